import {expect, test} from 'vitest';
import type {ActionDraft, ActionRefusal} from '../define-action.ts';
import {inputOf} from '../testing/input.ts';
import {cpuGovernor} from './cpu-governor/index.ts';
import {limits} from './limits/index.ts';
import {linkMtu} from './link-mtu/index.ts';
import {mssClamp} from './mss-clamp/index.ts';
import {nicOffloads} from './nic-offloads/index.ts';
import {permitFragNeeded} from './permit-frag-needed/index.ts';
import {raiseMtu} from './raise-mtu/index.ts';
import {raiseSetting} from './raise-setting/index.ts';
import {routeMtu} from './route-mtu/index.ts';
import {sysctl} from './sysctl/index.ts';
import {SYSCTL_FILE} from './sysctl/own-file.ts';
import {tunnelRefresh} from './tunnel-refresh/index.ts';

function commands(draft: ActionDraft | ActionRefusal): [string, string][] {
  if ('refused' in draft) throw new Error(`refused: ${JSON.stringify(draft.refused)}`);
  return draft.steps.map(({argv, inverse}) => [argv.join(' '), inverse.join(' ')]);
}

const KEY = 'sysctl.net.ipv4.tcp_rmem';

test('a setting that differs gets the value of most, and its inverse the old one', () => {
  const input = inputOf({a: {[KEY]: '1 2'}, b: {[KEY]: '3 4'}, c: {[KEY]: '3 4'}}, ['a']);
  expect(commands(sysctl.draft(input))).toEqual([
    ['sysctl -q -w net.ipv4.tcp_rmem=3 4', 'sysctl -q -w net.ipv4.tcp_rmem=1 2'],
  ]);
});

test('where no value is that of most, nothing is aligned', () => {
  const input = inputOf({a: {[KEY]: '1'}, b: {[KEY]: '2'}}, ['a']);
  expect(sysctl.draft(input)).toMatchObject({refused: {id: 'action-sysctl/no-majority'}});
});

test('a file that is read later is named and not overruled in vain', () => {
  const origin = {'sysctlOrigin.net.ipv4.tcp_rmem': '/etc/sysctl.conf:7'};
  const input = inputOf({a: {[KEY]: '1', ...origin}, b: {[KEY]: '2'}, c: {[KEY]: '2'}}, ['a']);
  const draft = sysctl.draft(input) as ActionDraft;
  expect(draft.steps[0]?.persist).toEqual([]);
  expect(draft.leftOut?.[0]?.id).toBe('action-sysctl/later-file');
});

test('a limit that was reached is doubled, by the key the remedy is about', () => {
  const max = 'sysctl.net.netfilter.nf_conntrack_max';
  const full = inputOf({a: {[max]: '65536'}, b: {[max]: '65536'}}, ['a'], {id: 'raise-max'});
  expect(commands(raiseSetting.draft(full))).toEqual([
    [
      'sysctl -q -w net.netfilter.nf_conntrack_max=131072',
      'sysctl -q -w net.netfilter.nf_conntrack_max=65536',
    ],
  ]);
  const short = {
    'sysctl.net.core.netdev_max_backlog': '1000',
    'sysctl.net.core.netdev_budget': '300',
  };
  expect(
    commands(raiseSetting.draft(inputOf({a: short}, ['a'], {id: 'longer-backlog'}))).map(
      ([argv]) => argv,
    ),
  ).toEqual([
    'sysctl -q -w net.core.netdev_max_backlog=4000',
    'sysctl -q -w net.core.netdev_budget=600',
  ]);
});

test('a limit that is not known, or has no end, is not raised', () => {
  const endless = {'sysctl.fs.file-max': '9223372036854775807'};
  for (const leaves of [endless, {}]) {
    const input = inputOf({a: leaves}, ['a'], {id: 'raise-file-max'});
    expect(raiseSetting.draft(input)).toMatchObject({
      refused: {id: 'action-raise-setting/nothing'},
    });
  }
});

