import type {PartitionGroup} from '../../../model/comparison.ts';
import type {Evidence} from '../../../model/finding.ts';
import type {Node} from '../../../model/node.ts';
import type {Observed} from '../../../model/observed.ts';
import type {Claim} from '../../define-rule.ts';
import {alignmentOf, nodesOf, type Odd, oddOnesOut, valueText} from '../../drift/drift.ts';
import type {SourcedPartition} from '../../drift/drift-input.ts';
import type {GroupComparer} from '../../speed/compare-groups.ts';
import {placesOf, shortList} from './places.ts';
import {say} from './say.ts';
import {speedEvidence} from './speed-evidence.ts';
import {differingFlags} from './telling-flags.ts';

export type Around = {
  nodes: readonly Node[];
  slow: ReadonlySet<string>;
  /** What differs in flags, and in kernels, between nodes that could tell. */
  flags: readonly SourcedPartition[];
  kernels: readonly SourcedPartition[];
  speeds: Observed<GroupComparer>;
};

/** One claim for the whole difference, whatever else differs with the model. */
export function modelClaim(odd: Odd, around: Around): Claim {
  const lines = [odd.usual, ...odd.odd].map(
    (group): Evidence => ({
      message: say('model-at', {value: nameOf(odd, group), places: placesOf(group, around.nodes)}),
      sources: odd.partition.sources.filter(({node}) => group.nodes.includes(node)),
    }),
  );
  const [only, second] = odd.odd;
  const usual = nameOf(odd, odd.usual);
  const single = only !== undefined && second === undefined;
  const values = single ? {value: nameOf(odd, only), usual} : {usual};
  const title = odd.tied
    ? say(single ? 'title-tied' : 'title-many-tied', single ? values : {})
    : say(single ? 'title' : 'title-many', values);
  return {
    ...common(odd, around, [...lines, ...flagLines(around)]),
    title,
    why: say('why', {kind: kindOf(odd)}),
  };
}

/** The same model with other instructions: a hypervisor that hides some, or passes more on. */
export function featuresClaim(odd: Odd, around: Around): Claim {
  return {
    ...common(odd, around, flagLines(around)),
    title: say('title-features'),
    why: say('why-features', {kind: kindOf(odd)}),
  };
}

function common(odd: Odd, {nodes, slow, kernels, speeds}: Around, lines: readonly Evidence[]) {
  const about = nodesOf(odd);
  const aligned = alignmentOf({nodes: about, members: [odd]}, slow);
  const against: Evidence[] = [];
  if (aligned === 'not-aligned')
    against.push({message: say(odd.tied ? 'slow-on-all-sides' : 'slow-have-usual'), sources: []});
  if (kernels.length > 0) against.push({message: say('kernels-differ'), sources: []});
  const silent = odd.partition.unknown.length;
  if (silent > 0) against.push({message: say('could-not-tell', {count: silent}), sources: []});
  const oddNodes = odd.odd.flatMap(({nodes: own}) => own).sort();
  const speed = speedEvidence(oddNodes, odd.usual.nodes, speeds, nodes.length);
  against.push(...speed.against);
  return {
    verdict: 'contributor',
    severity: 'medium',
    confidence: speed.confidence ?? (aligned === 'not-aligned' ? 0.3 : 0.5),
    about: {nodes: about},
    facts: [odd.partition.fact],
    evidenceFor: [
      ...speed.for,
      ...(aligned === 'aligned' ? [{message: say('lies-as-slowness'), sources: []}] : []),
      ...lines,
    ],
    evidenceAgainst: against,
    safe: [
      ...(speed.confidence === undefined
        ? [{id: 'benchmark-first', message: say('benchmark-first')}]
        : []),
      {id: 'pin-cpu-platform', message: say('pin-cpu-platform')},
    ],
    danger: [{id: 'move-before-measuring', message: say('move-before-measuring')}],
  } satisfies Partial<Claim>;
}

function flagLines({flags, slow}: Around): Evidence[] {
  return oddOnesOut(flags, slow).flatMap((odd) =>
    differingFlags(odd).flatMap(({nodes, side, telling, others}): Evidence[] => {
      if (telling.length === 0) return [];
      const params = {nodes: shortList(nodes), flags: telling, more: others.length};
      return [{message: say(side, params), sources: [...odd.partition.sources]}];
    }),
  );
}

function nameOf({partition}: Odd, group: PartitionGroup) {
  const value = valueText(group, say('unnamed'));
  if (partition.fact === 'cpu.modelName' || partition.fact === 'cpu.vendor') return value;
  return say(partition.fact === 'cpu.family' ? 'family' : 'model', {value});
}

function kindOf({partition}: Odd): string {
  return partition.kind === 'region-drift' ? 'region' : 'within';
}
