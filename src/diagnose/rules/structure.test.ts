import {existsSync, readdirSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import type {Rule} from '../define-rule.ts';
import {gapsIn} from '../testing-messages.ts';
import {RULES} from './index.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const folders = readdirSync(here, {withFileTypes: true})
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

test('every rule folder is in the registry, once, under its own name', () => {
  expect(RULES.map((rule) => rule.id).sort()).toEqual(folders);
});

describe.each(folders)('%s', (folder) => {
  test('has its definition, texts, readme and cases', () => {
    for (const name of ['index.ts', 'strings.ts', 'readme.md'])
      expect(has(folder, name), name).toBe(true);
    expect(has(folder, `${folder}.test.ts`) || has(folder, 'rule.test.ts'), 'cases').toBe(true);
  });

  test('exports the rule under its id in camel case', async () => {
    const module: Record<string, unknown> = await import(`./${folder}/index.ts`);
    const name = folder.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    expect((module[name] as Rule | undefined)?.id).toBe(folder);
  });
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test.each(Object.entries(rule.strings))('“%s” says the same in both languages', (_id, texts) => {
    expect(texts.en.trim()).not.toBe('');
    expect(texts['zh-CN'].trim()).not.toBe('');
    expect(gapsIn(texts['zh-CN'])).toEqual(gapsIn(texts.en));
  });

  test('names references, and fills only count, total and where when it is ruled out', () => {
    expect(rule.references.length).toBeGreaterThan(0);
    const told = rule.strings['ruled-out'];
    if (told !== undefined)
      expect(['count', 'total', 'where']).toEqual(expect.arrayContaining(gapsIn(told.en)));
  });
});

function has(folder: string, name: string): boolean {
  return existsSync(`${here}${folder}/${name}`);
}
