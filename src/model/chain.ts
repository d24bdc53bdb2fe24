import {z} from 'zod';
import {Message} from './message.ts';
import {Source} from './observed.ts';

/**
 * One step from what is felt to what is wrong. `measured` is false only for a mechanism that the cause would bring
 * and that nobody measured; what is neither measured nor expected has no link.
 */
export const ChainLink = z.strictObject({
  role: z.enum(['symptom', 'mechanism', 'cause']),
  message: Message,
  measured: z.boolean(),
  /** What the link rests on: ids of symptoms and findings, and paths as `layer/probe/source/destination`. */
  symptoms: z.array(z.string()),
  findings: z.array(z.string()),
  paths: z.array(z.string()),
  sources: z.array(Source),
});
export type ChainLink = z.infer<typeof ChainLink>;

/**
 * Symptom, mechanisms and cause of one fault, in that order.
 * `explained`: the symptom is felt, a mechanism was measured, a finding causes it.
 * `expected`: symptom and finding fit one another, but no mechanism was measured between them.
 * `latent`: a finding without a symptom: no slowness was measured.
 * `unexplained`: a symptom without a finding.
 */
export const Chain = z.strictObject({
  id: z.string(),
  status: z.enum(['explained', 'expected', 'latent', 'unexplained']),
  /** The finding this chain ends at; `null` for `unexplained`. */
  finding: z.string().nullable(),
  symptoms: z.array(z.string()),
  /** Findings that lead to `finding`, and such that follow from it: told in this chain and not for themselves. */
  origins: z.array(z.string()),
  consequences: z.array(z.string()),
  links: z.array(ChainLink),
  /** What speaks against this chain; `null` where nothing is known to. */
  against: Message.nullable(),
});
export type Chain = z.infer<typeof Chain>;

const Share = z.number().min(0).max(1);

/** Bounds of a share of a gap, 0..1. Where both are equal it is known as well as the samples are. */
export const ShareRange = z.strictObject({low: Share, high: Share});
export type ShareRange = z.infer<typeof ShareRange>;

/** How much of one symptom’s gap one finding (or distance) accounts for. */
export const AttributedPart = z.strictObject({
  /** `null`: distance, which belongs to no finding. */
  finding: z.string().nullable(),
  /** `null`: not known; `message` says why. */
  share: ShareRange.nullable(),
  /** The arithmetic in words. */
  message: Message,
});
export type AttributedPart = z.infer<typeof AttributedPart>;

/** The gap of one symptom (value against reference, in its unit) and where it goes. The rest is never spread. */
export const Attribution = z.strictObject({
  symptom: z.string(),
  gap: z.number(),
  parts: z.array(AttributedPart),
  unexplained: ShareRange,
});
export type Attribution = z.infer<typeof Attribution>;
