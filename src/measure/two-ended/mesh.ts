import {randomBytes} from 'node:crypto';
import type {Message} from '../../model/message.ts';
import type {Endpoint, Fan, Tools} from '../define-probe.ts';
import {say} from '../strings.ts';
import type {Arrivals, ProbeEvent} from './events.ts';
import {openSession, type ProbeSession, whyNotReady, whyUseless} from './session.ts';

const START_MS = 15_000;
const ASK_MS = 5_000;
/** Peers one probe deals with at a time; `AT_A_TIME` in probe.py. */
export const AT_A_TIME = 16;

export type PortRange = readonly [number, number];

/** An end at which the probe runs. */
export type MeshEnd = {
  endpoint: Endpoint;
  /** Its number in packets. */
  number: number;
  port: number;
  python: string;
  session: ProbeSession;
};

export type MeshPair = {source: MeshEnd; destination: MeshEnd};

/** The probe at many ends at the same time. */
export type Mesh = {
  /** The end of this name (node id), or why there is none. */
  end(node: string): MeshEnd | Message;
  /**
   * Lets the sources of pairs do something with their destinations, all at the same time; what they say, by `pairKey`.
   * A pair is missing when its source fell silent.
   */
  ask<K extends 'path-mtu' | 'send' | 'series'>(
    op: K,
    pairs: readonly MeshPair[],
    limits: {msPerTurn: number},
    extra?: {all?: Record<string, unknown>; each?: (pair: MeshPair) => Record<string, unknown>},
  ): Promise<Map<string, Extract<ProbeEvent, {event: K}>>>;
  /** What arrived since it was last asked, by `pairKey`. A pair is missing when its destination fell silent. */
  arrivals(pairs: readonly MeshPair[]): Promise<Map<string, {arrived: Arrivals; lagMs: number}>>;
};

/**
 * Opens the probe at every endpoint, under one random token, lets `work` use those that came up, and ends them all
 * whatever happens. Ends that did not come up are no exception.
 */
export async function withMesh<T>(
  endpoints: readonly Endpoint[],
  tools: Tools,
  options: {ports: PortRange | null; seconds: number},
  work: (mesh: Mesh) => Promise<T>,
): Promise<T> {
  const token = randomBytes(16).toString('hex');
  const seconds = Math.ceil(options.seconds + START_MS / 1000);
  const opened = endpoints.map((endpoint, number) => ({
    endpoint,
    number,
    session: openSession(endpoint, tools, seconds * 1000 + 5_000),
  }));
  try {
    const ends = await Promise.all(
      opened.map(async (one): Promise<[string, MeshEnd | Message]> => {
        const node = one.endpoint.node.id;
        const {ports} = options;
        one.session.send({op: 'hello', self: one.number, token, deadlineSeconds: seconds, ports});
        const [ready] = await one.session.wait('ready', 1, START_MS);
        if (ready === undefined) return [node, whyNotReady(node, await one.session.close())];
        const useless = whyUseless(node, ready);
        if (useless !== null || ready.port === null)
          return [node, useless ?? say('no-probe-port', {node})];
        return [node, {...one, port: ready.port, python: ready.python}];
      }),
    );
    return await work(meshOf(new Map(ends)));
  } finally {
    await Promise.all(opened.map(({session}) => session.close()));
  }
}

/** Every endpoint of fans once. */
export function endpointsOf(fans: readonly Fan[]): Endpoint[] {
  const found = new Map<string, Endpoint>();
  for (const {source, destinations} of fans) {
    for (const end of [source, ...destinations]) {
      if (end.address !== null) found.set(end.node.id, end);
    }
  }
  return [...found.values()];
}

/** The pairs of fans that have an address at both ends. */
export function pairsOf(fans: readonly Fan[]): {source: Endpoint; destination: Endpoint}[] {
  return fans.flatMap(({source, destinations}) =>
    destinations
      .filter(({address}) => address !== null && source.address !== null)
      .map((destination) => ({source, destination})),
  );
}

export function pairKey(source: {node: {id: string}}, destination: {node: {id: string}}): string {
  return `${source.node.id}\n${destination.node.id}`;
}

/** Sorts out the pairs at whose both ends the probe runs; `left` gets the others, with the reason. */
export function usablePairs(
  mesh: Mesh,
  wanted: readonly {source: Endpoint; destination: Endpoint}[],
  left: (key: string, reason: Message) => void,
): MeshPair[] {
  return wanted.flatMap(({source, destination}) => {
    const here = mesh.end(source.node.id);
    const there = mesh.end(destination.node.id);
    if (isEnd(here) && isEnd(there)) return [{source: here, destination: there}];
    const why = isEnd(here) ? there : here;
    if (!isEnd(why)) left(pairKey(source, destination), why);
    return [];
  });
}

export function meshKey({source, destination}: MeshPair): string {
  return pairKey(source.endpoint, destination.endpoint);
}

export function isEnd(end: MeshEnd | Message): end is MeshEnd {
  return 'session' in end;
}

function meshOf(ends: ReadonlyMap<string, MeshEnd | Message>): Mesh {
  return {
    end: (node) => ends.get(node) ?? say('probe-not-started', {node, detail: '-'}),
    async ask(op, pairs, limits, extra = {}) {
      const bySource = groupedBy(pairs, ({source}) => source);
      const answers = new Map();
      await Promise.all(
        [...bySource].map(async ([source, own]) => {
          const peers = own.map((pair) => ({...peerOf(pair.destination), ...extra.each?.(pair)}));
          const turns = Math.ceil(peers.length / AT_A_TIME);
          source.session.send({op, ...extra.all, peers});
          const events = await source.session.wait(op, peers.length, limits.msPerTurn * turns);
          for (const event of events) {
            const pair = own.find(({destination}) => destination.number === peerIn(event));
            if (pair !== undefined) answers.set(meshKey(pair), event);
          }
        }),
      );
      return answers;
    },
    async arrivals(pairs) {
      const byDestination = groupedBy(pairs, ({destination}) => destination);
      const answers = new Map<string, {arrived: Arrivals; lagMs: number}>();
      await Promise.all(
        [...byDestination].map(async ([destination, own]) => {
          destination.session.send({op: 'received'});
          const [event] = await destination.session.wait('received', 1, ASK_MS);
          if (event === undefined) return;
          for (const pair of own) {
            const arrived = event.from[pair.source.number] ?? NOTHING;
            answers.set(meshKey(pair), {arrived, lagMs: event.lagMs});
          }
        }),
      );
      return answers;
    },
  };
}

const NOTHING: Arrivals = {sizes: [], series: 0, reordered: 0, duplicates: 0};

function peerOf({number, endpoint, port}: MeshEnd) {
  return {id: number, address: endpoint.address, port};
}

function peerIn(event: ProbeEvent): number | null {
  return 'peer' in event ? event.peer : null;
}

function groupedBy<T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}
