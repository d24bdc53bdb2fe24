import {describe, expect, test} from 'vitest';
import {outcomeOf, podNode, run, said} from '../../mtu/testing.ts';
import {unread, viewOf} from '../../testing.ts';
import {staleTunnelDeviceMtu} from './index.ts';

function given(changes: Parameters<typeof podNode>[0]) {
  const device = {'net.overlay.lowerInterface': 'eth0', ...changes};
  return run(staleTunnelDeviceMtu, viewOf({nodes: {a: podNode(device)}}));
}

describe('a card lowered after the tunnel was made', () => {
  test('is a contributor while pods fill the device', () => {
    const {findings} = given({'net.overlay.lowerMtuBytes': 1450});
    expect(findings[0]).toMatchObject({
      id: 'stale-tunnel-device-mtu',
      verdict: 'contributor',
      severity: 'medium',
      confidence: 0.95,
      title: {params: {device: 'flannel.1', deviceBytes: 1450, roomBytes: 1400}},
      safe: [{id: 'refresh-tunnel'}],
      danger: [{id: 'delete-tunnel-under-traffic'}],
    });
  });

  test('is a note while pods stay below', () => {
    const {findings} = given({'net.overlay.lowerMtuBytes': 1450, 'pod.effectiveMtuBytes': 1400});
    expect(findings[0]).toMatchObject({verdict: 'note', severity: 'low'});
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['pods-fit']);
  });

  test('shows that flannel means another size', () => {
    const {findings} = given({'net.overlay.lowerMtuBytes': 1450, 'cni.flannel.mtuBytes': 1400});
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['device', 'subnet-env']);
  });

  test('is still said where pods could not be read', () => {
    const {findings} = given({
      'net.overlay.lowerMtuBytes': 1450,
      'pod.effectiveMtuBytes': unread('denied'),
    });
    expect(findings[0]?.verdict).toBe('contributor');
  });
});

test('equality passes and is ruled out', () => {
  const {findings, ruledOut} = given({});
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

describe('look-alikes', () => {
  test.each([
    [
      'Cilium’s device at the base MTU',
      {'net.overlay.interface': 'cilium_vxlan', 'net.overlay.mtuBytes': 1500},
    ],
    [
      'the device of Open vSwitch',
      {'net.overlay.interface': 'genev_sys_6081', 'net.overlay.mtuBytes': 65000},
    ],
    [
      'a device that serves many tunnels',
      {'net.overlay.outerDf': 'per-packet', 'net.overlay.mtuBytes': 1500},
    ],
    ['no tunnel at all', {'net.overlay.kind': undefined, 'net.overlay.mtuBytes': undefined}],
  ])('%s is not judged', (_, changes) => {
    expect(outcomeOf(given(changes).results, 'a').outcome).toBe('not-applicable');
  });

  test('WireGuard at 1420 on a card of 1500 fits', () => {
    const {findings} = given({
      'net.overlay.kind': 'wireguard',
      'net.overlay.interface': 'flannel-wg',
      'net.overlay.mtuBytes': 1420,
      'net.overlay.overheadBytes': 60,
    });
    expect(findings).toEqual([]);
  });
});

test.each([
  ['net.overlay.overheadBytes', 'net.overlay.overheadBytes'],
  ['net.overlay.mtuBytes', 'net.overlay.mtuBytes'],
  ['net.overlay.lowerMtuBytes', 'net.overlay.lowerMtuBytes'],
])('without %s it skips, naming it', (path, name) => {
  expect(outcomeOf(given({[path]: unread('unparsed')}).results, 'a')).toMatchObject({
    outcome: 'skipped',
    missing: [name],
  });
});
