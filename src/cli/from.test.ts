import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {makeTree} from '../collect/tree/testing/make-tree.ts';
import {sosreport} from '../collect/tree/testing/sosreport.ts';
import {runProcess} from '../platform/process.ts';

let home: string;
let fleet: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'samespec-from-'));
  fleet = join(home, 'fleet');
  for (const host of ['bj-1', 'sg-1', 'hk-1']) {
    makeTree(
      join(fleet, host),
      sosreport(host === 'hk-1' ? {host, mtu: 1450, mtuProbing: 1} : {host}),
    );
  }
});
afterAll(() => rmSync(home, {recursive: true}));

let stores = 0;
async function samespec(args: readonly string[], store = join(home, `store-${stores++}`)) {
  const {exit, stdout, stderr} = await runProcess({
    argv: [process.execPath, 'src/cli/main.ts', ...args],
    env: {PATH: process.env.PATH ?? '', HOME: home, SAMESPEC_HOME: store, LANG: 'C.UTF-8'},
  });
  return {exit, stdout: stdout.toString(), stderr};
}

test('three sosreports are a fleet: what differs is found, and the saved run says the same without them', async () => {
  const store = join(home, 'store-fleet');
  const from = ['bj-1', 'sg-1', 'hk-1'].flatMap((host) => ['--from', join(fleet, host)]);
  const live = await samespec(['diagnose', ...from, '-o', 'json'], store);
  const document = JSON.parse(live.stdout);
  expect(
    document.run.inventory.nodes.map(({id, labels}: {id: string; labels: object}) => [id, labels]),
  ).toEqual([
    ['bj-1', {region: 'bj'}],
    ['sg-1', {region: 'sg'}],
    ['hk-1', {region: 'hk'}],
  ]);
  const drift = document.comparison.partitions.map(({fact}: {fact: string}) => fact);
  expect(drift).toContain('net.default.mtuBytes');
  expect(drift).toContain('sysctl.net.ipv4.tcp_mtu_probing');
  expect(live.stderr).toContain('bj, hk, and sg');
  const again = await samespec(['report', document.run.id, '-o', 'json'], store);
  expect(again.stdout).toBe(live.stdout);
  expect(again.exit).toBe(live.exit);
});

test('equal machines give no finding, be it that one of them tells less', async () => {
  const less = {...sosreport({host: 'sg-1'})};
  for (const path of Object.keys(less)) {
    if (/sysctl|lsmod|dmesg|limits|clocksource|ip_route/.test(path))
      delete less[path as keyof typeof less];
  }
  const folder = makeTree(join(home, 'less'), less);
  const {stdout} = await samespec([
    'diagnose',
    '--from',
    `a=${join(fleet, 'bj-1')},region=bj`,
    '--from',
    `b=${folder},region=sg`,
    '-o',
    'json',
  ]);
  const {comparison, diagnosis} = JSON.parse(stdout);
  expect(comparison.partitions).toEqual([]);
  const loud = diagnosis.findings.filter(({verdict}: {verdict: string}) =>
    ['cause', 'contributor'].includes(verdict),
  );
  expect(loud).toEqual([]);
});

test('an exported run is read as it is', async () => {
  const store = join(home, 'store-export');
  const first = await samespec(['diagnose', '--from', join(fleet, 'bj-1'), '-o', 'json'], store);
  const file = join(home, 'run.samespec');
  await samespec(['runs', 'export', JSON.parse(first.stdout).run.id, file], store);
  expect((await samespec(['diagnose', '--from', file, '-o', 'json'])).stdout).toBe(first.stdout);
});

test('measuring on saved files finds no path and keeps the facts', async () => {
  const store = join(home, 'store-into');
  const first = await samespec(['diagnose', '--from', fleet, '-o', 'json'], store);
  const {id} = JSON.parse(first.stdout).run;
  const {exit, stdout} = await samespec(['measure', '--into', id, '-o', 'json', '--quiet'], store);
  expect([0, 3, 5]).toContain(exit);
  expect(JSON.parse(stdout).run.outcomes.every(({ok}: {ok: boolean}) => ok)).toBe(true);
});

test('a value is explained from saved files', async () => {
  const {exit, stdout} = await samespec([
    'explain',
    'hk-1',
    'sysctl.net.ipv4.tcp_mtu_probing',
    '--from',
    join(fleet, 'hk-1'),
  ]);
  expect(exit).toBe(0);
  expect(stdout).toContain('sysctl.net.ipv4.tcp_mtu_probing is 1');
  expect(stdout).toContain('/etc/sysctl.d/99-tcp.conf:1 sets 1');
  const unknown = await samespec(['explain', 'nope', 'cpu.count', '--from', join(fleet, 'hk-1')]);
  expect(unknown).toMatchObject({exit: 2, stdout: '', stderr: expect.stringContaining('hk-1')});
});

test.each([
  [['--from', 'no-such-run'], 'no-such-run'],
  [['--from', 'a=FLEET'], '3 machines'],
  [['--from', 'a=FLEET/bj-1,region'], 'region'],
  [['--from', 'a=FLEET/bj-1', '--from', 'a=FLEET/sg-1'], 'already defined'],
  [['--from', 'src'], 'neither a saved run'],
  [['--from', 'package.json'], 'neither a saved run'],
])('what cannot be read is wrong usage and told in a sentence: %j', async (args, words) => {
  const {exit, stdout, stderr} = await samespec([
    'diagnose',
    ...args.map((arg) => arg.replace('FLEET', fleet)),
  ]);
  expect({exit, stdout}).toEqual({exit: 2, stdout: ''});
  expect(stderr).toContain(words);
});

test('a packed sosreport with a name that leads outside is refused', async () => {
  const archive = join(home, 'evil.tar.gz');
  execFileSync('tar', [
    '-C',
    join(fleet, 'bj-1'),
    '-czPf',
    archive,
    'etc',
    '../sg-1/etc/sysctl.conf',
  ]);
  const {exit, stderr} = await samespec(['diagnose', '--from', archive]);
  expect(exit).toBe(2);
  expect(stderr).toContain('../sg-1/etc/sysctl.conf');
});
