import {fingerprint} from '../stats/hash.ts';
import type {CodedFact} from './coded-fact.ts';

/** Facts that split the nodes in the same way; nothing in the data can tell them apart. */
export type FactClass = {
  /** In the order given. */
  facts: readonly CodedFact[];
  /** The partition: readings numbered by first appearance, `UNKNOWN` where a node could not tell. */
  partition: Int32Array;
};

/** Collapses facts with an identical partition. Order of classes: of their first fact. */
export function factClasses(facts: readonly CodedFact[]): FactClass[] {
  const classes = new Map<number, {facts: CodedFact[]; partition: Int32Array}[]>();
  const inOrder: FactClass[] = [];
  for (const fact of facts) {
    const partition = canonical(fact.codes);
    const key = fingerprint(partition);
    const bucket = classes.get(key);
    const there = bucket?.find((one) => sameCodes(one.partition, partition));
    if (there !== undefined) {
      there.facts.push(fact);
      continue;
    }
    const made = {facts: [fact], partition};
    if (bucket === undefined) classes.set(key, [made]);
    else bucket.push(made);
    inOrder.push(made);
  }
  return inOrder;
}

function canonical(codes: Int32Array): Int32Array {
  const renamed: number[] = [];
  const partition = new Int32Array(codes.length);
  let next = 0;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number;
    if (code < 0) {
      partition[i] = code;
      continue;
    }
    let name = renamed[code];
    if (name === undefined) {
      name = next++;
      renamed[code] = name;
    }
    partition[i] = name;
  }
  return partition;
}

function sameCodes(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
