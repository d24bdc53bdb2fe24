import {expect, test} from 'vitest';
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
  const tools = leaves['benchmark.tools'];
  expect(tools !== undefined && 'value' in tools && tools.value).toMatch(
    /^dd=\S+ gzip=\S+ sh=\S+ sha256sum=\S+ true=\S+$/,
  );
  for (const probe of PROBES) {
    const leaf = leaves[`benchmark.ns.${probe}`];
    // On a slow or busy machine the time is over before the last ones.
    if (leaf !== undefined && 'value' in leaf) expect(leaf.value).toBeGreaterThan(0);
    else expect(leaf?.reason).not.toBe('timeout');
  }
});

test('each shell has a checksum of its own', async () => {
  const short = text.replace('benchmark_probe exec', 'return; benchmark_probe exec');
  const tools = await Promise.all(
    [['dash'], ['busybox', 'sh']].map(async (shell) => {
      const {stdout} = await runProcess({
        argv: ['env', ...shell, '-s', '--', ...args],
        input: short,
      });
      const leaf = parseFacts('n', 'now', stdout).leaves['benchmark.tools'];
      return leaf !== undefined && 'value' in leaf ? String(leaf.value) : '';
    }),
  );
  expect(tools[0]).toMatch(/ sh=/);
  expect(tools[1]).not.toBe(tools[0]);
});
