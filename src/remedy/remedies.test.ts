import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {RULES} from '../diagnose/rules/index.ts';
import {ACTIONS} from './actions/index.ts';
import {HANDLING} from './tickets/handling.ts';

const RULES_FOLDER = new URL('../diagnose/rules', import.meta.url).pathname;

/** Remedy ids that the sources of a rule name as safe. */
function sources(): string {
  const folders = readdirSync(RULES_FOLDER, {withFileTypes: true}).filter((each) =>
    each.isDirectory(),
  );
  const shared = ['mtu/remedies.ts'].map((file) => join(RULES_FOLDER, '..', file));
  const own = folders.flatMap(({name}) =>
    readdirSync(join(RULES_FOLDER, name))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => join(RULES_FOLDER, name, file)),
  );
  return [...own, ...shared].map((file) => readFileSync(file, 'utf8')).join('\n');
}

test('every remedy that an action or a request is made for is one that a rule names', () => {
  const text = sources();
  const named = [...Object.keys(HANDLING), ...ACTIONS.flatMap(({remedies}) => remedies)];
  expect(named.filter((id) => !text.includes(`'${id}'`))).toEqual([]);
  expect(RULES.length).toBeGreaterThan(0);
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
