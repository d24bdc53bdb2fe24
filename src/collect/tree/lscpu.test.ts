import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {FactValue} from '../../model/fact.ts';
import {runProcess} from '../../platform/process.ts';
import {parseFacts} from '../parse-facts.ts';
import {collectTree} from './collect-tree.ts';
import {openTrees} from './open-trees.ts';
import {MACHINES} from './testing/machines.ts';
import {makeTree} from './testing/make-tree.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'samespec-lscpu-'));
});
afterAll(() => rmSync(root, {recursive: true}));

/** Row of lscpu, our fact, and what of the row is compared. */
const ROWS = [
  ['CPU(s)', 'cpu.count', Number],
  ['Vendor ID', 'cpu.vendor', String],
  ['Model name', 'cpu.modelName', String],
  ['CPU family', 'cpu.family', String],
  ['Stepping', 'cpu.stepping', String],
  ['Thread(s) per core', 'cpu.threadsPerCore', Number],
  ['Core(s) per socket', 'cpu.coresPerSocket', Number],
  ['Socket(s)', 'cpu.sockets', Number],
  ['Hypervisor vendor', 'virt.lscpuHypervisorVendor', String],
  ['Flags', 'cpu.flags', (text: string) => text.split(/\s+/).sort()],
] as const;

test.each(Object.entries(MACHINES))(
  'of a tree of %s, lscpu --sysroot and our facts say the same wherever lscpu says anything',
  async (name, files) => {
    const folder = makeTree(join(root, name), files);
    const told = await lscpuRows(folder);
    const facts = await factsOf(folder);
    const compared: string[] = [];
    for (const [row, fact, read] of ROWS) {
      const theirs = told.get(row);
      if (theirs === undefined || theirs === '-') continue;
      compared.push(row);
      expect([row, facts[fact]]).toEqual([row, read(theirs)]);
    }
    expect(compared).toContain('CPU(s)');
    // Of RISC-V this lscpu (util-linux 2.38) says no more than the number of CPUs.
    expect(compared.length).toBeGreaterThanOrEqual(name === 'riscv64' ? 1 : 5);
    if (!told.has('Hypervisor vendor')) {
      expect(facts['virt.lscpuHypervisorVendor']).toBeUndefined();
    }
  },
);

async function lscpuRows(folder: string): Promise<Map<string, string>> {
  const {stdout, exit} = await runProcess({
    argv: ['lscpu', '--sysroot', folder],
    env: {PATH: process.env.PATH ?? '', LC_ALL: 'C'},
  });
  expect(exit).toBe(0);
  const rows = stdout.toString().split('\n');
  return new Map(
    rows.map((row) => {
      const colon = row.indexOf(':');
      return [row.slice(0, colon).trim(), row.slice(colon + 1).trim()];
    }),
  );
}

async function factsOf(folder: string): Promise<Record<string, FactValue>> {
  const [found] = await openTrees(folder);
  if (found === undefined) throw new Error('no tree');
  const {leaves} = parseFacts('node-1', '2026-01-02T03:04:05.000Z', await collectTree(found.tree));
  return Object.fromEntries(
    Object.entries(leaves).flatMap(([path, leaf]) => ('value' in leaf ? [[path, leaf.value]] : [])),
  );
}