test('keys that an earlier plan keeps stay in the file', () => {
  const own = {
    'sysctlOrigin.vm.swappiness': `${SYSCTL_FILE}:2`,
    'sysctlFile.vm.swappiness': '10',
    'sysctl.vm.swappiness': '10',
  };
  const same = {'sysctl.vm.swappiness': '10'};
  const input = inputOf(
    {a: {[KEY]: '1', ...own}, b: {[KEY]: '2', ...same}, c: {[KEY]: '2', ...same}},
    ['a'],
  );
  const draft = sysctl.draft(input) as ActionDraft;
  expect(draft.steps[0]?.persist[0]).toMatchObject({
    path: SYSCTL_FILE,
    content: expect.stringContaining('net.ipv4.tcp_rmem = 2\nvm.swappiness = 10\n'),
    oldSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test('a stale tunnel device gets what its card leaves it', () => {
  const facts = {
    'net.overlay.interface': 'flannel.1',
    'net.overlay.lowerMtuBytes': 1450,
    'net.overlay.overheadBytes': 50,
    'net.link["flannel.1"].mtuBytes': 1450,
    'net.link["flannel.1"].minMtuBytes': 68,
  };
  expect(commands(tunnelRefresh.draft(inputOf({a: facts}, ['a'])))).toEqual([
    ['ip link set dev flannel.1 mtu 1400', 'ip link set dev flannel.1 mtu 1450'],
  ]);
});

test('an MTU that the device does not take is refused', () => {
  const facts = {
    'net.overlay.interface': 'vx',
    'net.overlay.lowerMtuBytes': 9000,
    'net.overlay.overheadBytes': 50,
    'net.link.vx.mtuBytes': 1450,
    'net.link.vx.maxMtuBytes': 1500,
  };
  expect(tunnelRefresh.draft(inputOf({a: facts}, ['a']))).toMatchObject({
    refused: {id: 'action-link-mtu/above-maximum'},
  });
});

test('senders of a path get a route of that size, each to its own peers', () => {
  const pairs = {kind: 'pair', pairs: [['a', 'b'] as [string, string]], where: {id: 'x'}} as const;
  const scope = {...pairs, pairs: [...pairs.pairs]};
  const input = inputOf({a: {}, b: {}}, [], {id: 'route-mtu', params: {mtuBytes: 1400}}, scope);
  expect(commands(routeMtu.draft(input))).toEqual([
    ['samespec-route-mtu 10.0.0.2 1400', 'samespec-route-back 10.0.0.2'],
  ]);
});

test('segments are clamped with what the host uses, and a host firewall is opened only where it is iptables', () => {
  const remedy = {id: 'mss-clamp', params: {mssBytes: 1360}};
  const nodes = {a: {'mssClamp.iptablesRules': 0}, b: {}};
  const made = commands(mssClamp.draft(inputOf(nodes, ['a', 'b'], remedy)));
  expect(made.map(([argv]) => argv.split(' ')[0])).toEqual(['iptables', 'nft']);
  const opened = permitFragNeeded.draft(inputOf(nodes, ['a', 'b'])) as ActionDraft;
  expect([...new Set(opened.steps.map(({target}) => target))]).toEqual(['a']);
});

test('checksum offloads under a tunnel are a danger that must be accepted', () => {
  const nic = {'nic.interface': 'eth0', 'net.overlay.interface': 'vx'};
  const name = 'nic.offload.tx-checksumming';
  const nodes = {a: {...nic, [name]: 'on'}, b: {...nic, [name]: 'off'}, c: {...nic, [name]: 'off'}};
  const draft = nicOffloads.draft(inputOf(nodes, ['a'])) as ActionDraft;
  expect(commands(draft)).toEqual([
    ['ethtool -K eth0 tx-checksumming off', 'ethtool -K eth0 tx-checksumming on'],
  ]);
  expect(draft.risks?.map(({id}) => id)).toEqual(['checksums-on-tunnels']);
});

test('a node with several governors at once is left alone', () => {
  const fact = 'cpu.frequency.governors';
  const peers = {b: {[fact]: ['performance']}, c: {[fact]: ['performance']}};
  const one = cpuGovernor.draft(inputOf({a: {[fact]: ['powersave']}, ...peers}, ['a']));
  expect(commands(one)).toEqual([['samespec-governor performance', 'samespec-governor powersave']]);
  const mixed = inputOf({a: {[fact]: ['ondemand', 'powersave']}, ...peers}, ['a']);
  expect(cpuGovernor.draft(mixed)).toMatchObject({refused: {id: 'action-cpu-governor/nothing'}});
});

test('limits are written for new sessions and change nothing at run time', () => {
  const fact = 'limits.file["*"].soft.nofile';
  const input = inputOf({a: {[fact]: '1024'}, b: {[fact]: '65535'}, c: {[fact]: '65535'}}, ['a']);
  const draft = limits.draft(input) as ActionDraft;
  expect(draft.steps[0]?.argv).toEqual([]);
  expect(draft.steps[0]?.persist[0]).toMatchObject({
    content: expect.stringContaining('\n* soft nofile 65535\n'),
  });
});

test('a tunnel device that could not be put back is not touched, and people are asked instead', () => {
  const facts = {
    'net.overlay.interface': 'vx',
    'net.overlay.lowerMtuBytes': 1450,
    'net.overlay.overheadBytes': 50,
    'net.link.vx.mtuBytes': 1450,
    'net.link.vx.vxlan.lower': 'eth0',
    'net.link.eth0.mtuBytes': 1450,
  };
  const input = inputOf({a: facts}, ['a'], {id: 'refresh-tunnel'});
  expect(tunnelRefresh.draft(input)).toMatchObject({
    steps: [],
    leftOut: [{id: 'action-tunnel-refresh/no-way-back', params: {nodes: ['a']}}],
    tickets: [{recipient: 'cluster', nodes: ['a']}],
  });
});

test('1500 everywhere leaves a tunnel alone that the kernel would give no 1500', () => {
  const facts = {
    'net.default.interface': 'eth0',
    'net.overlay.interface': 'vx',
    'net.overlay.lowerInterface': 'eth0',
    'net.overlay.overheadBytes': 50,
    'net.link.vx.mtuBytes': 1450,
    'net.link.vx.vxlan.lower': 'eth0',
    'net.link.eth0.mtuBytes': 1450,
    'net.link.cni0.mtuBytes': 1450,
  };
  const draft = raiseMtu.draft(inputOf({a: facts}, ['a'])) as ActionDraft;
  expect(draft.steps.map(({argv, phase}) => `${phase} ${argv.join(' ')}`)).toEqual([
    '0 samespec-route-mtu default 1450 lock',
    '1 ip link set dev eth0 mtu 1500',
    '2 samespec-route-back default',
    '3 ip link set dev cni0 mtu 1500',
  ]);
  expect(draft.leftOut?.map(({id}) => id)).toContain('action-raise-mtu/tunnel-stays');
});

test('pods that were not looked into are named, also where nothing else is to be changed', () => {
  const pod = {
    'net.overlay.interface': 'vx',
    'pod.ns-1.interface': 'eth0',
    'pod.ns-1.mtuBytes': 1450,
    'pod.count': 1,
  };
  const many = {'pod.ns-2.interface': 'eth0', 'pod.ns-2.mtuBytes': 1400, 'pod.count': 6};
  const remedy = {id: 'lower-pod-mtu', params: {podMtuBytes: 1400, overheadBytes: 50}};
  const draft = linkMtu.draft(inputOf({a: pod, b: many}, ['a'], remedy)) as ActionDraft;
  expect(draft.steps.map(({target}) => target)).toEqual(['a']);
  expect(draft.leftOut?.filter(({id}) => id === 'action-link-mtu/pods-unseen')).toEqual([
    {id: 'action-link-mtu/pods-unseen', params: {node: 'b'}},
  ]);
});
