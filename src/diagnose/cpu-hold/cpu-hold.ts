import type {Message} from '../../model/message.ts';
import {type Node, regionOf} from '../../model/node.ts';
import {type Source, seen} from '../../model/observed.ts';
import {rememberedOf} from '../../model/remembered.ts';
import type {EvidenceView, Input} from '../define-rule.ts';
import {fact, stealShare} from '../inputs/index.ts';
import {TEXT} from '../inputs/kinds.ts';
import {nodeOf} from '../inputs/subject.ts';
import {HIGH} from '../rules/cpu-steal/thresholds.ts';
import {holds, isThrottled} from '../rules/cpu-throttled/claim.ts';
import {throttling} from '../rules/cpu-throttled/throttling.ts';
import {isStarved, lags} from '../rules/prober-starved/lags.ts';
import {say} from './say.ts';

/**
 * What kept the CPU from a node while it measured: a quota on the prober’s own cgroup or above it, the hypervisor,
 * or anything that woke the prober late. `share` of periods, of CPU time, of measurements; `lagMs` 0 where unknown.
 */
export type CpuHold = {
  node: string;
  how: 'throttled' | 'stolen' | 'starved';
  share: number;
  lagMs: number;
  source: Source;
};

/**
 * Null where nothing of the kind was seen; never missing, since a node that does not tell is not held for that.
 * To be called where something would be claimed: most nodes are never asked, and ten thousand answers take a second.
 */
export function cpuHold(): Input<() => CpuHold | null> {
  return {
    name: 'CPU while measuring',
    read(view, subject) {
      const node = nodeOf(subject);
      return seen(() => holdAt(view, node), nowhere(node.id));
    },
  };
}

/** Holds of the nodes of each region in which every node has one: there nothing answers undisturbed. */
export function heldRegions(): Input<() => ReadonlyMap<string, CpuHold>> {
  return {
    name: 'CPU of the region while measuring',
    read: (view) => seen(() => heldIn(view), nowhere('-')),
  };
}

// Every node asks for the same; worked out each time it would grow with the square of the nodes.
const heldIn = rememberedOf((view: EvidenceView): ReadonlyMap<string, CpuHold> => {
  const regions = Map.groupBy(view.nodes, regionOf);
  const held = [...regions].flatMap(([region, nodes]): [string, CpuHold][] => {
    const all = nodes.map((node) => holdAt(view, node));
    const [first] = all;
    return first && !all.includes(null) ? [[region, first]] : [];
  });
  return new Map(held);
});

/** Why a measurement of this node tells nothing about a path. */
export function holdMessage({node, how, share, lagMs}: CpuHold): Message {
  return say('held', {node, how, share, lagMs});
}

// Every pair asks about its two ends, and several rules ask.
const known = new WeakMap<EvidenceView, Map<string, CpuHold | null>>();

function holdAt(view: EvidenceView, node: Node): CpuHold | null {
  let found = known.get(view);
  if (found === undefined) {
    found = new Map();
    known.set(view, found);
  }
  let hold = found.get(node.id);
  if (hold === undefined) {
    hold = holdOf(view, node);
    found.set(node.id, hold);
  }
  return hold;
}

function holdOf(view: EvidenceView, node: Node): CpuHold | null {
  const subject = {kind: 'node' as const, node};
  const hold = {node: node.id, lagMs: 0};

  const own = fact('cgroup.own.path', TEXT).read(view, subject);
  const groups = throttling().read(view, subject);
  if (own.ok && groups.ok) {
    const above = groups.value.filter((one) => holds(one.path, own.value) && isThrottled(one));
    const shares = above.map(({throttled, periods}) => throttled / periods);
    if (shares.length > 0) {
      return {...hold, how: 'throttled', share: Math.max(...shares), source: groups.source};
    }
  }
  const steal = stealShare().read(view, subject);
  if (steal.ok && steal.value.steal >= HIGH) {
    return {...hold, how: 'stolen', share: steal.value.steal, source: steal.source};
  }
  const lag = lags().read(view, subject);
  if (!lag.ok || !isStarved(lag.value)) return null;
  const {late, count, worst} = lag.value;
  return {...hold, how: 'starved', share: late / count, lagMs: worst.lagMs, source: lag.source};
}

function nowhere(node: string): Source {
  return {node, command: '-', section: '-', at: '-'};
}
