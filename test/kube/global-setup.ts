import {runProcess} from '../../src/platform/process.ts';
import {LAB_SCRIPT, REGIONS} from './lab-place.ts';

/** Three real clusters for all test files, brought up once. */
export async function setup(): Promise<() => Promise<void>> {
  const up = ['up', ...REGIONS.map((name) => `${name}:${name === 'bj' ? 2 : 1}`)];
  const {exit, stderr} = await runProcess({argv: ['bash', LAB_SCRIPT, ...up], timeoutMs: 300_000});
  if (exit !== 0) {
    await down();
    throw new Error(`kube-lab.sh up: ${stderr}`);
  }
  return down;
}

async function down(): Promise<void> {
  await runProcess({argv: ['bash', LAB_SCRIPT, 'down'], timeoutMs: 60_000});
}
