import {expect, test} from 'vitest';
import {factsOf, fixtureFacts} from '../fixture-facts.ts';
import {throttleOf} from './parse.ts';

const POD =
  '/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod1f2e.slice/cri-containerd-ab12.scope';

test('a node of Kubernetes tells the containers and services that run under a quota', () => {
  expect(fixtureFacts(import.meta.url, 'kubernetes-v2.txt')).toEqual({
    'cgroup.own.path': '/user.slice/user-0.slice/session-4.scope',
    'cgroup.own.quotaCpus': 1.5,
    [`cgroup.throttle["${POD}"].periods`]: 51_234,
    [`cgroup.throttle["${POD}"].throttledPeriods`]: 12_034,
    [`cgroup.throttle["${POD}"].throttledMs`]: 903_418,
    'cgroup.throttle["/system.slice/batch.service"].periods': 900,
    'cgroup.throttle["/system.slice/batch.service"].throttledPeriods': 0,
    'cgroup.throttle["/system.slice/batch.service"].throttledMs': 0,
  });
});

test('version 1 without a quota has a period only', () => {
  expect(fixtureFacts(import.meta.url, 'debian-12.txt')).toEqual({
    'cgroup.own.path': '/',
    'cgroup.own.quotaCpus': {missing: 'absent'},
    'cgroup.throttle': {missing: 'absent'},
  });
});

test('version 1 counts nanoseconds and writes quota and period apart', () => {
  const root = '/sys/fs/cgroup/cpu';
  const rows = [
    `root ${root}`,
    'own /docker/x',
    `${root}/docker/x/cpu.cfs_quota_us:20000`,
    `${root}/docker/x/cpu.cfs_period_us:100000`,
    `${root}/docker/x/cpu.stat:nr_periods 10`,
    `${root}/docker/x/cpu.stat:nr_throttled 9`,
    `${root}/docker/x/cpu.stat:throttled_time 720000000`,
  ];
  expect(factsOf('cgroup', {cgroup: rows.join('\n')})).toMatchObject({
    'cgroup.own.quotaCpus': 0.2,
    'cgroup.throttle["/docker/x"].throttledMs': 720,
  });
});

test('a script in a probe pod tells the cgroup of the node, which lies above that of all pods', () => {
  const root = '/sys/fs/cgroup/cpu';
  const pods = '/node-a/kubepods/besteffort/pod1f2e/ab12';
  const rows = [
    `root ${root}`,
    `own ${pods}`,
    `${root}${pods}/cpu.cfs_quota_us:20000`,
    `${root}${pods}/cpu.cfs_period_us:100000`,
    `${root}/node-a/cpu.cfs_quota_us:800000`,
    `${root}/node-a/cpu.cfs_period_us:100000`,
  ];
  expect(factsOf('cgroup', {cgroup: rows.join('\n')})).toMatchObject({
    'cgroup.own.path': '/node-a',
    'cgroup.own.quotaCpus': 8,
  });
  const v2 = ['root /sys/fs/cgroup', `own ${POD}`, `/sys/fs/cgroup${POD}/cpu.max:20000 100000`];
  expect(factsOf('cgroup', {cgroup: v2.join('\n')})).toMatchObject({
    'cgroup.own.path': '/',
    'cgroup.own.quotaCpus': {missing: 'absent'},
  });
});

test('a container that sees only itself keeps the quota it runs under', () => {
  const root = '/sys/fs/cgroup/cpu';
  const rows = [
    `root ${root}`,
    'own /kubepods/burstable/pod1f2e/ab12',
    `${root}/cpu.cfs_quota_us:150000`,
    `${root}/cpu.cfs_period_us:100000`,
  ];
  expect(factsOf('cgroup', {cgroup: rows.join('\n')})).toMatchObject({
    'cgroup.own.path': '/kubepods/burstable/pod1f2e/ab12',
    'cgroup.own.quotaCpus': 1.5,
  });
});

test('of very many cgroups those that were held back most are told', () => {
  const rows = Array.from(
    {length: 200},
    (_, i) =>
      `/sys/fs/cgroup/a${i}/cpu.stat:nr_periods 10\n/sys/fs/cgroup/a${i}/cpu.stat:nr_throttled ${i}`,
  );
  const facts = factsOf('cgroup', {cgroup: ['root /sys/fs/cgroup', 'own /', ...rows].join('\n')});
  expect(Object.keys(facts).filter((path) => path.endsWith('.periods'))).toHaveLength(64);
  expect(facts['cgroup.throttle["/a199"].throttledPeriods']).toBe(199);
  expect(facts['cgroup.throttle["/a0"].periods']).toBeUndefined();
});

test('without cgroups both are absent', () => {
  expect(factsOf('cgroup', {cgroup: {text: '', exit: 1}})).toEqual({
    'cgroup.own.quotaCpus': {missing: 'absent'},
    'cgroup.throttle': {missing: 'absent'},
  });
});

test.each(['', 'nr_periods 0', 'nr_periods -4', 'nr_periods 99999999999999999999'])(
  '“%s” is no throttling',
  (text) => {
    expect(throttleOf(text)).toBeUndefined();
  },
);
