import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {RULES} from '../diagnose/rules/index.ts';
import {ACTIONS} from './actions/index.ts';
import {HANDLING} from './tickets/handling.ts';

const DIAGNOSE = new URL('../diagnose', import.meta.url).pathname;

/** Everything the rules are made of, without their tests. */
function sources(): string[] {
  return readdirSync(DIAGNOSE, {recursive: true, encoding: 'utf8'})
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter((file) => !/testing|cases/.test(file))
    .map((file) => readFileSync(join(DIAGNOSE, file), 'utf8'));
}

/** Ids that stand in lists named `safe`, and those that functions make for them. */
function safeIds(): string[] {
  const found = new Set(['lower-pod-mtu']);
  for (const text of sources()) {
    for (const {index} of text.matchAll(/\bsafe: \[/g)) {
      const list = bracketed(text.slice(index + 'safe: '.length));
      for (const [, id] of list.matchAll(/id: '([a-z0-9-]+)'/g)) if (id) found.add(id);
      const [, plain] = /^\['([a-z0-9-]+)'/.exec(list) ?? [];
      if (plain !== undefined) found.add(plain);
    }
  }
  return [...found].sort();
}

/** The text up to the bracket that closes its first one. */
function bracketed(text: string): string {
  let depth = 0;
  for (const [i, char] of [...text].entries()) {
    if (char === '[') depth += 1;
    if (char === ']') depth -= 1;
    if (depth === 0) return text.slice(0, i);
  }
  return text;
}

function handled(): string[] {
  return [...Object.keys(HANDLING), ...ACTIONS.flatMap(({remedies}) => remedies)];
}

test('every remedy that an action or a request is made for is one that a rule names', () => {
  const text = sources().join('\n');
  expect(handled().filter((id) => !text.includes(`'${id}'`))).toEqual([]);
  expect(RULES.length).toBeGreaterThan(0);
});

test('every remedy that a rule names is an action or a request to somebody (tickets/handling.ts)', () => {
  const ids = safeIds();
  expect(ids.length).toBeGreaterThan(50);
  expect(ids.filter((id) => !handled().includes(id))).toEqual([]);
});

test('no two actions carry out the same remedy', () => {
  const all = ACTIONS.flatMap(({remedies}) => remedies);
  expect(all).toEqual([...new Set(all)]);
});

test('every action has a folder of its own with a page about it', () => {
  for (const {id} of ACTIONS) {
    const folder = new URL(`./actions/${id}/`, import.meta.url).pathname;
    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining(['index.ts', 'readme.md', 'strings.ts']),
    );
  }
});
