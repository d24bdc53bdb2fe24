import {z} from 'zod';

/** A line of limits.conf(5) that holds in the end. */
export const FileLimit = z.strictObject({
  domain: z.string(),
  /** `soft`, `hard`, or `-` for both. */
  type: z.string(),
  item: z.string(),
  value: z.string(),
});
export type FileLimit = z.infer<typeof FileLimit>;

/** A limit in force; a number in the unit of limits.conf’s kernel side (bytes, counts), or `unlimited`. */
export const EffectiveLimit = z.strictObject({
  item: z.string(),
  soft: z.union([z.number(), z.literal('unlimited')]),
  hard: z.union([z.number(), z.literal('unlimited')]),
});
export type EffectiveLimit = z.infer<typeof EffectiveLimit>;
