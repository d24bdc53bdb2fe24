import type {Node} from '../../model/node.ts';
import type {PrometheusReading, RawSeries} from '../../model/series.ts';
import {hostOf, type Machine, machinesOf, namesIn} from './machines.ts';

/** Which node of the inventory a series belongs to. */
export type Join = {
  nodeOf(labels: RawSeries['labels']): Node | undefined;
  /** Targets that belong to no node, by their label `instance`. */
  strangers: string[];
};

/** By name, by address, or by what ssh(1) is given; what two nodes answer to belongs to neither. */
export function joinTo(nodes: readonly Node[], reading: PrometheusReading): Join {
  const known = index(nodes);
  const byInstance = new Map<string, Node>();
  const strangers: string[] = [];
  for (const machine of machinesOf(reading)) {
    const node = nodeOfMachine(machine, known);
    for (const instance of machine.instances) {
      if (node === undefined) strangers.push(instance);
      else byInstance.set(instance, node);
    }
  }
  const byHost = new Map<string, Node | null>();
  for (const [instance, node] of byInstance) {
    const host = hostOf(instance);
    const there = byHost.get(host);
    byHost.set(host, there === undefined || there === node ? node : null);
  }
  return {
    nodeOf(labels) {
      const {instance = ''} = labels;
      const host = hostOf(instance);
      return (
        byInstance.get(instance) ??
        byHost.get(host) ??
        (byHost.has(host) ? undefined : found(known, [...namesIn(labels), host]))
      );
    },
    strangers: strangers.sort(),
  };
}

/** `null`: two nodes go by it. */
type Known = ReadonlyMap<string, Node | null>;

function index(nodes: readonly Node[]): Known {
  const known = new Map<string, Node | null>();
  const note = (name: string | undefined, node: Node) => {
    if (name === undefined) return;
    const word = name.toLowerCase();
    const there = known.get(word);
    known.set(word, there === undefined || there === node ? node : null);
  };
  for (const node of nodes) {
    note(node.id, node);
    note(node.address, node);
    if (node.reach.kind === 'ssh') note(node.reach.host, node);
    if (node.reach.kind === 'kubernetes') note(node.reach.node, node);
    // `bj-1.example.org` is `bj-1` for whoever is in that domain.
    if (/[a-z]/i.test(node.id)) note(node.id.split('.')[0], node);
  }
  return known;
}

function nodeOfMachine({id, names, hosts}: Machine, known: Known): Node | undefined {
  return found(known, [id.toLowerCase(), ...names, ...hosts]);
}

function found(known: Known, words: readonly string[]): Node | undefined {
  for (const word of words) {
    const short = /[a-z]/.test(word) ? word.split('.')[0] : undefined;
    const node = known.get(word) ?? (short === undefined ? undefined : known.get(short));
    if (node !== undefined && node !== null) return node;
  }
  return undefined;
}
