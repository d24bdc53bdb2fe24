import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type FactLeaf, NodeFacts} from '../model/fact.ts';
import type {Node} from '../model/node.ts';
import {createReach} from '../reach/index.ts';
import {collectNode} from './collect-node.ts';
import {FAMILIES} from './families.ts';
import {readFrames} from './frames.ts';
import {parseFacts} from './parse-facts.ts';

/** The same changes every time; other seeds are for a person who looks for faults. */
const SEED = Number(process.env.FUZZ_SEED ?? 1);
const RUNS = Number(process.env.FUZZ_RUNS ?? 5);
const ALL = FAMILIES.map(({id}) => id);
const AT = '2026-01-02T03:04:05.000Z';
const node: Node = {id: 'here', reach: {kind: 'local'}, labels: {}, origin: 'test'};

/** What the collector says of the machine that runs this test, by section. */
const sections = new Map<string, {text: string; exit: number}>();
let whole: NodeFacts;

beforeAll(async () => {
  const reach = createReach({concurrency: 1});
  try {
    const options = {timeoutMs: 60_000, maxBytes: 8_000_000, sudo: false, which: 'all'} as const;
    const {raw} = await collectNode(reach, node, options);
    for (const [id, {text, exit}] of readFrames(raw).sections) sections.set(id, {text, exit});
    whole = read(new Map());
  } finally {
    await reach.close();
  }
}, 90_000);
afterAll(() => sections.clear());

type Change = {text: string; exit?: number};

/** The real output with some sections changed, parsed by these families. */
function read(changes: ReadonlyMap<string, Change>, families = ALL): NodeFacts {
  const frames = [...sections].map(([id, real]) => {
    const {text, exit = real.exit} = changes.get(id) ?? real;
    const rows = text === '' ? '' : `${text.replace(/^/gm, '|')}\n`;
    return `@begin ${id}\tcommand\n${rows}@end ${id} exit=${exit} cs=0 truncated=0\n`;
  });
  const raw = `samespec-collector/1 plain\n@families ${families.join(' ')}\n${frames.join('')}@done\n`;
  return parseFacts('here', AT, Buffer.from(raw));
}

/** No parser threw, the result fits the schema, and no value changed its kind. */
function assertSound(facts: NodeFacts): void {
  expect(facts.dropped.filter(({why}) => why.startsWith('parser failed'))).toEqual([]);
  NodeFacts.parse(facts);
  for (const [path, leaf] of Object.entries(facts.leaves)) {
    const [now, before] = [kindOf(leaf), kindOf(whole.leaves[path])];
    if (now !== undefined && before !== undefined) expect([path, now]).toEqual([path, before]);
  }
}

/** A setting that the kernel derives from the memory is a number where it is one, and text where it is none. */
function kindOf(leaf: FactLeaf | undefined): string | undefined {
  if (leaf === undefined || !('value' in leaf)) return undefined;
  return Array.isArray(leaf.value) ? 'list' : typeof leaf.value;
}

const DECORATED = [
  '\u001b[31mroot\u001b[0m',
  '\u0000\u0001\u00ff',
  '99999999999999999999999',
  '-1',
  '1e309',
  'NaN',
  '٣',
  '__proto__',
  'constructor',
  '["\\',
  '{"a":'.repeat(50),
  '\r\n',
  '=== ',
  '@end',
  ': ',
  '\u202e',
];

