import {expect, test} from 'vitest';
import type {FactLeaf, NodeFacts} from '../model/fact.ts';
import {type LeafTable, leafNames, leafOf, placeOf, readingIn} from '../model/leaf-table.ts';
import {withLeaves} from './with-leaves.ts';

const leaf = (value: number): FactLeaf => ({value, section: 's'});
const run = {command: 'x', exit: 0, durationMs: 0, bytes: 0, truncated: false};

function plain(node: string): NodeFacts {
  return {node, at: '-', sections: {s: run}, leaves: {'cpu.count': leaf(4)}, dropped: []};
}

/** Two rows of one column, as a facts file gives them; unfolding counts. */
function inTable(unfolded: {times: number}): Map<string, NodeFacts> {
  const names = ['cpu.count'];
  const column = {fact: 'cpu.count', common: leaf(4), missing: false, at: () => leaf(4)};
  const table: LeafTable = {
    columns: [column],
    column: (fact) => (fact === 'cpu.count' ? column : undefined),
    names: () => names,
    leaves() {
      unfolded.times += 1;
      return {'cpu.count': leaf(4)};
    },
    sections: () => ({s: run}),
    section: (_, section) => (section === 's' ? run : undefined),
  };
  return new Map(
    ['a', 'b'].map((node, row) => [node, readingIn(table, row, {node, at: '-', dropped: []})]),
  );
}

const more = (_own: NodeFacts, id: string) => ({
  leaves: id === 'a' ? {'kube.pods': leaf(7)} : {},
  sections: {nodes: run},
});

test('plain readings get the leaves beside their own, and stay as they are where there are none', () => {
  const facts = new Map([
    ['a', plain('a')],
    ['b', plain('b')],
  ]);
  const wider = withLeaves(facts, more);
  expect(Object.keys(wider.get('a')?.leaves ?? {})).toEqual(['cpu.count', 'kube.pods']);
  expect(Object.keys(wider.get('a')?.sections ?? {})).toEqual(['nodes', 's']);
  expect(wider.get('b')).toBe(facts.get('b'));
});

test('readings kept in columns stay in columns and are not unfolded', () => {
  const unfolded = {times: 0};
  const wider = withLeaves(inTable(unfolded), more);
  const [a, b] = [wider.get('a'), wider.get('b')];
  if (a === undefined || b === undefined) throw new Error('a reading got lost');
  expect(leafNames(a)).toEqual(['cpu.count', 'kube.pods']);
  expect(leafNames(b)).toEqual(['cpu.count']);
  expect(leafOf(a, 'kube.pods')).toEqual(leaf(7));
  expect(leafOf(b, 'kube.pods')).toBeUndefined();
  expect(leafOf(b, 'cpu.count')).toEqual(leaf(4));
  expect(placeOf(a)?.table).toBe(placeOf(b)?.table);
  expect(unfolded.times).toBe(0);
});

test('what is read in full has both', () => {
  const wider = withLeaves(inTable({times: 0}), more);
  expect(Object.keys(wider.get('a')?.leaves ?? {})).toEqual(['cpu.count', 'kube.pods']);
});
