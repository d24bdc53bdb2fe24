import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {FactLeaf, NodeFacts} from '../../model/fact.ts';
import {leafNames, leafNamesIn, leafOf} from '../../model/leaf-table.ts';
import {decodeFacts} from './decode.ts';
import {encodeFacts} from './encode.ts';
import {readFactsFile, writeFactsFile} from './index.ts';

const leaf: fc.Arbitrary<FactLeaf> = fc.oneof(
  fc.record({
    value: fc.oneof(
      fc.string(),
      fc.double({noNaN: true, noDefaultInfinity: true}).map((n) => n + 0),
      fc.boolean(),
      fc.array(fc.string()),
    ),
    section: fc.constantFrom('os', 'net'),
  }),
  fc.record({
    reason: fc.constantFrom('absent', 'denied', 'timeout', 'unparsed'),
    message: fc.record({id: fc.constantFrom('collect/denied', 'collect/timeout')}),
    section: fc.constantFrom('os', 'net'),
  }),
);
const readings = fc.array(
  fc.record({
    leaves: fc.dictionary(
      fc.constantFrom('os.id', 'net.a', 'net["b.c"].d', '__proto__', 'pod.x'),
      leaf,
    ),
    sections: fc.dictionary(
      fc.constantFrom('os', 'net'),
      fc.record({
        command: fc.string(),
        exit: fc.nat(255),
        durationMs: fc.nat(),
        bytes: fc.nat(),
        truncated: fc.boolean(),
      }),
    ),
    dropped: fc.array(fc.record({section: fc.string(), row: fc.string(), why: fc.string()})),
  }),
  {maxLength: 30},
);

test('readings come back as they were, asked one by one or whole', () => {
  fc.assert(
    fc.property(readings, (given) => {
      const facts = rowsOf(given);
      const kept = decodeFacts(Buffer.concat(encodeFacts(facts, 'key')), 'key');
      expect([...(kept ?? [])]).toEqual([...facts]);
      for (const [node, one] of facts) {
        const back = kept?.get(node) as NodeFacts;
        for (const name of Object.keys(one.leaves)) {
          expect(leafOf(back, name)).toEqual(one.leaves[name]);
        }
        expect([...leafNames(back)].sort()).toEqual(Object.keys(one.leaves).sort());
        expect(leafOf(back, 'toString')).toBeUndefined();
        expect([...leafNamesIn(back, 'net')].sort()).toEqual([...leafNamesIn(one, 'net')].sort());
      }
    }),
  );
});

test('numbers of their own on every node, rare facts and many texts come back', () => {
  const facts = rowsOf(
    Array.from({length: 700}, (_, i) => ({
      leaves: {
        'net.counter': {value: i * 1.5, section: 'net'},
        'os.id': {value: `text ${i}`, section: 'os'},
        ...(i % 50 === 0 ? {'net.rare': {value: i, section: 'net'}} : {}),
        ...(i % 2 === 0 ? {'net.half': {value: i, section: 'net'}} : {}),
      },
      sections: {},
      dropped: [],
    })),
  );
  const kept = decodeFacts(Buffer.concat(encodeFacts(facts, 'key')), 'key');
  expect([...(kept ?? [])]).toEqual([...facts]);
});

test('a copy by other code, cut short, or with bytes changed at random gives nothing or throws nothing', () => {
  const facts = rowsOf([
    {leaves: {'os.id': {value: 'a', section: 'os'}}, sections: {}, dropped: []},
  ]);
  const bytes = Buffer.concat(encodeFacts(facts, 'key'));
  expect(decodeFacts(bytes, 'other')).toBeUndefined();
  expect(decodeFacts(bytes.subarray(0, 30), 'key')).toBeUndefined();
  expect(decodeFacts(Buffer.from('not ours'), 'key')).toBeUndefined();
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
      const harmed = Buffer.from(bytes);
      harmed[at] = byte;
      decodeFacts(harmed, 'key');
    }),
  );
});

test('a folder that cannot be written to costs the copy, not the facts', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samespec-facts-'));
  try {
    const facts = rowsOf([
      {leaves: {'os.id': {value: 'a', section: 'os'}}, sections: {}, dropped: []},
    ]);
    await writeFile(join(folder, 'file'), '');
    const told = await writeFactsFile(join(folder, 'file'), 'all', 'key', facts);
    expect([...(told ?? [])]).toEqual([...facts]);
    await writeFactsFile(folder, 'all', 'key', facts);
    expect([...((await readFactsFile(folder, 'all', 'key')) ?? [])]).toEqual([...facts]);
    expect(await readFactsFile(folder, 'again', 'key')).toBeUndefined();
  } finally {
    await rm(folder, {recursive: true});
  }
});

function rowsOf(given: readonly Omit<NodeFacts, 'node' | 'at'>[]): Map<string, NodeFacts> {
  return new Map(
    given.map((one, i) => [
      `n${i}`,
      {node: `n${i}`, at: `2026-11-23T05:41:0${i % 10}.000Z`, ...one},
    ]),
  );
}