/** A section as it might come from a broken, localised or hostile node. */
function changeOf(text: string): fc.Arbitrary<Change> {
  const size = Math.max(1, text.length);
  const cut = fc.nat(size).map((at) => ({text: text.slice(0, at)}));
  const tail = fc.nat(size).map((at) => ({text: text.slice(at)}));
  const insert = fc
    .tuple(fc.nat(size), fc.constantFrom(...DECORATED), fc.nat(40))
    .map(([at, words, remove]) => ({text: text.slice(0, at) + words + text.slice(at + remove)}));
  const lines = text.split('\n');
  const mixed = fc
    .tuple(fc.nat(lines.length), fc.nat(lines.length))
    .map(([a, b]) => ({text: [...lines.slice(a), ...lines.slice(0, b)].join('\n')}));
  const numbers = fc
    .constantFrom('0', '-1', '18446744073709551616', '1e9', '')
    .map((number) => ({text: text.replace(/\d+/g, number)}));
  const localised = fc
    .constantFrom('Datei oder Verzeichnis nicht gefunden', '没有那个文件或目录', '権限がありません')
    .map((words) => ({
      text: text.replace(/No such file or directory|Permission denied/g, words),
    }));
  const bytes = fc
    .uint8Array({maxLength: 200})
    .map((all) => ({text: Buffer.from(all).toString('latin1')}));
  return fc.oneof(cut, tail, insert, mixed, numbers, localised, bytes);
}

describe.each(ALL)('%s', (family) => {
  const own = () => [...sections].filter(([id]) => id === family || id.startsWith(`${family}.`));

  test('changed real output: no throw, no wrong kind', () => {
    for (const [id, {text}] of own()) {
      fc.assert(
        fc.property(changeOf(text), (change) =>
          assertSound(read(new Map([[id, change]]), [family])),
        ),
        {numRuns: RUNS, seed: SEED},
      );
    }
  });

  test('no permission anywhere is denied or unknown, never a value made up', () => {
    const refused = own().map(([id, {text}]): [string, Change] => {
      const paths = [...text.matchAll(/^(?:grep: )?(\/[^:\n]+):/gm)].map((match) => match[1] ?? '');
      const rows = [...new Set(paths)].map((path) => `grep: ${path}: Permission denied`);
      return [id, {text: rows.join('\n'), exit: 2}];
    });
    const facts = read(new Map(refused), [family]);
    assertSound(facts);
    const mine = new Set(refused.map(([id]) => id));
    const values = Object.entries(facts.leaves).filter(
      ([path, leaf]) =>
        'value' in leaf && mine.has(leaf.section) && kindOf(whole.leaves[path]) === undefined,
    );
    expect(values).toEqual([]);
  });
});

test('without ip, ethtool and the like every section that needs them is absent, and the rest stands', () => {
  const gone = [...sections].filter(([id]) => /^(?:link|route|nic)(?:\.|$)/.test(id));
  expect(gone.length).toBeGreaterThan(1);
  const changes = new Map(
    gone.map(([id]): [string, Change] => [id, {text: 'sh: 1: ip: not found', exit: 127}]),
  );
  const facts = read(changes);
  assertSound(facts);
  const mtu = facts.leaves['net.default.mtuBytes'];
  expect(mtu === undefined || 'reason' in mtu).toBe(true);
  expect(facts.leaves['kernel.release']).toEqual(whole.leaves['kernel.release']);
});

test('512 CPUs and 20,000 settings are read, and nothing else is crowded out', () => {
  const cpu = sections.get('cpu.info') ?? sections.get('cpu');
  const first = cpu?.text.split(/\n(?=processor)/)[0] ?? '';
  const cores = Array.from({length: 512}, (_, i) =>
    first.replace(/^processor.*$/m, `processor\t: ${i}`),
  );
  const id = sections.has('cpu.info') ? 'cpu.info' : 'cpu';
  const settings = Array.from({length: 20_000}, (_, i) => `==> /proc/sys/net/x${i} <==\n1\n`);
  const facts = read(
    new Map([
      [id, {text: cores.join('\n\n')}],
      ['sysctl', {text: `${settings.join('\n')}\n${sections.get('sysctl')?.text}`}],
    ]),
  );
  assertSound(facts);
  expect(facts.leaves['os.id']).toEqual(whole.leaves['os.id']);
  expect(facts.leaves['memory.totalBytes']).toEqual(whole.leaves['memory.totalBytes']);
});
