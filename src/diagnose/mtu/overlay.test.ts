import fc from 'fast-check';
import {expect, test} from 'vitest';
import {pathMtu} from '../testing.ts';
import {type FragmentCounts, judgePods, podCapacity, podSizes, type Tunnel} from './overlay.ts';
import {clamped, hole, ownLimit} from './testing.ts';

const vxlan: Tunnel = {kind: 'vxlan', overheadBytes: 50, deviceMtuBytes: 1450, outerDf: 'unset'};
const exactly = (bytes: number) => ({passBytes: bytes, failBytes: bytes + 1});
const noCounters: FragmentCounts = {made: null, received: null, lost: null};
const quiet: FragmentCounts = {made: 0, received: 0, lost: 0};

function sizes(source = 1450, destination = 1450, tunnel = vxlan) {
  return podSizes({tunnel, podMtuBytes: source}, {tunnel, podMtuBytes: destination});
}

function pods(given: object) {
  return [
    pathMtu({from: 'a', to: 'b', layer: 'pod', ...given}),
    pathMtu({from: 'b', to: 'a', layer: 'pod', ...given}),
  ];
}

test('TCP follows the smaller pod MTU, UDP may follow the larger', () => {
  expect(sizes(1450, 1400)).toMatchObject({
    tcpBytes: 1400,
    largestBytes: 1450,
    outerTcpBytes: 1450,
    outerLargestBytes: 1500,
  });
});

test('of two tunnels the larger overhead counts', () => {
  const wireguard = {...vxlan, kind: 'wireguard', overheadBytes: 80};
  const mixed = podSizes(
    {tunnel: vxlan, podMtuBytes: 1420},
    {tunnel: wireguard, podMtuBytes: 1420},
  );
  expect(mixed.outerTcpBytes).toBe(1500);
});

test('pods get what the underlay leaves, and no more than the tunnel device takes', () => {
  expect(podCapacity(sizes(), exactly(1450))).toEqual(exactly(1400));
  expect(podCapacity(sizes(), exactly(9000))).toEqual(exactly(1450));
});

test.each([
  ['1450 over vxlan on 1500 fits', sizes(), exactly(1500), [], noCounters, 'fits'],
  ['1400 over vxlan on 1450 fits', sizes(1400, 1400), exactly(1450), [], noCounters, 'fits'],
  ['one byte too large does not', sizes(1401, 1401), exactly(1450), [], noCounters, 'unmeasured'],
  ['lost in silence', sizes(), exactly(1450), pods(hole(1400)), noCounters, 'overlay-black-hole'],
  [
    'one byte too few lost in silence',
    sizes(),
    exactly(1450),
    pods(hole(1449)),
    quiet,
    'overlay-black-hole',
  ],
  [
    'lost in silence outranks fragments',
    sizes(),
    exactly(1450),
    pods(hole(1400)),
    {...quiet, made: 9},
    'overlay-black-hole',
  ],
  ['told', sizes(), exactly(1450), pods(clamped(1400)), quiet, 'self-healing'],
  [
    'told earlier, so cached in the pod',
    sizes(),
    exactly(1450),
    pods({...ownLimit(1400), localLimitCached: true}),
    quiet,
    'self-healing',
  ],
  [
    'arrives, and fragments were made',
    sizes(),
    exactly(1450),
    pods({passBytes: 1450}),
    {...quiet, made: 40},
    'outer-fragmentation',
  ],
  [
    'arrives, and a router made the fragments',
    sizes(),
    exactly(1450),
    pods({passBytes: 1450}),
    {...quiet, received: 40},
    'outer-fragmentation',
  ],
  [
    'arrives, nobody fragments: not in the tunnel',
    sizes(),
    exactly(1450),
    pods({passBytes: 1450}),
    quiet,
    'not-encapsulated',
  ],
  ['arrives, uncounted', sizes(), exactly(1450), pods({passBytes: 1450}), noCounters, 'uncounted'],
  [
    'arrives, counted on one side only',
    sizes(),
    exactly(1450),
    pods({passBytes: 1450}),
    {...noCounters, made: 0},
    'uncounted',
  ],
  ['only the larger side’s UDP', sizes(1450, 1400), exactly(1450), [], quiet, 'non-tcp-only'],
  [
    'pod above the tunnel device, told by the gateway',
    sizes(1500, 1500),
    exactly(9000),
    pods(clamped(1450)),
    quiet,
    'self-healing',
  ],
  ['inside the bracket', sizes(), {passBytes: 1440, failBytes: 1510}, [], quiet, 'undecided'],
  [
    'one direction, not too large',
    sizes(),
    {passBytes: null, failBytes: 1501},
    [],
    quiet,
    'undecided',
  ],
  [
    'pods lossy, so not measured',
    sizes(),
    exactly(1450),
    pods({state: 'general-loss'}),
    quiet,
    'unmeasured',
  ],
] as const)('%s', (_, given, underlay, between, fragments, kind) => {
  expect(judgePods(given, underlay, between, fragments).kind).toBe(kind);
});

test('a loss between pods that have room is told, and said to be unexplained', () => {
  expect(judgePods(sizes(), exactly(9000), pods(hole(1380)), quiet)).toEqual({
    kind: 'overlay-black-hole',
    passBytes: 1380,
    failBytes: 1381,
    explained: false,
  });
});

test('a loss above what TCP uses is not a black hole for it', () => {
  const larger = pods({state: 'black-hole', passBytes: 1400, failBytes: 1401});
  expect(judgePods(sizes(1450, 1400), exactly(1450), larger, quiet).kind).toBe('non-tcp-only');
});

test('whatever the sizes, pods that fit the underlay and the tunnel are never accused without a measured loss', () => {
  const size = fc.integer({min: 1280, max: 9001});
  fc.assert(
    fc.property(size, size, fc.integer({min: 20, max: 100}), size, (a, b, overheadBytes, u) => {
      const given = sizes(a, b, {...vxlan, overheadBytes, deviceMtuBytes: null});
      const {kind} = judgePods(given, exactly(u), [], {made: 100, received: 100, lost: 1});
      expect(kind === 'fits').toBe(Math.max(a, b) + overheadBytes <= u);
    }),
  );
});
