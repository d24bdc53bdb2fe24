import {CARD_SLACK_BYTES, carries, type PathLimit} from './path-limit.ts';

/** What a path ought to carry by what is configured, bytes of whole IP packets, and which value decides. */
export type Prediction<By extends string> = {bytes: number; by: By};

/**
 * Between two nodes: the smallest of both cards and of the sender’s route. A receiving card drops what is larger
 * than its own MTU. What lies between is not known to anybody; that is why it is measured.
 */
export function predictHost(given: {
  sourceBytes: number;
  destinationBytes: number;
  routeBytes: number | null;
}): Prediction<'source' | 'destination' | 'route'> {
  return least([
    ['source', given.sourceBytes],
    ['destination', given.destinationBytes],
    ['route', given.routeBytes],
  ]);
}

/** Between pods of two nodes: the smallest of both pods, of the tunnel devices, and of the underlay less the overhead. */
export function predictPod(given: {
  sourcePodBytes: number;
  destinationPodBytes: number;
  tunnelBytes: number | null;
  underlayBytes: number;
  overheadBytes: number;
}): Prediction<'source' | 'destination' | 'tunnel' | 'underlay'> {
  return least([
    ['source', given.sourcePodBytes],
    ['destination', given.destinationPodBytes],
    ['tunnel', given.tunnelBytes],
    ['underlay', given.underlayBytes - given.overheadBytes],
  ]);
}

/**
 * `unknown`: the predicted size lies in the bracket that was not searched. What a card receives above its MTU is as
 * predicted.
 */
export function comparePrediction(
  limit: PathLimit,
  predictedBytes: number,
): 'as-predicted' | 'smaller' | 'larger' | 'unknown' {
  switch (carries(limit, predictedBytes)) {
    case 'no':
      return 'smaller';
    case 'unknown':
      return 'unknown';
    case 'yes':
      return (limit.passBytes ?? 0) > predictedBytes + CARD_SLACK_BYTES ? 'larger' : 'as-predicted';
  }
}

function least<By extends string>(
  values: readonly (readonly [By, number | null])[],
): Prediction<By> {
  let found: Prediction<By> | null = null;
  for (const [by, bytes] of values) {
    if (bytes !== null && (found === null || bytes < found.bytes)) found = {bytes, by};
  }
  if (found === null) throw new Error('nothing to predict from');
  return found;
}
