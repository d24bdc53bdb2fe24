import {existsSync} from 'node:fs';
import {setTimeout as pause} from 'node:timers/promises';
import {runProcess} from '../../src/platform/process.ts';
import {LAB_SCRIPT, objectsOf, REGIONS, RUN} from './clusters.ts';

/** Three real clusters for all test files, brought up once. */
export async function setup(): Promise<() => Promise<void>> {
  // Not ours to end: somebody works with it, or a crash left it (kube-lab.sh down).
  if (existsSync(RUN)) throw new Error(`a lab is up already, or was left by a crash: ${RUN}`);
  const up = ['up', ...REGIONS.map((name) => `${name}:${name === 'bj' ? 2 : 1}`)];
  const {exit, stderr} = await runProcess({argv: ['bash', LAB_SCRIPT, ...up], timeoutMs: 300_000});
  if (exit !== 0) {
    await down();
    throw new Error(`kube-lab.sh up: ${stderr}`);
  }
  await settled();
  return down;
}

/** New clusters go on making objects of their own for a while: until three looks in a row see the same. */
async function settled(): Promise<void> {
  let last = '';
  for (let same = 0, looks = 0; same < 2 && looks < 60; looks++) {
    const now = JSON.stringify(await Promise.all(REGIONS.map(objectsOf)));
    same = now === last ? same + 1 : 0;
    last = now;
    await pause(1_000);
  }
}

async function down(): Promise<void> {
  await runProcess({argv: ['bash', LAB_SCRIPT, 'down'], timeoutMs: 60_000});
}
