import type {AttributedPart, ShareRange} from '../../model/chain.ts';

/** A part without the name of its finding. */
export type Part = Omit<AttributedPart, 'finding'>;

/** Bounds of an amount as bounds of its share of the gap, in order and within 0..1. */
export function shareOf(gap: number, a: number, b: number): ShareRange {
  const [low, high] = a <= b ? [a, b] : [b, a];
  return {low: clipped(low / gap), high: clipped(high / gap)};
}

function clipped(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000;
}
