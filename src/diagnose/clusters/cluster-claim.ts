import {factSegments} from '../../model/fact.ts';
import type {Evidence} from '../../model/finding.ts';
import type {Claim} from '../define-rule.ts';
import {
  alignmentOf,
  type DriftClass,
  driftConfidence,
  isTied,
  type Odd,
  valueText,
} from '../drift/drift.ts';
import type {ReadCluster} from '../inputs/clusters.ts';
import {aboutClusters, isOnePerRegion} from './about-clusters.ts';
import type {SayCluster} from './cluster-strings.ts';

type Common = Pick<
  Claim,
  'confidence' | 'about' | 'facts' | 'title' | 'evidenceFor' | 'evidenceAgainst'
>;

/** What is said of facts that set these clusters apart, `first` named in the title. `slow`: clusters of slow regions. */
export function clusterClaim(
  say: SayCluster,
  {nodes: contexts, members}: DriftClass,
  slow: ReadonlySet<string>,
  all: readonly ReadCluster[],
): Common {
  const aligned = alignmentOf({nodes: contexts, members}, slow);
  const told = members.flatMap((member) => differences(say, member));
  const unknown = new Set(members.flatMap(({partition}) => partition.unknown));
  const against: Evidence[] = [];
  if (aligned === 'not-aligned') {
    const id = isTied({members}) ? 'slow-on-all-sides' : 'slow-have-usual';
    against.push({message: say(id), sources: []});
  }
  if (isOnePerRegion(all)) against.push({message: say('few-clusters'), sources: []});
  if (unknown.size > 0) {
    against.push({message: say('could-not-tell', {count: unknown.size}), sources: []});
  }
  return {
    confidence: driftConfidence(aligned),
    about: aboutClusters(contexts, all),
    facts: members.map(({partition}) => partition.fact),
    title: titleOf(say, contexts, members),
    evidenceFor:
      aligned === 'aligned' ? [{message: say('lies-as-slowness'), sources: []}, ...told] : told,
    evidenceAgainst: against,
  };
}

/** `shop/cart container.cart.image`, `kubelet.cpuManagerPolicy`: the fact without the word that begins it. */
export function clusterKey(fact: string): string {
  const [family = '', name = '', ...rest] = factSegments(fact);
  return family === 'cluster' ? [name, ...rest].join('.') : `${name} ${rest.join('.')}`;
}

function titleOf(say: SayCluster, clusters: readonly string[], members: readonly Odd[]) {
  const [first] = members;
  const key = first === undefined ? '' : clusterKey(first.partition.fact);
  const [group] = first?.odd ?? [];
  const tied = isTied({members});
  if (members.length !== 1 || first?.odd.length !== 1 || group === undefined) {
    return say(tied ? 'title-many-tied' : 'title-many', {count: members.length, key, clusters});
  }
  const notSet = say('not-set');
  const {groups} = first.partition;
  const value = valueText(group, notSet, groups);
  const usual = valueText(first.usual, notSet, groups);
  return say(tied ? 'title-tied' : 'title-one', {key, clusters, value, usual});
}

function differences(say: SayCluster, {partition, usual, odd, tied, told}: Odd): Evidence[] {
  const notSet = say('not-set');
  const {groups} = partition;
  return (tied ? [usual, ...odd] : odd).map((group) => ({
    message: say(tied ? 'difference-tied' : 'difference', {
      few: group.nodes.length,
      all: told,
      clusters: group.nodes,
      key: clusterKey(partition.fact),
      value: valueText(group, notSet, groups),
      ...(tied ? {} : {usual: valueText(usual, notSet, groups)}),
    }),
    sources: [...partition.sources],
  }));
}
