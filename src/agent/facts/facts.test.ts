import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {FactPolicy} from '../../model/fact.ts';
import {changesBetween, driftFrom} from './changes.ts';
import {collectFacts, type LocalFacts, policyFor} from './collect-facts.ts';
import {familyDigests} from './digest.ts';
import {readExpected} from './expected.ts';

const IDENTICAL: FactPolicy = {policy: 'identical', tag: 'os'};
const identical = () => IDENTICAL;
const near = (): FactPolicy => ({...IDENTICAL, tolerance: {relative: 0.1}});

const facts = (values: Record<string, string | number | string[]>): LocalFacts =>
  Object.fromEntries(Object.entries(values).map(([path, value]) => [path, {value, family: 'os'}]));
const unread: LocalFacts = {a: {missing: 'denied', family: 'os'}};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ss-expected-'));
});
afterAll(() => rm(folder, {recursive: true}));

test('equal facts have one digest in whatever order they came, and another value another', () => {
  const one = familyDigests(facts({a: 1, b: ['x', 'y']}), identical);
  expect(familyDigests(facts({b: ['y', 'x'], a: 1}), identical)).toEqual(one);
  expect(familyDigests(facts({a: 2, b: ['x', 'y']}), identical)).not.toEqual(one);
  expect(Number.isSafeInteger(one.os)).toBe(true);
});

test('symptoms and names are in no digest, nor what may differ a little', () => {
  expect(familyDigests(facts({a: 1}), () => ({policy: 'free', tag: 'os'}))).toEqual({});
  expect(familyDigests(facts({a: 1}), near)).toEqual({});
});

test('a family that could not be read whole has no digest; one in which something is absent has', () => {
  expect(familyDigests({...facts({b: 1}), ...unread}, identical)).toEqual({});
  const absent: LocalFacts = {...facts({b: 1}), a: {missing: 'absent', family: 'os'}};
  expect(familyDigests(absent, identical)).not.toEqual(familyDigests(facts({b: 1}), identical));
});

test('what became different is told, what could not be read is not', () => {
  const changes = changesBetween(facts({a: 1, b: 1, c: 1}), facts({a: 1, b: 2, d: 1}), identical);
  expect(changes.map(({fact}) => fact)).toEqual(['b', 'c', 'd']);
  expect(changesBetween(facts({a: 1}), unread, identical)).toEqual([]);
  expect(changesBetween(unread, facts({a: 1}), identical)).toEqual([]);
  expect(changesBetween(facts({a: 100}), facts({a: 105}), near)).toEqual([]);
});

test('facts that are not as expected are told, unknown ones are not', () => {
  const expected = {a: {value: 1}, b: {missing: 'absent' as const}, c: {value: 'x'}};
  expect(driftFrom(expected, facts({a: 1, c: 'x'}), identical)).toEqual([]);
  expect(driftFrom(expected, facts({a: 2, b: 1}), identical)).toEqual(['a', 'b', 'c']);
  expect(driftFrom({a: {value: 1}}, unread, identical)).toEqual([]);
});

test('a file of expected facts that is none is told in one sentence', async () => {
  const file = join(folder, 'expected');
  await writeFile(file, '{"a": 1, "b": null, "c": ["x"]}');
  const expected = {a: {value: 1}, b: {missing: 'absent'}, c: {value: ['x']}};
  expect(await readExpected(file)).toEqual(expected);
  for (const text of ['[]', '{"a": {}}', '{']) {
    await writeFile(file, text);
    await expect(readExpected(file)).rejects.toMatchObject({code: 'agent-expected'});
  }
  await expect(readExpected(join(folder, 'none'))).rejects.toMatchObject({code: 'file-unreadable'});
});

test('this machine read twice has not changed, and its families have digests', async () => {
  const [first, second] = [await collectFacts(false), await collectFacts(false)];
  if (!first.ok || !second.ok) throw new Error('not collected');
  expect(Object.keys(first.facts)).not.toContain('os.loadOne');
  const digests = familyDigests(first.facts, policyFor);
  expect(Object.keys(digests)).toEqual(expect.arrayContaining(['cpu', 'os', 'sysctl']));
  expect(familyDigests(second.facts, policyFor).cpu).toBe(digests.cpu);
});
