import type {PageData} from '../../src/report/page/data.ts';
import {hrefOf} from './router.ts';

export type Hit = {kind: 'finding' | 'node' | 'fact' | 'rule'; text: string; href: string};

type Entry = Hit & {hay: string};

const HITS = 60;

/** Everything that can be looked for, in the order in which it is offered. */
export function searchIndex(
  data: PageData,
  say: (text: PageData['shared'][number]) => string,
): Entry[] {
  const findings = data.findings.map(({id, title}) => {
    const text = say(title);
    return entry('finding', text, hrefOf('finding', id), `${text} ${id} ${both(title)}`);
  });
  const nodes = data.nodes.map(({id, region, address}) =>
    entry('node', `${id} · ${region}`, hrefOf('node', id), `${id} ${region} ${address ?? ''}`),
  );
  const facts = data.compare.facts.map(({name}) => entry('fact', name, hrefOf('fact', name), name));
  const rules = data.rules.map(({rule}) => entry('rule', rule, hrefOf('rules'), rule));
  return [...findings, ...nodes, ...facts, ...rules];
}

/** Entries that hold all the words, those that begin with the first of them before the others. */
export function hitsOf(index: readonly Entry[], wanted: string): Hit[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const [first] = words;
  if (first === undefined) return [];
  const found = index.filter(({hay}) => words.every((word) => hay.includes(word)));
  const begins = found.filter(({hay}) => hay.startsWith(first));
  const others = found.filter(({hay}) => !hay.startsWith(first));
  return [...begins, ...others].slice(0, HITS);
}

function entry(kind: Hit['kind'], text: string, href: string, hay: string): Entry {
  return {kind, text, href, hay: hay.toLowerCase()};
}

/** A reader of one language may know a finding by its title in the other. */
function both(text: PageData['shared'][number]): string {
  return typeof text === 'string' ? '' : text.join(' ');
}
