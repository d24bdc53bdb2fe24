import {z} from 'zod';
import type {Strings, Message as Words} from './words.ts';

export {type MessageParam, messages, type Strings} from './words.ts';

export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

export type Message = Words;
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

/** Every text by full id, as the writers of reports need it. */
export type Catalogue = Readonly<Record<string, {en: string; 'zh-CN': string}>>;

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
