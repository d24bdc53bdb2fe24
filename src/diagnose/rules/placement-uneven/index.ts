import type {Evidence} from '../../../model/finding.ts';
import {aboutClusters} from '../../clusters/about-clusters.ts';
import {type Claim, defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {alignment, driftConfidence, slowNodesOf} from '../../drift/drift.ts';
import {clusters, ofClusters, type ReadCluster} from '../../inputs/clusters.ts';
import {cohortNodes, symptoms} from '../../inputs/index.ts';
import {type Busiest, busiestNodes} from './busiest.ts';
import {isUneven, type Placement, placementsOf} from './placements.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

const SHOWN = 5;
/** Share of a node’s CPU that pods have asked for. */
const FULL = 0.8;
const IDLE = 0.5;

export const placementUneven = defineRule({
  id: 'placement-uneven',
  scope: 'fleet',
  requires: {clusters: clusters()},
  optional: {
    members: ofClusters(cohortNodes()),
    symptoms: symptoms(),
    busiest: busiestNodes(),
  },
  strings,
  references: [
    'Kubernetes: Pod Topology Spread Constraints',
    'Kubernetes: Assigning Pods to Nodes; kube-scheduler',
  ],
  check({clusters: {value: all, source}, members, symptoms: told, busiest}) {
    if (all.length === 0) return notApplicable(say('no-clusters'));
    const placed = all.map((cluster) => ({cluster, placements: placementsOf(cluster)}));
    const count = placed.reduce((sum, {placements}) => sum + placements.length, 0);
    if (count === 0) return notApplicable(say('nothing-to-place'));
    const uneven = placed
      .map(({cluster, placements}) => ({cluster, placements: placements.filter(isUneven)}))
      .filter(({placements}) => placements.length > 0);
    if (uneven.length === 0) {
      const message = say('even', {count});
      return pass([{message, sources: [source]}], message);
    }
    const slow = slowNodesOf(told.ok ? told.value : [], members.ok ? members.value : []);
    const odd = uneven.map(({cluster}) => cluster.context);
    const confidence = driftConfidence(alignment(odd, slow));
    return uneven.map(({cluster, placements}) => {
      const busy = busiest.ok ? busiest.value.get(cluster.context) : undefined;
      return fail(claimOf(cluster, placements, busy, {all, confidence, isSlow: slow}));
    });
  },
});

type Around = {all: readonly ReadCluster[]; confidence: number; isSlow: ReadonlySet<string>};

function claimOf(
  {context}: ReadCluster,
  uneven: readonly Placement[],
  busy: Busiest | undefined,
  {all, confidence, isSlow}: Around,
): Claim {
  const sorted = [...uneven].sort((a, b) => b.most / b.even - a.most / a.even);
  const lines = sorted.slice(0, SHOWN).map(
    ({workload, pods, most, even, nodes, source}): Evidence => ({
      message: say('lie', {workload, pods, most, even, nodes, cluster: context}),
      sources: [source],
    }),
  );
  const load = (id: 'busy' | 'idle', {node, share, source}: Busiest): Evidence => ({
    message: say(id, {node, share}),
    sources: [source],
  });
  const isFull = busy !== undefined && busy.share >= FULL;
  const isIdle = busy !== undefined && busy.share < IDLE;
  return {
    verdict: 'contributor',
    severity: isFull || isSlow.has(context) ? 'medium' : 'low',
    confidence: isIdle ? Math.min(confidence, 0.3) : confidence,
    about: aboutClusters([context], all),
    facts: sorted.map(({fact}) => fact),
    title: say('title', {
      count: sorted.length,
      workload: sorted[0]?.workload ?? '-',
      cluster: context,
    }),
    why: say('why'),
    evidenceFor: [...lines, ...(isFull ? [load('busy', busy)] : [])],
    evidenceAgainst: [
      ...(isIdle ? [load('idle', busy)] : []),
      ...(isSlow.size > 0 && !isSlow.has(context)
        ? [{message: say('not-slow', {cluster: context}), sources: []}]
        : []),
    ],
    safe: [{id: 'spread-pods', message: say('spread-pods')}],
    danger: [{id: 'delete-pods', message: say('delete-pods')}],
  };
}
