import type {Message} from '../../model/message.ts';
import type {Node} from '../../model/node.ts';
import {ask, type Wire} from './ask.ts';
import {say} from './strings.ts';

/** What a node has besides its connection to us, at one moment. */
export type Vitals = {
  /** Seconds since boot. */
  uptimeSeconds: number;
  /** `gateway`, `kubelet`, `api`, `nameserver`, `metadata`: whether it answered; only what is there. */
  answers: ReadonlyMap<string, boolean>;
  /** `drops/eth0`, `TcpRetransSegs`, `IcmpInDestUnreachs`: events since boot, and of how many. */
  counts: ReadonlyMap<string, {events: number; of: number}>;
};

/** Fewer events than this are chance. */
const LEAST_EVENTS = 20;
/** Below this share of all they harm nobody. */
const LEAST_SHARE = 0.02;
/** A jump: so many times the rate since boot. */
const TIMES = 10;

/**
 * Null where the node could not be asked: then there is nothing to hold later readings against. `before`: only what
 * answered then is asked for, since silence takes its time.
 */
export async function readVitals(wire: Wire, node: Node, before?: Vitals): Promise<Vitals | null> {
  const answered = [...(before?.answers ?? [])].filter(([, yes]) => yes).map(([name]) => name);
  const args = before === undefined ? ['all'] : ['counters', ...answered];
  const answer = await ask(wire, node, {verb: 'vitals', args, timeoutMs: 30_000});
  return answer.kind === 'said' ? parseVitals(answer.lines) : null;
}

export function parseVitals(lines: ReadonlyMap<string, readonly string[]>): Vitals {
  const answers = new Map<string, boolean>();
  for (const line of lines.get('answers') ?? []) {
    const [name = '', word] = line.split(' ');
    if (word === 'yes' || word === 'no') answers.set(name, word === 'yes');
  }
  const counts = new Map<string, {events: number; of: number}>();
  for (const line of lines.get('count') ?? []) {
    const [name = '', events, of] = line.split(' ');
    if (!/^\d+$/.test(events ?? '') || !/^\d+$/.test(of ?? '')) continue;
    counts.set(name, {events: Number(events), of: Number(of)});
  }
  const uptimeSeconds = Number(lines.get('uptime')?.[0] ?? 0);
  return {uptimeSeconds: Number.isFinite(uptimeSeconds) ? uptimeSeconds : 0, answers, counts};
}

/** What a node lost between two readings; undefined: nothing. */
export function lostVital(node: string, before: Vitals, after: Vitals): Message | undefined {
  for (const [what, answered] of before.answers) {
    if (answered && after.answers.get(what) !== true) return say('no-answer', {node, what});
  }
  for (const [counter, start] of before.counts) {
    const end = after.counts.get(counter);
    if (end === undefined) continue;
    const events = end.events - start.events;
    const share = events / Math.max(1, end.of - start.of);
    if (events < LEAST_EVENTS || share < LEAST_SHARE) continue;
    const seconds = Math.max(1, after.uptimeSeconds - before.uptimeSeconds);
    const usual = start.events / Math.max(1, before.uptimeSeconds);
    if (events / seconds <= TIMES * usual) continue;
    return say('counter-jump', {node, counter, events, seconds: Math.round(seconds)});
  }
  return undefined;
}
