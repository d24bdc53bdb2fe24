import type {Node} from '../../../model/node.ts';
import {type Source, seen} from '../../../model/observed.ts';
import type {PathMtuResult} from '../../../model/path.ts';
import type {Input} from '../../define-rule.ts';
import {allPathMtu, throughput} from '../../inputs/index.ts';
import {limitOf} from '../../mtu/path-limit.ts';
import {type PodsOnPair, podsOnPair} from '../../mtu/pod-verdict.ts';

/** A measured path between two cards of different MTU. */
export type MixedPath = {
  source: Node;
  destination: Node;
  seenAt: Source;
  /**
   * `fits`: carries what the smaller card allows. `smaller`: less than that. `unknown`: no answer about size,
   * or the bracket holds both.
   */
  size: 'fits' | 'smaller' | 'unknown';
  /** Null where something about pods could not be read. */
  pods: PodsOnPair | null;
  bulk: 'steady' | 'stalled' | null;
};

/** All measured paths of the cohort with what pods and bulk TCP showed on them; the rule picks the mixed ones. */
export function judgedPaths(): Input<(mtuOf: ReadonlyMap<string, number>) => MixedPath[]> {
  const all = allPathMtu('host');
  return {
    name: all.name,
    read(view, subject) {
      const measured = all.read(view, subject);
      if (!measured.ok) return measured;
      const judge = (mtuOf: ReadonlyMap<string, number>) => {
        const mixed: MixedPath[] = [];
        for (const {source, destination, result} of measured.value) {
          const from = mtuOf.get(source.id);
          const to = mtuOf.get(destination.id);
          if (from === undefined || to === undefined || from === to) continue;
          const pair = {kind: 'pair', source, destination} as const;
          const pods = podsOnPair().read(view, pair);
          const bulk = throughput().read(view, pair);
          mixed.push({
            source,
            destination,
            seenAt: {...measured.source, node: source.id},
            size: sizeOf(result, Math.min(from, to)),
            pods: pods.ok ? pods.value : null,
            bulk: bulk.ok ? (bulk.value.state === 'steady' ? 'steady' : 'stalled') : null,
          });
        }
        return mixed;
      };
      return seen(judge, measured.source);
    },
  };
}

function sizeOf(result: PathMtuResult, smallerBytes: number): MixedPath['size'] {
  const limit = limitOf(result);
  if (limit === null) return 'unknown';
  if (limit.passBytes >= smallerBytes) return 'fits';
  return limit.failBytes <= smallerBytes ? 'smaller' : 'unknown';
}
