import {describe, expect, test} from 'vitest';
import {pathMtu, viewOf} from '../testing.ts';
import {fleetPodMtu} from './fleet-pod-mtu.ts';
import {bothWays, hole, podNode} from './testing.ts';

type Paths = NonNullable<Parameters<typeof viewOf>[0]['paths']>;

function target(paths: Paths, a = podNode(), b = podNode()) {
  return fleetPodMtu().read(viewOf({nodes: {a, b}, paths}), {kind: 'fleet'});
}

describe('the pod MTU for the fleet', () => {
  test('is what passes in both directions less the tunnel', () => {
    const paths = [pathMtu({from: 'a', to: 'b', ...hole(1450)}), pathMtu({from: 'b', to: 'a'})];
    expect(target(paths)).toMatchObject({
      ok: true,
      value: {podMtuBytes: 1400, underlayBytes: 1450, overheadBytes: 50},
    });
  });

  test('never counts on the four bytes that a card receives above its MTU', () => {
    const smaller = podNode({'net.default.mtuBytes': 1450, 'pod.effectiveMtuBytes': 1400});
    const paths = [
      pathMtu({from: 'a', to: 'b', ...hole(1454)}),
      pathMtu({from: 'b', to: 'a', passBytes: 1450, state: 'local-emsgsize'}),
    ];
    const value = {podMtuBytes: 1400, underlayBytes: 1450};
    expect(target(paths, podNode(), smaller)).toMatchObject({value});
    // Also where only the direction was measured in which more passes.
    expect(target(paths.slice(0, 1), podNode(), smaller)).toMatchObject({value});
  });

  test('goes by the measurement where packets plainly use another card than the default one', () => {
    const paths = bothWays('a', 'b', {passBytes: 8900, failBytes: 8901});
    expect(target(paths)).toMatchObject({value: {podMtuBytes: 8850, underlayBytes: 8900}});
  });

  test('rests on the measurement alone where the cards are not known', () => {
    const unknown = podNode({'net.default.mtuBytes': undefined});
    const paths = bothWays('a', 'b', hole(1450));
    expect(target(paths, unknown, unknown)).toMatchObject({value: {podMtuBytes: 1400}});
  });

  test('is no more than what passes between pods where larger packets do not', () => {
    const paths = [...bothWays('a', 'b', {}), ...bothWays('a', 'b', {layer: 'pod', ...hole(1380)})];
    expect(target(paths)).toMatchObject({value: {podMtuBytes: 1380, underlayBytes: 1500}});
  });

  test('is missing where no size is proven', () => {
    const paths = bothWays('a', 'b', {state: 'unknown', passBytes: 1400, failBytes: 1500});
    expect(target(paths).ok).toBe(false);
  });
});
