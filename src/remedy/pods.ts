import {factPath, factSegments, type NodeFacts} from '../model/fact.ts';
import {numberFact, textFact} from './facts-view.ts';

/** A pod of a node, known by its network namespace. */
export type PodOfNode = {
  /** `ns-4026532453` */
  name: string;
  /** Inode number of its network namespace. */
  namespace: number;
  interface: string;
  address: string | null;
  mtuBytes: number;
};

/** Pods that were looked into, at most four of a node; `all` is false where there are more. */
export function podsOf(facts: NodeFacts): {pods: PodOfNode[]; all: boolean} {
  const names = new Set<string>();
  for (const path of Object.keys(facts.leaves)) {
    if (!path.startsWith('pod.')) continue;
    const [, name = ''] = factSegments(path);
    if (/^ns-\d+$/.test(name)) names.add(name);
  }
  const pods: PodOfNode[] = [];
  for (const name of [...names].sort()) {
    const link = textFact(facts, factPath('pod', name, 'interface'));
    const mtuBytes = numberFact(facts, factPath('pod', name, 'mtuBytes'));
    const namespace = Number(name.slice(3));
    if (link === null || mtuBytes === null || !Number.isSafeInteger(namespace)) continue;
    const address = textFact(facts, factPath('pod', name, 'address'));
    pods.push({name, namespace, interface: link, address, mtuBytes});
  }
  const count = numberFact(facts, 'pod.count') ?? pods.length;
  return {pods, all: count <= pods.length};
}
