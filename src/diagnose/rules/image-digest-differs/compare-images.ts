import type {RunningImage} from './images-input.ts';

/** One image name under one runtime, with the digests found, the most common first. */
export type ImageDigests = {
  image: string;
  runtime: string;
  digests: readonly {digest: string; running: readonly RunningImage[]}[];
};

/**
 * Groups images by name and runtime and keeps those that run on at least two nodes. Digests of different
 * runtimes are not comparable: one shows the manifest’s, another the configuration’s.
 */
export function comparableImages(
  images: readonly RunningImage[],
  runtimeOf: ReadonlyMap<string, string>,
): ImageDigests[] {
  const comparable: ImageDigests[] = [];
  for (const [runtime, own] of Map.groupBy(images, ({node}) => runtimeOf.get(node))) {
    if (runtime === undefined) continue;
    for (const [image, running] of Map.groupBy(own, (one) => one.image)) {
      const [first] = running;
      if (running.every(({node}) => node === first?.node)) continue;
      comparable.push({image, runtime, digests: byDigest(running)});
    }
  }
  return comparable.sort((a, b) => (a.image < b.image ? -1 : a.image > b.image ? 1 : 0));
}

function byDigest(running: readonly RunningImage[]): ImageDigests['digests'] {
  return [...Map.groupBy(running, ({digest}) => digest)]
    .map(([digest, found]) => ({digest, running: found}))
    .sort((a, b) => b.running.length - a.running.length || (a.digest < b.digest ? -1 : 1));
}
