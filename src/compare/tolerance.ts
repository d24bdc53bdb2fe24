import type {FactPolicy} from '../model/fact.ts';

type Tolerance = NonNullable<FactPolicy['tolerance']>;
type Counted = {value: number; count: number};

/**
 * Puts numbers that are equal within the tolerance into one bucket and returns, per value, the value that
 * speaks for its bucket (the commonest in it, the smallest of equally common ones).
 *
 * Buckets depend on the set of values only, not on their order: values ascend, a bucket opens at the smallest
 * value left and takes all that lie within the tolerance of it. Measuring from the opening value, not from the
 * neighbour, keeps a slow slope of values from becoming one bucket.
 */
export function bucketed(values: readonly Counted[], tolerance: Tolerance): Map<number, number> {
  const speakers = new Map<number, number>();
  let bucket: Counted[] = [];
  for (const counted of [...values].sort((a, b) => a.value - b.value)) {
    const opening = bucket[0];
    if (opening !== undefined && !within(opening.value, counted.value, tolerance)) {
      close(bucket, speakers);
      bucket = [];
    }
    bucket.push(counted);
  }
  close(bucket, speakers);
  return speakers;
}

function within(smaller: number, larger: number, tolerance: Tolerance): boolean {
  const difference = larger - smaller;
  if ('absolute' in tolerance) return difference <= tolerance.absolute;
  return difference <= tolerance.relative * Math.max(Math.abs(smaller), Math.abs(larger));
}

function close(bucket: readonly Counted[], speakers: Map<number, number>): void {
  let speaker = bucket[0];
  if (speaker === undefined) return;
  for (const counted of bucket) if (counted.count > speaker.count) speaker = counted;
  for (const {value} of bucket) speakers.set(value, speaker.value);
}
