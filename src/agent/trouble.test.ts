import {readFile} from 'node:fs/promises';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {createNet, type TestNet} from '../measure/testing/net.ts';
import {createFleet, type TestAgent, type TestFleet} from './testing/agents.ts';
import {until} from './testing/until.ts';

const QUICK = ['--probe-every', '200ms', '--check-every', '2s', '--search-every', '20s'];
const WITHHELD = 'samespec_path_probes_total{probe="echo",layer="host",result="withheld"}';

let net: TestNet;
let fleet: TestFleet;
let a: TestAgent;
let b: TestAgent;

beforeAll(async () => {
  net = await createNet({
    hosts: ['a', 'b', 'c'].map((name) => ({name, mtuBytes: 1500})),
    icmp: 'sent',
  });
  fleet = await createFleet(net);
  await fleet.members(['a 10.91.0.2 bj', 'b 10.91.1.2 bj', 'gone 10.91.9.9 sg']);
  a = fleet.start('a', [...QUICK, '--pair-labels']);
  b = fleet.start('b', QUICK);
  await until(
    () => a.value('samespec_path_mtu_bytes{'),
    (mtu) => mtu === 1500,
  );
});
afterAll(async () => {
  await fleet.close();
  await net.close();
});

/** The Python part of an agent: the only child it has without facts. */
async function childOf({process: {pid}}: TestAgent): Promise<number> {
  // `ip netns exec` becomes the agent itself.
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  const children = await Promise.all(
    text
      .split(' ')
      .filter(Boolean)
      .map(async (child) => {
        const words = await readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '');
        return words.includes('boot.py') ? [Number(child)] : [];
      }),
  );
  const [child] = children.flat();
  if (child === undefined) throw new Error('no child');
  return child;
}

test('pairs of nodes are labels where they are asked for, and only there', async () => {
  const {body} = await a.get('/metrics');
  expect(body).toContain('src_node="a",dst_node="b"');
  expect((await b.get('/metrics')).body).not.toContain('src_node');
});

test('what is measured while the prober is starved is withheld, and is neither loss nor a black hole', async () => {
  const child = await childOf(a);
  const before = (await a.value(WITHHELD)) ?? 0;
  // Toward a peer that never answers something is always under way.
  process.kill(child, 'SIGSTOP');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  process.kill(child, 'SIGCONT');
  await until(
    () => a.value(WITHHELD),
    (withheld) => (withheld ?? 0) > before,
  );
  const {body} = await a.get('/metrics');
  const bucket = (le: string) =>
    Number(
      new RegExp(
        `samespec_probe_lag_seconds_bucket\\{le="${le.replace('+', '\\+')}",[^}]*\\} (\\d+)`,
      ).exec(body)?.[1],
    );
  expect(bucket('+Inf')).toBeGreaterThan(bucket('1'));
  expect(await a.value('samespec_path_blackhole{')).toBe(0);
});

test('a second agent of one name is told by its peers and by the first, and changes no figure', async () => {
  const twin = fleet.start('c', [...QUICK, '--name', 'b']);
  await until(
    async () => [a.events(), b.events()],
    (all) => all.every((events) => events.some(({event}) => event === 'duplicate-name')),
  );
  expect(a.events()).toContainEqual(
    expect.objectContaining({event: 'duplicate-name', name: 'b', detail: '10.91.1.2, 10.91.2.2'}),
  );
  expect(b.events().filter(({event}) => event === 'duplicate-name')).toHaveLength(1);
  expect(await a.value('samespec_agent_duplicate_names')).toBe(1);
  const {body} = await a.get('/metrics');
  expect(body.match(/^samespec_path_loss_ratio\{.*dst_node="b".*$/gm)).toHaveLength(1);
  twin.process.kill();
  await twin.process.done;
});

test('a prober that dies is started again and says so', async () => {
  process.kill(await childOf(a), 'SIGKILL');
  await until(
    async () => a.events(),
    (events) => events.some(({event}) => event === 'prober-ended'),
  );
  const before = await a.value('samespec_path_rtt_seconds_count{');
  await until(
    () => a.value('samespec_path_rtt_seconds_count{'),
    (count) => (count ?? 0) > (before ?? 0),
  );
});

test('a peer that dies loses its series', async () => {
  process.kill(b.process.pid ?? 0, 'SIGKILL');
  await net.sh('b', 'ip link set e0 down');
  await until(
    () => a.get('/metrics'),
    ({body}) => !/path_(?:loss_ratio|mtu_bytes|blackhole)\{.*dst_node="b"/.test(body),
  );
  await until(
    () => a.value('samespec_path_peers{src_region="bj",dst_region="bj",state="silent"}'),
    (silent) => silent === 1,
  );
});

test('a peer that returns gets its series back', async () => {
  await net.sh('b', 'ip link set e0 up; ip route add default via 10.91.1.1');
  b = fleet.start('b', QUICK);
  await until(
    () => a.get('/metrics'),
    ({body}) => /path_mtu_bytes\{.*dst_node="b".*\} 1500/.test(body),
  );
});

test('requests that are none are refused, and the metrics hold no key', async () => {
  expect((await a.get('/nothing')).status).toBe(404);
  expect((await a.get('/events')).body).toContain('"event":"started"');
  const posted = await net.sh(
    'a',
    'curl -s -X POST -d x -w %{http_code} http://127.0.0.1:19464/metrics',
  );
  expect(posted).toContain('405');
});

test('SIGTERM ends the agent in order, and its child with it', async () => {
  const child = await childOf(a);
  process.kill(a.process.pid ?? 0, 'SIGTERM');
  expect(await a.process.done).toMatchObject({end: 'exited', exit: 0});
  expect(a.events().at(-1)).toMatchObject({event: 'stopping'});
  await expect(readFile(`/proc/${child}/cmdline`)).rejects.toThrow();
});
