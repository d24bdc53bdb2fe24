import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {runNames} from '../store/load.ts';
import {type manifestOf, saveManifest} from '../store/testing.ts';

/** Commands about saved runs, as they are typed. */
const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const OLD = '2000-01-01T00-00-00-old';
let home: string;
let runs: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'samespec-runs-'));
  runs = join(home, 'runs');
});
afterAll(() => rm(home, {recursive: true}));

async function typed(...argv: string[]): Promise<{out: string; told: string; status: unknown}> {
  const child = spawn(process.execPath, [MAIN, ...argv], {
    env: {...process.env, SAMESPEC_HOME: home, LANG: 'C', LC_ALL: ''},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = {out: '', told: ''};
  child.stdout.on('data', (chunk) => {
    said.out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    said.told += String(chunk);
  });
  const [status] = await once(child, 'close');
  return {...said, status};
}

test('what a diagnosis found stands in the list right after it', async () => {
  const {status} = await typed('diagnose', '--no-measure', '--quiet', '--fail-on', 'never');
  expect([0, 5]).toContain(status);
  await saveManifest(runs, OLD, {endedAt: null});
  const {out, told} = await typed('runs', 'list');
  const [first = '', second = ''] = out.split('\n');
  expect(first).toMatch(
    / {2}1 nodes {2}collect done {2}measure none {2}(clean|inconclusive|cause|contributor)/,
  );
  expect(second).toBe(`${OLD}  3 nodes  collect done  measure none  ended without finishing`);
  // Not even that the database is new to some releases of Node.js.
  expect(told).toBe('');
});

test('pruning needs to be told what may go, and by a dry run removes nothing', async () => {
  const nothing = await typed('runs', 'prune');
  expect([nothing.status, nothing.told]).toEqual([2, expect.stringContaining('--older-than 30d')]);
  const odd = await typed('runs', 'prune', '--older-than', '3 moons', '--lang', 'zh-CN');
  expect([odd.status, odd.told]).toEqual([2, expect.stringContaining('不能是“3 moons”')]);
  const dry = await typed('runs', 'prune', '--keep', '1', '--dry-run');
  expect(dry).toMatchObject({status: 0, out: `${OLD}\n`});
  expect(await runNames(runs)).toContain(OLD);
  const done = await typed('runs', 'prune', '--keep', '1');
  expect(done).toMatchObject({out: `${OLD}\n`, told: expect.stringContaining('1 removed')});
  expect(await runNames(runs)).not.toContain(OLD);
});

test('a run that cannot be read is listed with the reason', async () => {
  await saveManifest(runs, OLD, {schemaVersion: 99} as unknown as ReturnType<typeof manifestOf>);
  const {out} = await typed('runs', 'list');
  expect(out).toContain(`${OLD}  cannot be read`);
  expect(out).toContain('schemaVersion 99');
});

test('serving on a port that is taken is one sentence with the mend', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const {port} = blocker.address() as {port: number};
  try {
    const {status, told} = await typed('serve', '--port', String(port), '--lang', 'zh-CN');
    expect(status).toBe(2);
    expect(told).toBe(
      `samespec: 端口 ${port} 已被其他程序占用。请用 --port 换一个，或不加 --port，自动选用空闲端口。\n`,
    );
  } finally {
    blocker.close();
  }
});

test('serving without a token elsewhere than on loopback is refused', async () => {
  const {status, told, out} = await typed('serve', '--listen', '0.0.0.0', '--no-token');
  expect([status, out]).toEqual([2, '']);
  expect(told).toContain('--no-token is for 127.0.0.1 alone');
});
