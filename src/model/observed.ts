import {z} from 'zod';
import type {Message} from './message.ts';

/** Where a value was seen: which node, what was run there, which section of its output, when (ISO 8601, UTC, samespec's clock). */
export const Source = z.strictObject({
  node: z.string(),
  command: z.string(),
  section: z.string(),
  at: z.string(),
});
export type Source = z.infer<typeof Source>;

export const MISSING_REASONS = ['absent', 'denied', 'timeout', 'unparsed'] as const;

/**
 * Why there is no value. `absent`: the node answered that there is no such thing. `denied`: it may be
 * there, we may not read it. `timeout`: it did not answer in time. `unparsed`: it answered something
 * we do not understand. Never equal to one another, nor to a value.
 */
export type MissingReason = (typeof MISSING_REASONS)[number];

/** What was observed, or why nothing was. Unknown is an answer. */
export type Observed<T> =
  | {ok: true; value: T; source: Source}
  | {ok: false; reason: MissingReason; message: Message; source: Source};

export function seen<T>(value: T, source: Source): Observed<T> {
  return {ok: true, value, source};
}

export function missing(reason: MissingReason, message: Message, source: Source): Observed<never> {
  return {ok: false, reason, message, source};
}
