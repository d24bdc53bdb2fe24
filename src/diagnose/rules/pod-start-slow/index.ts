import type {Evidence} from '../../../model/finding.ts';
import {aboutClusters} from '../../clusters/about-clusters.ts';
import {type Claim, defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {clusters, type ReadCluster} from '../../inputs/clusters.ts';
import {say} from './say.ts';
import {
  type SlowStart,
  slowestStep,
  slowStarts,
  startsOf,
  type Waiting,
  waitingOf,
} from './starts.ts';
import {strings} from './strings.ts';

const SHOWN = 5;

export const podStartSlow = defineRule({
  id: 'pod-start-slow',
  scope: 'fleet',
  requires: {clusters: clusters()},
  strings,
  references: [
    'Kubernetes: Pod Lifecycle, pod conditions',
    'Kubernetes: Images; Debug Running Pods',
  ],
  check({clusters: {value: all, source}}) {
    if (all.length === 0) return notApplicable(say('no-clusters'));
    const starts = startsOf(all);
    const slow = Map.groupBy(slowStarts(starts), ({cluster}) => cluster);
    const waiting = Map.groupBy(waitingOf(all), ({cluster}) => cluster);
    const claims = [
      ...[...slow].map(([cluster, own]) => slowClaim(cluster, own, all)),
      ...[...waiting].map(([cluster, own]) => waitingClaim(cluster, own, all)),
    ];
    if (claims.length > 0) return claims.map((claim) => fail(claim));
    if (starts.length === 0) return notApplicable(say('no-starts'));
    const count = new Set(starts.map(({workload}) => workload)).size;
    return pass([{message: say('alike', {count}), sources: [source]}]);
  },
});

function slowClaim(
  cluster: string,
  slow: readonly SlowStart[],
  all: readonly ReadCluster[],
): Claim {
  const sorted = [...slow].sort((a, b) => b.startMs - a.startMs);
  const lines = sorted.slice(0, SHOWN).flatMap((one): Evidence[] => {
    const {workload, startMs, othersMs, startedPods, source} = one;
    const params = {cluster, workload, startMs, othersMs, count: startedPods};
    const step = slowestStep(one);
    return [
      {message: say('start', params), sources: [source]},
      ...(one.pullMs === null
        ? []
        : [{message: say('pulled', {workload, pullMs: one.pullMs}), sources: [source]}]),
      ...(step === null
        ? []
        : [
            {
              message: say('step', {
                workload,
                step: step.name,
                tookMs: step.tookMs,
                usualMs: step.usualMs,
              }),
              sources: [source],
            },
          ]),
    ];
  });
  return {
    verdict: 'contributor',
    severity: 'low',
    confidence: 0.3,
    about: aboutClusters([cluster], all),
    facts: sorted.map(({fact}) => fact),
    title: say('title', {
      cluster,
      count: sorted.length,
      workload: sorted[0]?.workload ?? '-',
    }),
    why: say('why'),
    evidenceFor: lines,
    evidenceAgainst: [
      {message: say('only-at-start'), sources: []},
      ...(sorted.every(({startedPods}) => startedPods < 3)
        ? [{message: say('few-pods'), sources: []}]
        : []),
    ],
    safe: [{id: 'pre-pull', message: say('pre-pull')}],
    danger: [],
  };
}

function waitingClaim(
  cluster: string,
  waiting: readonly Waiting[],
  all: readonly ReadCluster[],
): Claim {
  const reasons = [...new Set(waiting.flatMap((one) => one.reasons))].sort();
  return {
    kind: 'pods-not-starting',
    verdict: 'contributor',
    severity: 'medium',
    confidence: 0.4,
    about: aboutClusters([cluster], all),
    facts: waiting.map(({fact}) => fact),
    title: say('title-waiting', {
      cluster,
      count: waiting.length,
      workload: waiting[0]?.workload ?? '-',
      reasons,
    }),
    why: say('why-waiting'),
    evidenceFor: waiting.slice(0, SHOWN).map((one) => ({
      message: say('waits', {
        cluster,
        workload: one.workload,
        reasons: [...one.reasons],
        ended: one.ended.length === 0 ? ['-'] : [...one.ended],
      }),
      sources: [one.source],
    })),
    evidenceAgainst: [{message: say('others-run'), sources: []}],
    safe: [{id: 'look-at-events', message: say('look-at-events')}],
    danger: [],
  };
}
