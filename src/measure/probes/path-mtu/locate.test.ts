import {expect, it} from 'vitest';
import {createChain} from '../../testing/chain.ts';
import {measure, resultOf} from '../../testing/measure-all.ts';

it.each([
  ['the routers before and after it', [], {afterHop: 5, afterAddress: '10.93.4.2', beforeHop: 6}],
  ['those around it that answer', [5, 6], {afterHop: 4, afterAddress: '10.93.3.2', beforeHop: 7}],
])('a black hole on a long way is told between %s', async (_, mute, lostBetween) => {
  const chain = await createChain({routers: 9, smallAfter: 5, bytes: 1400, mute});
  try {
    const results = await measure(chain, {probes: ['path-mtu'], layers: ['host']});
    const there = resultOf(results, 'path-mtu', 'a', 'b');
    expect(there).toMatchObject({state: 'black-hole', passBytes: 1400, exact: true, lostBetween});
    expect(there.packets).toBeLessThanOrEqual(150);
  } finally {
    await chain.close();
  }
});
