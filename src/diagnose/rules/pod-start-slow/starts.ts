import type {Source} from '../../../model/observed.ts';
import {middle, tellNumber, tellWords, workloadsOf} from '../../clusters/workloads.ts';
import type {ReadCluster} from '../../inputs/clusters.ts';

const STEPS = ['sandboxMs', 'initialisedMs', 'containersReadyMs'] as const;

export type Start = {
  cluster: string;
  workload: string;
  /** From being placed to being ready, median over its pods, ms; the API tells whole seconds. */
  startMs: number;
  startedPods: number;
  steps: Partial<Record<(typeof STEPS)[number], number>>;
  /** Of this time for pulling images, where the events tell. */
  pullMs: number | null;
  source: Source;
  fact: string;
};

export type SlowStart = Start & {othersMs: number; othersSteps: Start['steps']};

/** Three times as slow and a quarter of a minute slower: less is a busy minute. */
const TIMES = 3;
const SLOWER_MS = 15_000;

export function startsOf(clusters: readonly ReadCluster[]): Start[] {
  return clusters.flatMap((cluster) =>
    workloadsOf(cluster).flatMap((workload) => {
      const key = ['workload', workload];
      const start = tellNumber(cluster, ...key, 'startMs');
      if (start === null) return [];
      const steps = STEPS.flatMap((step) => {
        const told = tellNumber(cluster, ...key, 'start', step);
        return told === null ? [] : [[step, told.value] as const];
      });
      const pullMs = tellNumber(cluster, ...key, 'start', 'pullMs')?.value ?? null;
      const startedPods = tellNumber(cluster, ...key, 'startedPods')?.value ?? 1;
      const {value: startMs, source, fact} = start;
      const {context} = cluster;
      return [
        {
          cluster: context,
          workload,
          startMs,
          startedPods,
          pullMs,
          steps: Object.fromEntries(steps),
          source,
          fact,
        },
      ];
    }),
  );
}

/** Workloads that start much slower in a cluster than in the others that run them. */
export function slowStarts(starts: readonly Start[]): SlowStart[] {
  return [...Map.groupBy(starts, ({workload}) => workload).values()].flatMap((all) =>
    all.flatMap((one) => {
      const others = all.filter(({cluster}) => cluster !== one.cluster);
      const othersMs = middle(others.map(({startMs}) => startMs));
      if (othersMs === null) return [];
      const isSlow = one.startMs >= TIMES * othersMs && one.startMs - othersMs >= SLOWER_MS;
      const usual = STEPS.flatMap((step) => {
        const value = middle(others.flatMap(({steps}) => steps[step] ?? []));
        return value === null ? [] : [[step, value] as const];
      });
      return isSlow ? [{...one, othersMs, othersSteps: Object.fromEntries(usual)}] : [];
    }),
  );
}

/** The step that takes the most longer than elsewhere; `null` where the steps were not told. */
export function slowestStep({steps, startMs, othersSteps, othersMs}: SlowStart) {
  const names = ['sandboxMs', 'initialisedMs', 'containersReadyMs'] as const;
  const all = [
    ...names.flatMap((name) => {
      const [own, usual] = [steps[name], othersSteps[name]];
      return own === undefined || usual === undefined ? [] : [{name, own, usual}];
    }),
    {name: 'readyMs' as const, own: startMs, usual: othersMs},
  ];
  if (all.length < 2) return null;
  // Steps are counted from the same moment; without init containers “initialised” comes before the sandbox.
  const sorted = [...all].sort((a, b) => a.own - b.own);
  let previous = {own: 0, usual: 0};
  let worst: {name: string; tookMs: number; usualMs: number} | null = null;
  for (const {name, own, usual} of sorted) {
    const tookMs = own - previous.own;
    const usualMs = Math.max(0, usual - previous.usual);
    if (worst === null || tookMs - usualMs > worst.tookMs - worst.usualMs) {
      worst = {name, tookMs, usualMs};
    }
    previous = {own, usual};
  }
  return worst;
}

export type Waiting = {
  cluster: string;
  workload: string;
  reasons: readonly string[];
  ended: readonly string[];
  source: Source;
  fact: string;
};

/** What any container says while it is being made. */
const ORDINARY = new Set(['ContainerCreating', 'PodInitializing']);

/** Workloads with containers that wait for something that does not come by itself. */
export function waitingOf(clusters: readonly ReadCluster[]): Waiting[] {
  return clusters.flatMap((cluster) =>
    workloadsOf(cluster).flatMap((workload): Waiting[] => {
      const waiting = tellWords(cluster, 'workload', workload, 'waiting');
      const reasons = (waiting?.value ?? []).filter((reason) => !ORDINARY.has(reason));
      if (waiting === null || reasons.length === 0) return [];
      const ended = tellWords(cluster, 'workload', workload, 'ended')?.value ?? [];
      const {source, fact} = waiting;
      return [{cluster: cluster.context, workload, reasons, ended, source, fact}];
    }),
  );
}
