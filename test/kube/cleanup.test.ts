import {expect, test} from 'vitest';
import type {RunningProcess} from '../../src/platform/process.ts';
import {DEADLINE_ANNOTATION, OWNER_LABEL} from '../../src/reach/kubernetes/place.ts';
import type {Region} from './clusters.ts';
import {
  apply,
  IMAGE,
  kubectl,
  objectsOf,
  ownNamespaces,
  samespec,
  startSamespec,
  textOf,
  until,
} from './lab.ts';

/** A diagnosis of one cluster, at the moment when its probe pod runs. */
async function underWay(region: Region): Promise<RunningProcess> {
  const running = startSamespec([
    'diagnose',
    '--context',
    region,
    '--probe-image',
    IMAGE,
    '--timeout',
    '120',
  ]);
  await until('the probe pod', async () => {
    const pods = await kubectl(
      region,
      'get',
      'pods',
      '-A',
      '-l',
      'samespec/layer=node',
      '-o',
      'name',
    );
    return pods !== '';
  });
  return running;
}

function signal({pid}: RunningProcess, name: NodeJS.Signals): void {
  if (pid === undefined) throw new Error('not started');
  process.kill(pid, name);
}

// Each works on a cluster of its own.
test.concurrent('after SIGINT and after SIGTERM everything that was made is gone', async () => {
  const before = await objectsOf('sg');
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    const running = await underWay('sg');
    signal(running, name);
    const {exit, stderr} = textOf(await running.done);
    expect(exit, stderr).toBe(130);
    expect(await objectsOf('sg')).toEqual(before);
  }
});

test.concurrent('what a killed run left is kept while it may be in use, told when it is held, and removed', async () => {
  const before = await objectsOf('hk');
  const running = await underWay('hk');
  signal(running, 'SIGKILL');
  await running.done;
  const [left = '', ...more] = await ownNamespaces('hk');
  expect(more).toEqual([]);
  const namespace = left.replace('namespace/', '');

  const kept = await samespec(['cleanup', '--context', 'hk']);
  expect(kept.exit).toBe(0);
  expect(kept.stdout).toMatch(`hk  ${namespace}  kept: may be in use until 20`);
  const listed = await samespec(['cleanup', '--context', 'hk', '--all', '--dry-run']);
  expect(listed.stdout).toBe(`hk  ${namespace}  would be removed\n`);
  expect(await ownNamespaces('hk')).toEqual([left]);

  const held = {name: 'held', namespace, finalizers: ['example.com/never']};
  await apply('hk', {apiVersion: 'v1', kind: 'ConfigMap', metadata: held});
  const stuck = await samespec(['cleanup', '--context', 'hk', '--all']);
  expect(stuck.exit).toBe(1);
  expect(stuck.stdout).toContain(`hk  ${namespace}  being deleted, and held: `);
  expect(stuck.stdout).toContain('example.com/never');

  const freed = ['-p', '{"metadata":{"finalizers":null}}', '--type=merge'];
  await kubectl('hk', '-n', namespace, 'patch', 'configmap', 'held', ...freed);
  const removed = await samespec(['cleanup', '--context', 'hk', '--all']);
  expect(removed).toMatchObject({exit: 0});
  expect(await objectsOf('hk')).toEqual(before);
});

test.concurrent('only namespaces of samespec’s own making whose deadline has passed are removed by themselves', async () => {
  const before = await objectsOf('bj');
  const make = (name: string, deadline: string | null) =>
    apply('bj', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name,
        labels: OWNER_LABEL,
        annotations: deadline === null ? {} : {[DEADLINE_ANNOTATION]: deadline},
      },
    });
  await make('samespec-00000001', '2020-01-01T00:00:00.000Z');
  await make('samespec-00000002', '2999-01-01T00:00:00.000Z');
  await make('samespec-00000003', null);
  await make('somebody-elses', '2020-01-01T00:00:00.000Z');
  const {stdout} = await samespec(['cleanup', '--context', 'bj']);
  expect(stdout.split('\n').sort()).toEqual([
    '',
    'bj  samespec-00000001  removed',
    'bj  samespec-00000002  kept: may be in use until 2999-01-01T00:00:00.000Z (--all removes it)',
    'bj  samespec-00000003  kept: may be in use until ? (--all removes it)',
  ]);
  await samespec(['cleanup', '--context', 'bj', '--all']);
  expect(await ownNamespaces('bj')).toEqual(['namespace/somebody-elses']);
  await kubectl('bj', 'delete', 'namespace', 'somebody-elses');
  expect(await objectsOf('bj')).toEqual(before);
});
