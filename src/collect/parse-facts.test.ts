import {readdirSync, readFileSync} from 'node:fs';
import {gzipSync} from 'node:zlib';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {NodeFacts} from '../model/fact.ts';
import {FAMILIES} from './families.ts';
import {parseFacts} from './parse-facts.ts';

const AT = '2026-01-02T03:04:05.000Z';
const recorded = recordedBody();

/** Recorded output of every family that has one from Debian 12, as one output. */
function recordedBody(): string {
  const bodies: string[] = [];
  for (const {id} of FAMILIES) {
    const folder = new URL(`./facts/${id}/fixtures/`, import.meta.url);
    const name = readdirSync(folder).find((file) => file === 'debian-12.txt');
    if (name === undefined) continue;
    const text = readFileSync(new URL(name, folder), 'utf8');
    if (!text.startsWith('samespec-collector/1 plain\n')) continue;
    bodies.push(text.split('\n').slice(2, -2).join('\n'));
  }
  const families = FAMILIES.map(({id}) => id).join(' ');
  return `@families ${families}\n${bodies.join('\n')}\n@done\n`;
}

function plain(body: string): Buffer {
  return Buffer.from(`samespec-collector/1 plain\n${body}`);
}

test('real output becomes facts that fit the schema, none left out', () => {
  const facts = parseFacts('node-1', AT, plain(recorded));
  expect(NodeFacts.parse(facts)).toEqual(facts);
  expect(facts.node).toBe('node-1');
  expect(facts.at).toBe(AT);
  expect(facts.dropped).toEqual([]);
  expect(facts.leaves['virt.cpuidSignature']).toEqual({
    value: 'KVMKVMKVM',
    section: 'virtualization.cpuid',
  });
});

test('a second reading leaves the families it did not ask for alone', () => {
  const body = '@families cputime\n@done\n';
  const {leaves} = parseFacts('node-1', AT, plain(body));
  expect(Object.keys(leaves)).toEqual(['cpu.stealTicks', 'cpu.totalTicks', 'cpu.idleTicks']);
});

test('a section that never came is absent when the collector ended, out of time when it was cut', () => {
  const body = '@families cputime\n';
  const ended = parseFacts('node-1', AT, plain(`${body}@done\n`)).leaves['cpu.totalTicks'];
  const cut = parseFacts('node-1', AT, plain(body)).leaves['cpu.totalTicks'];
  expect(ended).toMatchObject({reason: 'absent', message: {id: 'collect/absent'}});
  expect(cut).toMatchObject({reason: 'timeout', message: {id: 'collect/not-received'}});
});

test('a section that ran out of time is a timeout, not absent', () => {
  const body =
    '@families cputime\n@begin cputime.stat\tx\n@end cputime.stat exit=124 cs=500 truncated=0\n@done\n';
  const leaf = parseFacts('node-1', AT, plain(body)).leaves['cpu.totalTicks'];
  expect(leaf).toMatchObject({reason: 'timeout', message: {id: 'collect/timeout'}});
});

test('what a cut section may have said is unknown, not absent', () => {
  const body =
    '@families cputime\n@begin cputime.stat\tx\n@end cputime.stat exit=0 cs=0 truncated=1\n@done\n';
  const leaf = parseFacts('node-1', AT, plain(body)).leaves['cpu.totalTicks'];
  expect(leaf).toMatchObject({reason: 'timeout', message: {id: 'collect/cut'}});
});

test('an empty answer makes every fact missing for lack of an answer', () => {
  const {leaves, sections} = parseFacts('node-1', AT, Buffer.alloc(0));
  expect(sections).toEqual({});
  const reasons = new Set(Object.values(leaves).map((leaf) => 'reason' in leaf && leaf.reason));
  expect(reasons).toEqual(new Set(['timeout']));
});

