import {z} from 'zod';

export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

export type MessageParam = string | number | boolean | readonly string[] | Message;

/**
 * A sentence that has not been written yet: the id of a string and what goes into its gaps.
 * Text is made last, in the reader's language, so a saved run can change language.
 */
export type Message = {
  readonly id: string;
  readonly params?: Readonly<Record<string, MessageParam>>;
};

export const Message: z.ZodType<Message> = z.lazy(() =>
  z.strictObject({
    id: z.string().min(1),
    params: z
      .record(
        z.string(),
        z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), Message]),
      )
      .exactOptional(),
  }),
);

/**
 * The texts of one module, in ICU MessageFormat syntax, keyed by id without the module's prefix.
 * An apostrophe quotes braces in ICU, so write ’ in English prose. `note` is for translators.
 */
export type Strings = Readonly<Record<string, {en: string; 'zh-CN': string; note?: string}>>;

/** Every text by full id, as the writers of reports need it. */
export type Catalogue = Readonly<Record<string, {en: string; 'zh-CN': string}>>;

/**
 * Binds a module's strings to its prefix: `const say = messages('slow-clocksource', strings)`,
 * then `say('title', {current})` is a Message with the id `slow-clocksource/title`.
 */
export function messages<S extends Strings>(prefix: string, strings: S) {
  return (id: keyof S & string, params?: Message['params']): Message => {
    if (!(id in strings)) throw new Error(`no string ${prefix}/${id}`);
    return params === undefined ? {id: `${prefix}/${id}`} : {id: `${prefix}/${id}`, params};
  };
}

/** Joins the strings of many modules into one catalogue; a duplicate id is a mistake in the code. */
export function catalogueOf(modules: readonly {prefix: string; strings: Strings}[]): Catalogue {
  const all: Record<string, {en: string; 'zh-CN': string}> = {};
  for (const {prefix, strings} of modules) {
    for (const [id, texts] of Object.entries(strings)) {
      const full = `${prefix}/${id}`;
      if (full in all) throw new Error(`string ${full} is defined twice`);
      all[full] = {en: texts.en, 'zh-CN': texts['zh-CN']};
    }
  }
  return all;
}
