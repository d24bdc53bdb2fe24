import {describe, expect, it} from 'vitest';
import {SearchEvent} from '../../two-ended/events.ts';
import {classifySighting, lostBetween} from './classify-two-ended.ts';
import {isLagging, isProven, merged, type Sighting} from './sighting.ts';

type Row = [size: number, sent: number, acked: number, refused?: boolean];

/** A search as the sender tells it, and what the receiver counted where that differs from the answers. */
function sighting(rows: Row[], arrived: [number, number][] = [], more: object = {}): Sighting {
  const sizes = rows.map(([size, sent, acked, refused = false]) => [size, sent, acked, refused]);
  const base = {event: 'path-mtu', peer: 1, interfaceMtuBytes: 1500, believedMtuBytes: 1500};
  const event = SearchEvent.parse({...base, deadlineMs: 1000, rttMs: 1, sizes, ...more});
  const counts = new Map(rows.map(([size, , acked]) => [size, acked]));
  for (const [size, count] of arrived) counts.set(size, count);
  return merged(event, counts, 0);
}

const judge = (one: Sighting) =>
  classifySighting(one, {node: 'a', referenceBytes: 1500, cachedBytes: null});

const hole: Row[] = [
  [1200, 5, 5],
  [1280, 20, 20],
  [1400, 4, 4],
  [1401, 8, 0],
  [1500, 2, 0],
];

describe('a path as both ends saw it', () => {
  it('is a black hole where every copy vanished and nothing else did', () => {
    expect(judge(sighting(hole))).toMatchObject({
      state: 'black-hole',
      passBytes: 1400,
      failBytes: 1401,
      exact: true,
    });
    expect(isProven(sighting(hole))).toBe(true);
  });

  it('is what the receiver saw where an answer was lost, and is looked at again', () => {
    const seen = sighting(hole, [[1500, 1]]);
    expect(judge(seen)).not.toMatchObject({state: 'black-hole'});
    const late = sighting(hole.slice(0, 4), [[1401, 1]]);
    expect(judge(late).passBytes).toBe(1401);
    expect(isProven(late)).toBe(false);
  });

  it('is unknown where the prober was late, whose silence says nothing', () => {
    const late = sighting(hole, [], {lagMs: 700});
    expect(isLagging(late)).toBe(true);
    expect(judge(late)).toMatchObject({
      state: 'unknown',
      reason: {id: 'measure/prober-lagging', params: {node: 'a', lagMs: 700}},
    });
  });

  it('is ok though the prober was late, as what arrived is proof', () => {
    const rows: Row[] = [
      [1200, 3, 3],
      [1500, 2, 1],
    ];
    expect(judge(sighting(rows, [], {lagMs: 700})).state).toBe('ok');
  });

  it('is icmp-clamped by the word of a router about the size that fails, not about a larger one', () => {
    const told: Row[] = hole.map(([size, sent, acked]) => [size, sent, acked, size === 1401]);
    const icmp = {mtu: 1400, by: '10.0.0.1'};
    expect(judge(sighting(told, [], {icmp})).state).toBe('icmp-clamped');
    const farther = {mtu: 1450, by: '10.0.0.1'};
    expect(judge(sighting(hole, [], {icmp: farther}))).toMatchObject({
      state: 'black-hole',
      reportedMtuBytes: 1450,
    });
  });

  it('is no loss of every size where two control packets of eight are lost and nearly all else arrives', () => {
    const rows: Row[] = [[1200, 8, 6], ...hole.slice(1)];
    expect(judge(sighting(rows)).state).toBe('black-hole');
    const more: Row[] = [[1200, 8, 5], ...hole.slice(1)];
    expect(judge(sighting(more))).toMatchObject({
      state: 'general-loss',
      reason: {id: 'measure/path-mtu/control-lost'},
    });
  });

  it('is unknown, with the interval, where the search was stopped at its limit', () => {
    const rows: Row[] = [...hole.slice(0, 3), [1450, 6, 0], [1500, 2, 0]];
    expect(judge(sighting(rows, [], {settled: false}))).toMatchObject({
      state: 'unknown',
      passBytes: 1400,
      failBytes: 1450,
      exact: false,
      reason: {id: 'measure/path-mtu/stopped'},
    });
    // The byte above was asked often enough, and not waited for long enough.
    expect(judge(sighting(hole, [], {settled: false}))).toMatchObject({
      state: 'unknown',
      passBytes: 1400,
      failBytes: 1401,
      exact: false,
    });
  });

  it('is general-loss where the loss seen would explain the silence', () => {
    const few: Row[] = [
      [1200, 5, 4],
      [1280, 20, 18],
      [1400, 4, 3],
      [1401, 3, 0],
    ];
    expect(judge(sighting(few))).toMatchObject({
      state: 'general-loss',
      passBytes: 1400,
      failBytes: null,
      reason: {id: 'measure/path-mtu/too-lossy'},
    });
  });

  it('does not mind answers that were lost on the way back', () => {
    const rows: Row[] = hole.map(([size, sent, acked]) => [size, sent, Math.ceil(acked / 2)]);
    const counts = hole.map(([size, , acked]): [number, number] => [size, acked]);
    expect(judge(sighting(rows, counts))).toMatchObject({state: 'black-hole', passBytes: 1400});
  });

  it('does not believe more arrivals than packets sent', () => {
    expect(judge(sighting(hole, [[1200, 500]])).controlReceived).toBe(5);
  });
});

describe('the place of a black hole', () => {
  const hop = (ttl: number, small: string | null, large: string | null) => ({ttl, small, large});

  it('is between the last hop that saw a large packet and the first that saw only a small one', () => {
    const hops = [
      hop(1, '10.0.0.1', '10.0.0.1'),
      hop(2, '10.0.1.1', null),
      hop(3, 'reached', null),
    ];
    expect(lostBetween(hops)).toEqual({afterHop: 1, afterAddress: '10.0.0.1', beforeHop: 2});
  });

  it('is a range where routers in between are silent', () => {
    const hops = [hop(1, '10.0.0.1', '10.0.0.1'), hop(2, null, null), hop(3, 'reached', null)];
    expect(lostBetween(hops)).toEqual({afterHop: 1, afterAddress: '10.0.0.1', beforeHop: 3});
  });

  it('begins at the source where no large packet was ever seen', () => {
    expect(lostBetween([hop(1, '10.0.0.1', null)])).toEqual({
      afterHop: 0,
      afterAddress: null,
      beforeHop: 1,
    });
  });

  it('is not known where nobody answers', () => {
    expect(lostBetween([hop(1, null, null)])).toBeNull();
    expect(lostBetween([])).toBeNull();
  });
});
