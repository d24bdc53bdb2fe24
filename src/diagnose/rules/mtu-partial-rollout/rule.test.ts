import {describe, expect, test} from 'vitest';
import {bothWays, outcomeOf, podNode, run, said} from '../../mtu/testing.ts';
import {unread, viewOf} from '../../testing.ts';
import {mtuPartialRollout} from './index.ts';
import {isInside} from './subnet.ts';

type Facts = NonNullable<Parameters<typeof podNode>[0]>;

function pods(...mtus: number[]): Facts {
  return Object.fromEntries(
    mtus.flatMap((mtu, i) => [
      [`pod.ns-${i}.effectiveMtuBytes`, mtu],
      [`pod.ns-${i}.address`, `10.244.3.${10 + i}/24`],
    ]),
  );
}

function given(changes: Facts, paths: ReturnType<typeof bothWays> = []) {
  const nodes = {a: podNode(changes), b: podNode()};
  return run(mtuPartialRollout, viewOf({nodes, paths}));
}

const flannel = {'cni.flannel.mtuBytes': 1400, 'cni.flannel.subnet': '10.244.3.1/24'};

describe('fails', () => {
  test('where old pods keep the old size', () => {
    const {findings} = given({...flannel, 'net.overlay.mtuBytes': 1400, ...pods(1450, 1450, 1400)});
    expect(findings[0]).toMatchObject({
      id: 'mtu-partial-rollout',
      verdict: 'contributor',
      severity: 'medium',
      confidence: 0.9,
      scope: {nodes: ['a']},
    });
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['declared', 'device', 'pods']);
    expect(findings[0]?.evidenceFor[2]?.message.params).toMatchObject({
      sizes: ['1400', '1450'],
      count: 3,
    });
    expect(findings[0]?.safe.map(({id}) => id)).toEqual(['recreate-pods', 'refresh-tunnel']);
  });

  test.each([
    ['the tunnel device is the old one', {...flannel, ...pods(1400)}],
    ['the declaration is new and nothing else', {'cni.calico.mtuBytes': 1430, ...pods(1450)}],
    [
      'a CNI file says otherwise',
      {
        'cni.conflist["10-aws.conflist"].mtuBytes': 9001,
        'net.overlay.kind': undefined,
        'net.overlay.mtuBytes': undefined,
        ...pods(1500),
      },
    ],
  ])('where %s', (_, changes) => {
    expect(given(changes).findings[0]?.verdict).toBe('contributor');
  });

  test('as a note while even the largest pod fits', () => {
    const {findings} = given({...flannel, ...pods(1400, 1450)}, bothWays('a', 'b', {}));
    expect(findings[0]).toMatchObject({verdict: 'note', severity: 'low'});
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['all-fit']);
  });
});

describe('look-alikes pass', () => {
  test.each([
    ['all equal', {'cni.flannel.mtuBytes': 1450, ...pods(1450, 1450)}],
    [
      'Cilium: devices at 1500, routes at 1450',
      {
        'net.overlay.interface': 'cilium_vxlan',
        'net.overlay.mtuBytes': 1500,
        'pod.ns-1.mtuBytes': 1500,
        'pod.ns-1.routeMtuBytes': 1450,
        ...pods(1450, 1450),
      },
    ],
    [
      'Open vSwitch: a device of 65000',
      {
        'net.overlay.interface': 'genev_sys_6081',
        'net.overlay.mtuBytes': 65000,
        ...pods(1400, 1400),
      },
    ],
    [
      'a container of Docker beside the pods',
      {
        'cni.flannel.mtuBytes': 1450,
        'cni.flannel.subnet': '10.244.3.1/24',
        ...pods(1450),
        'pod.ns-9.effectiveMtuBytes': 1500,
        'pod.ns-9.address': '172.17.0.2/16',
      },
    ],
  ])('%s', (_, changes) => {
    expect(outcomeOf(given(changes).results, 'a').outcome).toBe('pass');
  });
});

test('namespaces on a machine without a network plugin need not agree', () => {
  const none = {'net.overlay.kind': undefined, 'net.overlay.mtuBytes': undefined};
  const {results} = given({...none, ...pods(1400, 1450)});
  expect(outcomeOf(results, 'a').outcome).toBe('not-applicable');
});

test('a single value is nothing to compare', () => {
  const alone = {'net.overlay.kind': undefined, 'net.overlay.mtuBytes': undefined, ...pods(1500)};
  expect(outcomeOf(given(alone).results, 'a').outcome).toBe('not-applicable');
});

test.each([
  ['no pods', {}],
  ['pods that could not be read', {'pod.ns-1.effectiveMtuBytes': unread('denied')}],
  [
    'pods of other networks only',
    {
      'cni.flannel.subnet': '10.244.3.1/24',
      'pod.ns-1.effectiveMtuBytes': 1500,
      'pod.ns-1.address': '172.17.0.2',
    },
  ],
])('with %s it skips, naming them', (_, changes) => {
  expect(outcomeOf(given(changes).results, 'a')).toMatchObject({
    outcome: 'skipped',
    missing: ['pod.*.effectiveMtuBytes'],
  });
});

test('addresses are matched by prefix', () => {
  expect(isInside('10.244.3.77', '10.244.3.1/24')).toBe(true);
  expect(isInside('10.244.4.77', '10.244.3.1/24')).toBe(false);
  expect(isInside('10.1.2.3', '0.0.0.0/0')).toBe(true);
  expect(isInside('fd00::1', '10.0.0.0/8')).toBe(false);
  expect(isInside('10.0.0.1', '10.0.0.0')).toBe(false);
});
