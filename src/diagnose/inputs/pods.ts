import type {z} from 'zod';
import {factPath, factSegments, type NodeFacts} from '../../model/fact.ts';
import {leafNamesIn} from '../../model/leaf-table.ts';
import {missing, type Observed, type Source, seen} from '../../model/observed.ts';
import {rememberedByText, rememberedOf} from '../../model/remembered.ts';
import type {Input} from '../define-rule.ts';
import {nothingFrom, observe} from './fact.ts';
import {say} from './strings.ts';
import {nodeOf} from './subject.ts';

export type PodValue<T> = {pod: string; value: T; source: Source};

/**
 * One fact of each sampled pod of the node, by pod: `podFacts('effectiveMtuBytes', z.number())`. Pods that could not
 * tell are left out. Missing: `absent` without pods; the reason of a pod when none could tell.
 */
export function podFacts<T>(leaf: string, schema: z.ZodType<T>): Input<readonly PodValue<T>[]> {
  const pathOf = podPath(leaf.split('.'));
  return {
    name: `pod.*.${leaf}`,
    reads: [`pod.*.${leaf}`],
    read(view, subject) {
      const node = nodeOf(subject).id;
      const facts = view.facts.get(node);
      if (facts === undefined) return nothingFrom(node);
      const found: PodValue<T>[] = [];
      let failed: Observed<T> | undefined;
      for (const pod of podNames(facts)) {
        const observed = observe(view.facts, node, pathOf(pod), schema);
        if (observed.ok) found.push({pod, value: observed.value, source: observed.source});
        else failed ??= observed;
      }
      const [first] = found;
      if (first !== undefined) return seen(found, first.source);
      if (failed !== undefined && !failed.ok) return failed;
      const source = {node, command: '-', section: '-', at: facts.at};
      return missing('absent', say('no-pods', {node}), source);
    },
  };
}

/** The path of one leaf of a pod by its name, put together once: pods of all nodes are often called the same. */
export function podPath(leaf: readonly string[]): (pod: string) => string {
  return rememberedByText((pod) => factPath('pod', pod, ...leaf));
}

/** Names of the sampled pods of a node, sorted. */
export function podNames(facts: NodeFacts): readonly string[] {
  return podsAmong(leafNamesIn(facts, 'pod'));
}

// Nodes with the same facts share one list of their names.
const podsAmong = rememberedOf((paths: readonly string[]): readonly string[] => {
  const pods = new Set<string>();
  for (const path of paths) {
    const segments = factSegments(path);
    if (segments.length > 2 && segments[1] !== undefined) pods.add(segments[1]);
  }
  return [...pods].sort();
});
