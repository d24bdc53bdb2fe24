import {expect, test} from 'vitest';
import type {FactValue} from '../../model/fact.ts';
import {runProcess} from '../../platform/process.ts';
import {collectorScript} from '../collector/assemble.ts';
import {parseFacts} from '../parse-facts.ts';
import {PROBES} from './schema.ts';

const {text, args} = collectorScript('benchmark');

test('the script passes shellcheck', async () => {
  const {stdout} = await runProcess({argv: ['shellcheck', '--shell=sh', '-'], input: text});
  expect(stdout.toString()).toBe('');
});

test.each([
  ['dash', ['dash']],
  ['bash', ['bash']],
  ['busybox sh', ['busybox', 'sh']],
])('under %s it tells how long things take, and which programs did it', async (_, shell) => {
  const {stdout, stderr, exit} = await runProcess({
    argv: ['env', ...shell, '-s', '--', ...args],
    input: text,
  });
  expect({exit, stderr}).toEqual({exit: 0, stderr: ''});
  const {leaves} = parseFacts('node-1', '2026-01-02T03:04:05.000Z', stdout);
  const told: Record<string, FactValue> = {};
  for (const [path, leaf] of Object.entries(leaves)) if ('value' in leaf) told[path] = leaf.value;
  expect(told['benchmark.tools']).toMatch(/^dd=\S+ gzip=\S+ sh=\S+ sha256sum=\S+ true=\S+$/);
  // On a slow machine the time may be over before the last ones.
  expect(told['benchmark.ns.exec']).toBeGreaterThan(0);
  for (const probe of PROBES) expect(leaves[`benchmark.ns.${probe}`]).toBeDefined();
});

test('each shell has a checksum of its own', async () => {
  const short = text.replace('benchmark_probe exec', 'return; benchmark_probe exec');
  const tools = await Promise.all(
    [['dash'], ['busybox', 'sh']].map(async (shell) => {
      const {stdout} = await runProcess({argv: ['env', ...shell, '-s', '--', ...args], input: short});
      const leaf = parseFacts('n', 'now', stdout).leaves['benchmark.tools'];
      return leaf !== undefined && 'value' in leaf ? String(leaf.value) : '';
    }),
  );
  expect(tools[0]).toMatch(/ sh=/);
  expect(tools[1]).not.toBe(tools[0]);
});
