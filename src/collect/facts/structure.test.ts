import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {matchesPattern} from '../../model/fact.ts';
import {FACT_POLICIES, FAMILIES} from '../families.ts';
import {parseFacts} from '../parse-facts.ts';

const here = new URL('.', import.meta.url);
const folders = readdirSync(here, {withFileTypes: true})
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

test('every folder is a family in the registry, and every family has a folder', () => {
  expect(FAMILIES.map((family) => family.id).sort()).toEqual(folders.sort());
});

test.each(folders)('%s has every file of a family', (folder) => {
  const missing = [
    'index.ts',
    'collect.sh',
    'parse.ts',
    'schema.ts',
    'parse.test.ts',
    'readme.md',
  ].filter((file) => !existsSync(new URL(`${folder}/${file}`, here)));
  expect(missing).toEqual([]);
});

test.each(folders)(
  '%s keeps recorded output, and its readme or that of fixtures says whence',
  (folder) => {
    const fixtures = readdirSync(new URL(`${folder}/fixtures/`, here));
    expect(fixtures.filter((name) => name !== 'readme.md')).not.toEqual([]);
    const readmes = ['readme.md', 'fixtures/readme.md']
      .map((name) => new URL(`${folder}/${name}`, here))
      .filter((url) => existsSync(url))
      .map((url) => readFileSync(url, 'utf8'));
    expect(readmes.join('\n').toLowerCase()).toMatch(/recorded|transcribed/);
  },
);

test.each(FAMILIES.map((family) => [family.id, family] as const))(
  '%s reads its own fragment and asks only for sections of its own name',
  (id, family) => {
    expect(family.collectFile.href).toBe(new URL(`${id}/collect.sh`, here).href);
    const text = readFileSync(family.collectFile, 'utf8');
    const sections = [
      ...text.matchAll(
        /^\s*(?:if .*; then )?(?:section|section_err|quick|call|inline|(?:plain_)?files|files_only|files_without|files_numbered) (\S+)/gm,
      ),
    ];
    expect(sections.length).toBeGreaterThan(0);
    for (const [, section] of sections) expect(section?.split('.')[0]).toBe(id);
  },
);

test('every fact that a silent node leaves missing has a policy', () => {
  // Facts that every family reports, be it as missing, when a collector says nothing at all.
  const raw = `samespec-collector/1 plain\n@families ${folders.join(' ')}\n@done\n`;
  const {leaves} = parseFacts('node-1', '2026-01-02T03:04:05.000Z', Buffer.from(raw));
  expect(Object.keys(leaves).length).toBeGreaterThan(30);
  const unknown = Object.keys(leaves).filter((path) => !hasPolicy(path));
  expect(unknown).toEqual([]);
});

/** True for a fact, and for a group of facts that is missing as a whole (`net.route`). */
function hasPolicy(path: string): boolean {
  return FACT_POLICIES.some(
    ([pattern]) => matchesPattern(pattern, path) || pattern.startsWith(`${path}.`),
  );
}

test.each(FAMILIES.map((family) => [family.id, family] as const))(
  '%s needs only families that are there, and says so where its fragment uses what another left',
  (id, {needs = [], collectFile}) => {
    const order = FAMILIES.map((family) => family.id);
    for (const other of needs) expect(order).toContain(other);
    const text = readFileSync(collectFile, 'utf8');
    const used = [...text.matchAll(/\$\{?([a-z]+)_/g)]
      .map(([, name = '']) => name)
      .filter((name) => name !== id && order.includes(name));
    for (const other of used) {
      expect(needs).toContain(other);
      expect(order.indexOf(other)).toBeLessThan(order.indexOf(id));
    }
  },
);
