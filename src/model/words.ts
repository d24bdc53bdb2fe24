// Apart from message.ts, so that what must stay small (the agent) can say things without loading zod.

export type MessageParam = string | number | boolean | readonly string[] | Message;

/**
 * A sentence that has not been written yet: the id of a string and what goes into its gaps.
 * Text is made last, in the reader's language, so a saved run can change language.
 */
export type Message = {
  readonly id: string;
  readonly params?: Readonly<Record<string, MessageParam>>;
};

/**
 * The texts of one module, in ICU MessageFormat syntax, keyed by id without the module's prefix.
 * An apostrophe quotes braces in ICU, so write ’ in English prose. `note` is for translators.
 */
export type Strings = Readonly<Record<string, {en: string; 'zh-CN': string; note?: string}>>;

/**
 * Binds a module's strings to its prefix: `const say = messages('slow-clocksource', strings)`,
 * then `say('title', {current})` is a Message with the id `slow-clocksource/title`.
 */
export function messages<S extends Strings>(prefix: string, strings: S) {
  // Put together once: a large fleet says the same hundred thousands of times.
  const full = new Map(Object.keys(strings).map((id) => [id, `${prefix}/${id}`]));
  return (own: keyof S & string, params?: Message['params']): Message => {
    const id = full.get(own);
    if (id === undefined) throw new Error(`no string ${prefix}/${own}`);
    return params === undefined ? {id} : {id, params};
  };
}
