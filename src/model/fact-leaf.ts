import {z} from 'zod';
import {Message} from './message.ts';
import {MISSING_REASONS} from './observed.ts';

/** A leaf: text, number, truth, or a set of words (order without meaning). */
export const FactValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
export type FactValue = z.infer<typeof FactValue>;

/** One run of a section of the collector on a node. */
export const SectionRun = z.strictObject({
  /** What was run, as a person could type it. */
  command: z.string(),
  exit: z.int(),
  durationMs: z.number(),
  /** Bytes received; more than the cap means `truncated`. */
  bytes: z.int(),
  truncated: z.boolean(),
});
export type SectionRun = z.infer<typeof SectionRun>;

/** A leaf as kept: the value or why there is none, and the section it was read from. */
export const FactLeaf = z.union([
  z.strictObject({value: FactValue, section: z.string()}),
  z.strictObject({reason: z.enum(MISSING_REASONS), message: Message, section: z.string()}),
]);
export type FactLeaf = z.infer<typeof FactLeaf>;

/** All that was learned of one node in one reading. */
export const NodeFacts = z.strictObject({
  node: z.string(),
  /** ISO 8601, UTC. */
  at: z.string(),
  sections: z.record(z.string(), SectionRun),
  leaves: z.record(z.string(), FactLeaf),
  /** Rows a parser could not read and left out, with what was wrong, so nothing vanishes quietly. */
  dropped: z.array(z.strictObject({section: z.string(), row: z.string(), why: z.string()})),
});
export type NodeFacts = z.infer<typeof NodeFacts>;
