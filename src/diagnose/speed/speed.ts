import {missing, type Observed, type Source, seen} from '../../model/observed.ts';
import type {EvidenceView} from '../define-rule.ts';
import {observe} from '../inputs/fact.ts';
import {NUMBER, TEXT} from '../inputs/kinds.ts';
import {say} from './strings.ts';

/** Loops that need only the CPU and the kernel; the same names as the facts `benchmark.ns.*`. */
export const LOOPS = ['exec', 'fork', 'count', 'calls', 'pipe', 'sha256', 'gzip', 'zeros'] as const;
export type Loop = (typeof LOOPS)[number] | 'cpuid';

/** How long a node takes for each loop, against the middle of its peers: 2 is twice as long. */
export type Speed = {
  ratios: ReadonlyMap<Loop, number>;
  /** Nodes it was compared with, by id. */
  peers: readonly string[];
  sources: readonly Source[];
};

/** In a large fleet so many peers, taken evenly, are enough. */
const MOST_PEERS = 64;
/** Fewer loops than this say nothing about all of them. */
const ENOUGH_LOOPS = 5;

/**
 * A node against these peers, as far as they have the same architecture and ran the very same programs: others
 * compare only themselves. What is compared is CPU time, without waiting for other programs or a quota.
 * Missing: the node’s own reason; `absent` without a peer to compare with.
 */
export function speedAgainst(
  view: EvidenceView,
  node: string,
  candidates: () => readonly string[],
): Observed<Speed> {
  const tools = textOf(view, node, 'benchmark.tools');
  const source = {node, command: '-', section: 'benchmark', at: '-'};
  if (!tools.ok) return missing(tools.reason, say('not-measured', {node}), tools.source);
  const arch = textOf(view, node, 'kernel.arch');
  const peers = evenly(candidates()).filter((peer) => {
    if (peer === node) return false;
    const [theirTools, theirArch] = ['benchmark.tools', 'kernel.arch'].map((path) =>
      textOf(view, peer, path),
    );
    return (
      theirTools?.ok === true &&
      theirTools.value === tools.value &&
      arch.ok === theirArch?.ok &&
      (!arch.ok || !theirArch?.ok || arch.value === theirArch.value)
    );
  });
  const ratios = new Map<Loop, number>();
  for (const loop of [...LOOPS, 'cpuid'] as const) {
    const own = nanoseconds(view, node, loop);
    const theirs = peers.flatMap((peer) => nanoseconds(view, peer, loop) ?? []);
    if (own !== undefined && theirs.length > 0) ratios.set(loop, own / middle(theirs));
  }
  if (ratios.size === 0) return missing('absent', say('no-peer', {node}), source);
  return seen({ratios, peers, sources: [tools.source]}, tools.source);
}

/** The middle of the ratios of all loops: what a node’s CPU work takes on the whole. */
export function typicalRatio({ratios}: Speed): number | undefined {
  const known = loopsOf(ratios);
  return known.length < ENOUGH_LOOPS ? undefined : middle(known);
}

export function largestRatio({ratios}: Speed): number | undefined {
  const known = loopsOf(ratios);
  return known.length < ENOUGH_LOOPS ? undefined : Math.max(...known);
}

/** Every loop at least 4 times as long, and starting processes at least 7 times: only translation in software does that. */
export function isAsSlowAsEmulation({ratios}: Speed): boolean {
  const known = loopsOf(ratios);
  const starting = [ratios.get('exec') ?? 0, ratios.get('fork') ?? 0];
  return (
    known.length >= ENOUGH_LOOPS && Math.min(...known) >= 4 && starting.every((one) => one >= 7)
  );
}

/** No loop takes 3 times as long: emulation is excluded, whatever else is shown. */
export function isTooFastForEmulation(speed: Speed): boolean {
  const largest = largestRatio(speed);
  return largest !== undefined && speed.ratios.has('exec') && largest < 3;
}

function evenly(nodes: readonly string[]): string[] {
  const step = Math.ceil(nodes.length / MOST_PEERS);
  return nodes.filter((_, i) => i % step === 0);
}

function loopsOf(ratios: ReadonlyMap<Loop, number>): number[] {
  return LOOPS.flatMap((loop) => ratios.get(loop) ?? []);
}

function nanoseconds(view: EvidenceView, node: string, loop: Loop): number | undefined {
  const told = observe(view.facts, node, `benchmark.ns.${loop}`, NUMBER);
  return told.ok && told.value > 0 ? told.value : undefined;
}

function textOf(view: EvidenceView, node: string, path: string): Observed<string> {
  return observe(view.facts, node, path, TEXT);
}

export function middle(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const low = sorted[Math.ceil(half) - 1] ?? Number.NaN;
  const high = sorted[Math.floor(half)] ?? Number.NaN;
  return (low + high) / 2;
}
