import type {Evidence} from '../../../model/finding.ts';
import {aboutClusters} from '../../clusters/about-clusters.ts';
import {type Claim, defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {alignment, driftConfidence, slowNodesOf} from '../../drift/drift.ts';
import {clusters, ofClusters, type ReadCluster} from '../../inputs/clusters.ts';
import {cohortNodes, symptoms} from '../../inputs/index.ts';
import {say} from './say.ts';
import {type HeldSidecar, heldSidecars, type Sidecar, sidecarsOf} from './sidecars.ts';
import {strings} from './strings.ts';

const SHOWN = 5;

export const sidecarUnderprovisioned = defineRule({
  id: 'sidecar-underprovisioned',
  scope: 'fleet',
  requires: {clusters: clusters(), held: heldSidecars()},
  optional: {members: ofClusters(cohortNodes()), symptoms: symptoms()},
  strings,
  references: [
    'Istio: Performance and Scalability, CPU and memory of proxies',
    'Linux Documentation/admin-guide/cgroup-v2.rst, cpu.stat',
  ],
  check({clusters: {value: all, source}, held: {value: held}, members, symptoms: told}) {
    const sidecars = sidecarsOf(all);
    if (sidecars.length === 0 && held.length === 0) return notApplicable(say('no-sidecars'));
    const slow = slowNodesOf(told.ok ? told.value : [], members.ok ? members.value : []);
    const small = smaller(sidecars);
    const names = [
      ...new Set([...small.map((one) => one.low.cluster), ...held.map((one) => one.cluster)]),
    ];
    if (names.length === 0) {
      return pass([{message: say('enough', {count: sidecars.length}), sources: [source]}]);
    }
    const confidence = driftConfidence(alignment(names, slow));
    return names.sort().map((cluster) =>
      fail(
        claimOf(cluster, all, confidence, {
          small: small.filter(({low}) => low.cluster === cluster),
          held: held.filter((one) => one.cluster === cluster),
        }),
      ),
    );
  },
});

type Small = {low: Sidecar; other: Sidecar; cpu: boolean};

/** Sidecars that may use less than those of the same workload in every other cluster. */
function smaller(sidecars: readonly Sidecar[]): Small[] {
  return [...Map.groupBy(sidecars, ({workload}) => workload).values()].flatMap((all) =>
    all.flatMap((low): Small[] => {
      const others = all.filter(({cluster}) => cluster !== low.cluster);
      const [other] = others;
      if (other === undefined) return [];
      const cpu = others.every(({cpuMillis}) => low.cpuMillis < cpuMillis);
      const memory = others.every(({memoryBytes}) => low.memoryBytes < memoryBytes);
      return cpu || memory ? [{low, other, cpu}] : [];
    }),
  );
}

type Seen = {small: readonly Small[]; held: readonly HeldSidecar[]};

function claimOf(
  cluster: string,
  all: readonly ReadCluster[],
  confidence: number,
  {small, held}: Seen,
): Claim {
  const limits = small.slice(0, SHOWN).map(
    ({low, other, cpu}): Evidence => ({
      message: say(cpu ? 'smaller-cpu' : 'smaller-memory', {
        cluster,
        workload: low.workload,
        value: cpu ? low.cpuMillis : low.memoryBytes,
        other: other.cluster,
        otherValue: text(cpu ? other.cpuMillis : other.memoryBytes),
      }),
      sources: [low.source, other.source],
    }),
  );
  const lines = held.slice(0, SHOWN).map(
    ({node, pod, periods, throttled, source}): Evidence => ({
      message: say('held-back', {node, pod, periods, throttled}),
      sources: [source],
    }),
  );
  const workloads = [
    ...new Set([...small.map(({low}) => low.workload), ...held.map(({workload}) => workload)]),
  ];
  return {
    verdict: 'contributor',
    severity: held.length > 0 ? 'high' : 'medium',
    confidence: held.length > 0 ? 0.6 : Math.min(confidence, 0.4),
    about:
      held.length > 0
        ? {nodes: [...new Set(held.map(({node}) => node))].sort()}
        : aboutClusters([cluster], all),
    facts: [...small.flatMap(({low}) => low.facts), ...held.map(({fact}) => fact)],
    title: say('title', {cluster, count: workloads.length, workload: workloads[0] ?? '-'}),
    why: say('why'),
    evidenceFor: [...lines, ...limits],
    evidenceAgainst: held.length > 0 ? [] : [{message: say('not-seen'), sources: []}],
    safe: [{id: 'raise-sidecar', message: say('raise-sidecar')}],
    danger: [{id: 'remove-sidecar', message: say('remove-sidecar')}],
  };
}

/** No limit at all is more than any. */
function text(value: number): string {
  return Number.isFinite(value) ? String(value) : '∞';
}