test('cut anywhere, real output never yields a value that the whole would not', () => {
  const whole = parseFacts('node-1', AT, plain(recorded)).leaves;
  const packed = gzipSync(Buffer.from(recorded));
  const header = Buffer.from('samespec-collector/1 gzip\n');
  const cuts = fc.record({share: fc.double({min: 0, max: 1, noNaN: true}), gzip: fc.boolean()});
  fc.assert(
    fc.property(cuts, ({share, gzip}) => {
      const raw = gzip ? Buffer.concat([header, packed]) : plain(recorded);
      const {leaves} = parseFacts('node-1', AT, raw.subarray(0, Math.floor(raw.length * share)));
      for (const [path, leaf] of Object.entries(leaves)) {
        if (!('value' in leaf)) continue;
        const full = whole[path];
        // What stands in one line is either whole or not there; a list may be shorter, a sum never.
        if (full !== undefined && !('value' in full)) throw new Error(`${path} appeared`);
      }
    }),
    {numRuns: 60},
  );
});

test('random bytes never make it throw, and what comes out fits the schema', () => {
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 4096}), fc.boolean(), (bytes, headed) => {
      const raw = headed ? Buffer.concat([plain(''), bytes]) : Buffer.from(bytes);
      NodeFacts.parse(parseFacts('node-1', AT, raw));
    }),
    {numRuns: 200},
  );
});

test('mutated real output never makes it throw, and what comes out fits the schema', () => {
  const source = Buffer.from(recorded);
  const edit = fc.record({
    at: fc.nat({max: source.length - 1}),
    remove: fc.nat({max: 400}),
    insert: fc.oneof(
      fc.uint8Array({maxLength: 40}),
      fc
        .constantFrom(
          '\n',
          ':',
          '|',
          '@done\n',
          '\x1b[2J',
          '-1',
          '99999999999999999999',
          '["\\',
          '__proto__',
        )
        .map((text) => Buffer.from(text)),
    ),
  });
  fc.assert(
    fc.property(fc.array(edit, {minLength: 1, maxLength: 20}), fc.boolean(), (edits, gzip) => {
      let body: Buffer = source;
      for (const {at, remove, insert} of edits) {
        const from = Math.min(at, body.length);
        body = Buffer.concat([body.subarray(0, from), insert, body.subarray(from + remove)]);
      }
      const raw = gzip
        ? Buffer.concat([Buffer.from('samespec-collector/1 gzip\n'), gzipSync(body)])
        : plain(body.toString('latin1'));
      NodeFacts.parse(parseFacts('node-1', AT, raw));
    }),
    {numRuns: 100},
  );
});

test('damaged packed output never makes it throw', () => {
  const packed = gzipSync(Buffer.from(recorded));
  const flip = fc.tuple(fc.nat({max: packed.length - 1}), fc.integer({min: 1, max: 255}));
  fc.assert(
    fc.property(fc.array(flip, {minLength: 1, maxLength: 5}), (flips) => {
      const damaged = Buffer.from(packed);
      for (const [at, bits] of flips) damaged[at] = (damaged[at] ?? 0) ^ bits;
      const raw = Buffer.concat([Buffer.from('samespec-collector/1 gzip\n'), damaged]);
      NodeFacts.parse(parseFacts('node-1', AT, raw));
    }),
    {numRuns: 60},
  );
});

const SECTIONS = FAMILIES.flatMap(({collectFile}) => {
  const fragment = readFileSync(collectFile, 'utf8');
  const calls =
    /^\s*(?:if .*; then )?(?:section|section_err|quick|call|inline|(?:plain_)?files|files_only|files_without|files_numbered) (\S+)/gm;
  return [...fragment.matchAll(calls)].map((match) => match[1] ?? '');
});

// A pattern that backtracks needs hours for this; the limit of the test is what it runs into.
test.each(['', ' ', 'a', '1', ':', '"', '[', '{', '=== ', '/a:', 'grep: : ', '1: a: '])(
  'sections full of “%s” are read in time',
  (text) => {
    for (const unit of [`${text}\n`, text]) {
      if (unit === '') continue;
      const payload = unit.repeat(Math.floor(262_144 / unit.length)).replace(/^/gm, '|');
      const frames = SECTIONS.map(
        (id) => `@begin ${id}\tx\n${payload}\n@end ${id} exit=0 cs=0 truncated=0\n`,
      );
      const families = FAMILIES.map(({id}) => id).join(' ');
      const raw = plain(`@families ${families}\n${frames.join('')}@done\n`);
      expect(parseFacts('node-1', AT, raw).node).toBe('node-1');
    }
  },
);
