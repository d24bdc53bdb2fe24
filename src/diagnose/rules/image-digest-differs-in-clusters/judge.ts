import type {ClusterImage, SharedImage} from './images.ts';

export type Verdict =
  | {is: 'equal' | 'incomparable' | 'alone'}
  /** One name, several images: pods of one cluster differ among themselves. */
  | {is: 'within'; odd: readonly ClusterImage[]}
  /** The odd clusters, and one of the usual; `sameName`: under the same tag, which is the strong case. */
  | {is: 'between'; odd: readonly ClusterImage[]; usual: ClusterImage; sameName: boolean};

/** Judges one container over the clusters that run it. Of equally common digests one without slow clusters is usual. */
export function judge({running, container}: SharedImage, slow: ReadonlySet<string>): Verdict {
  const mixed = running.filter(
    ({images, digests, kind}) =>
      images.length === 1 && digests.value.length > 1 && isOfOnePlace(kind),
  );
  if (mixed.length > 0) return {is: 'within', odd: mixed};
  if (running.length < 2) return {is: 'alone'};
  const comparable = largest(Map.groupBy(running, ({kind}) => kind).values());
  if (comparable.length < 2) return {is: 'incomparable'};
  const groups = [...Map.groupBy(comparable, ({digests}) => digests.value.join(' ')).values()];
  if (groups.length < 2) return {is: comparable.length < running.length ? 'incomparable' : 'equal'};
  const most = Math.max(...groups.map((group) => group.length));
  const common = groups.filter((group) => group.length === most);
  const chosen = common.find((group) => !group.some(({cluster}) => slow.has(cluster))) ?? common[0];
  const usual = chosen?.[0];
  if (usual === undefined) return {is: 'alone'};
  const odd = groups.filter((group) => group !== chosen).flat();
  const sameName = odd.every(({images}) => images.join(' ') === usual.images.join(' '));
  // Another version of the proxy is the matter of `istio-version-skew`.
  if (container === 'istio-proxy' && !sameName) return {is: 'alone'};
  return {is: 'between', odd, usual, sameName};
}

/** Nodes of two runtimes or architectures within one cluster tell several digests by right. */
function isOfOnePlace(kind: string): boolean {
  return kind.split(' ').length === 3;
}

function largest(groups: Iterable<ClusterImage[]>): ClusterImage[] {
  return [...groups].reduce((most, one) => (one.length > most.length ? one : most), []);
}
