import {factPath} from '../../../model/fact.ts';
import type {Source} from '../../../model/observed.ts';
import {seen} from '../../../model/observed.ts';
import {tellWords, workloadsOf} from '../../clusters/workloads.ts';
import type {Input} from '../../define-rule.ts';
import type {ReadCluster} from '../../inputs/clusters.ts';
import {podGroupsOf} from '../../inputs/pod-groups.ts';
import {isThrottled} from '../cpu-throttled/claim.ts';
import {throttling} from '../cpu-throttled/throttling.ts';

export type Sidecar = {
  cluster: string;
  workload: string;
  /** Thousandths of a core, the largest where a rollout shows several; infinite without a limit. */
  cpuMillis: number;
  memoryBytes: number;
  source: Source;
  facts: readonly string[];
};

export function sidecarsOf(clusters: readonly ReadCluster[]): Sidecar[] {
  return clusters.flatMap((cluster) =>
    workloadsOf(cluster).flatMap((workload): Sidecar[] => {
      const key = ['workload', workload, 'sidecar'];
      const cpu = tellWords(cluster, ...key, 'limitsCpuMillis');
      const memory = tellWords(cluster, ...key, 'limitsMemoryBytes');
      if (cpu === null || memory === null) return [];
      return [
        {
          cluster: cluster.context,
          workload,
          cpuMillis: largest(cpu.value),
          memoryBytes: largest(memory.value),
          source: cpu.source,
          facts: [cpu.fact, memory.fact],
        },
      ];
    }),
  );
}

function largest(told: readonly string[]): number {
  return Math.max(...told.map((one) => (one === 'none' ? Number.POSITIVE_INFINITY : Number(one))));
}

export type HeldSidecar = {
  cluster: string;
  workload: string;
  node: string;
  pod: string;
  periods: number;
  throttled: number;
  source: Source;
  fact: string;
};

/** Sidecars that a CPU limit held back between the readings, as their nodes tell. Never missing. */
export function heldSidecars(): Input<readonly HeldSidecar[]> {
  const groups = throttling();
  return {
    name: 'growth of cgroup.throttle of sidecars',
    read(view) {
      const byId = new Map(view.nodes.map((node) => [node.id, node]));
      const held = (view.clusters ?? []).flatMap(({context, nodes}) =>
        nodes.flatMap((id) => {
          const node = byId.get(id);
          const pods = podGroupsOf(view, id);
          if (node === undefined || pods.size === 0) return [];
          const read = groups.read(view, {kind: 'node', node});
          if (!read.ok) return [];
          return read.value.filter(isThrottled).flatMap(({path, periods, throttled}) => {
            const pod = pods.get(path);
            if (pod?.container !== 'istio-proxy') return [];
            const fact = factPath('cgroup', 'throttle', path, 'throttledPeriods');
            const {source} = read;
            const {workload} = pod;
            return [
              {
                cluster: context,
                workload,
                node: id,
                pod: pod.pod,
                periods,
                throttled,
                source,
                fact,
              },
            ];
          });
        }),
      );
      return seen(held, {node: '-', command: '-', section: 'cgroup.throttle', at: '-'});
    },
  };
}
