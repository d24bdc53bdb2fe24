import {type FactLeaf, factPath, factSegments, type NodeFacts} from '../../../model/fact.ts';
import {leafNamesIn} from '../../../model/leaf-table.ts';
import type {RawCluster} from '../raw.ts';
import {Pod, readObjects} from './objects.ts';
import {workloadOf} from './workloads.ts';

/** Whose a cgroup of a pod is: by the pod’s UID, and by the id of its container where that is known. */
export type PodOfGroup = {
  workload: string;
  pod: string;
  containers: ReadonlyMap<string, string>;
};

export function podsByUid(raw: RawCluster): Map<string, PodOfGroup> {
  const found = new Map<string, PodOfGroup>();
  const list = raw.lists.pods;
  if (list?.ok !== true) return found;
  for (const pod of readObjects(Pod, list.value).read) {
    const {uid, name, namespace} = pod.metadata;
    const workload = workloadOf(pod);
    if (uid === undefined || workload === null) continue;
    const all = [...pod.status.containerStatuses, ...pod.status.initContainerStatuses];
    const containers = all.flatMap(({name: container, containerID}) => {
      const id = /[0-9a-f]{64}$/.exec(containerID ?? '')?.[0];
      return id === undefined ? [] : [[id, container] as const];
    });
    found.set(uid, {workload, pod: `${namespace}/${name}`, containers: new Map(containers)});
  }
  return found;
}

const UID = /pod([0-9a-f]{8}[_-][0-9a-f]{4}[_-][0-9a-f]{4}[_-][0-9a-f]{4}[_-][0-9a-f]{12})/;

/**
 * Names the workload of each cgroup with a quota that the node told of: `cgroup.throttle.PATH.workload`, `.pod` and
 * `.container`. The paths are those of the kubelet’s systemd and cgroupfs drivers.
 */
export function groupLeaves(
  facts: NodeFacts,
  pods: ReadonlyMap<string, PodOfGroup>,
): Record<string, FactLeaf> {
  const leaves: Record<string, FactLeaf> = {};
  for (const name of leafNamesIn(facts, 'cgroup')) {
    const [, kind, path, leaf] = factSegments(name);
    if (kind !== 'throttle' || path === undefined || leaf !== 'periods') continue;
    const pod = pods.get(UID.exec(path)?.[1]?.replaceAll('_', '-') ?? '');
    if (pod === undefined) continue;
    const put = (key: string, value: string) => {
      leaves[factPath('cgroup', 'throttle', path, key)] = {value, section: 'pods'};
    };
    put('workload', pod.workload);
    put('pod', pod.pod);
    const container = pod.containers.get(/([0-9a-f]{64})(?:\.scope)?$/.exec(path)?.[1] ?? '');
    if (container !== undefined) put('container', container);
  }
  return leaves;
}
