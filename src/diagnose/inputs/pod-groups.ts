import {factPath} from '../../model/fact.ts';
import {seen} from '../../model/observed.ts';
import {rememberedByText, rememberedIn} from '../../model/remembered.ts';
import type {EvidenceView, Input} from '../define-rule.ts';
import {namesBelow} from '../settings/leaves-below.ts';
import {observe} from './fact.ts';
import {TEXT} from './kinds.ts';
import {nodeOf} from './subject.ts';

export type PodGroup = {workload: string; pod: string; container: string | null};

/** Cgroups of the node that its cluster knows as containers of a workload, by path; empty without a cluster. Never missing. */
export function podGroups(): Input<ReadonlyMap<string, PodGroup>> {
  return {
    name: 'cgroup.throttle.*.workload',
    read(view, subject) {
      const {id} = nodeOf(subject);
      return seen(podGroupsOf(view, id), {
        node: id,
        command: '-',
        section: 'cgroup.throttle',
        at: '-',
      });
    },
  };
}

/** The same for one node. */
export const podGroupsOf = rememberedIn((view: EvidenceView, node): Map<string, PodGroup> => {
  const found = new Map<string, PodGroup>();
  // Either reading may be the first that saw the container.
  for (const reading of [view.facts, view.factsAfter]) {
    for (const path of namesBelow(reading.get(node), 'cgroup.throttle')) {
      const leaves = leavesOf(path);
      const workload = observe(reading, node, leaves.workload, TEXT);
      if (!workload.ok) continue;
      const pod = observe(reading, node, leaves.pod, TEXT);
      const container = observe(reading, node, leaves.container, TEXT);
      found.set(path, {
        workload: workload.value,
        pod: pod.ok ? pod.value : '-',
        container: container.ok ? container.value : null,
      });
    }
  }
  return found;
});

const leavesOf = rememberedByText((path) => ({
  workload: factPath('cgroup', 'throttle', path, 'workload'),
  pod: factPath('cgroup', 'throttle', path, 'pod'),
  container: factPath('cgroup', 'throttle', path, 'container'),
}));
