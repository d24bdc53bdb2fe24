import {cleanText} from '../measure/clean.ts';

export type AgentEvent = {
  at: string;
  event:
    | 'started'
    | 'stopping'
    | 'members-changed'
    | 'members-unreadable'
    | 'members-empty'
    | 'not-a-member'
    | 'duplicate-name'
    | 'peer-silent'
    | 'peer-answers'
    | 'path-mtu-changed'
    | 'black-hole'
    | 'black-hole-cleared'
    | 'prober-ended'
    | 'fact-changed'
    | 'facts-unread';
  node: string;
  [detail: string]: unknown;
};

export type EventKind = AgentEvent['event'];

/** Tells what happened: a line on standard output, and kept for `/events`. */
export type Events = {
  tell(event: EventKind, details?: Readonly<Record<string, unknown>>): void;
  /** The last ones, oldest first. */
  recent(): readonly AgentEvent[];
};

const KEPT = 200;
const TEXT = 256;

export function createEvents(
  node: string,
  write: (line: string) => void,
  count: (event: EventKind) => void,
): Events {
  const kept: AgentEvent[] = [];
  return {
    tell(event, details = {}) {
      const told: AgentEvent = {at: new Date().toISOString(), event, node};
      for (const [key, value] of Object.entries(details)) told[key] = cut(value);
      kept.push(told);
      if (kept.length > KEPT) kept.shift();
      count(event);
      write(`${JSON.stringify(told)}\n`);
    },
    recent: () => kept,
  };
}

/** What a node or a peer said is data: cleaned, and never endless. */
function cut(value: unknown): unknown {
  if (typeof value === 'string') {
    const clean = cleanText(value);
    return clean.length > TEXT ? `${clean.slice(0, TEXT - 1)}…` : clean;
  }
  if (Array.isArray(value)) return value.slice(0, 50).map(cut);
  return value;
}
