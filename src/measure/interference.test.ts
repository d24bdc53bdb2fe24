import {describe, expect, it} from 'vitest';
import type {PathResult, ThroughputResult} from '../model/path.ts';
import {newProof, type Proof, runUndisturbed} from './interference.ts';

const result = (job: string, rate: number): ThroughputResult => ({
  probe: 'throughput',
  source: job,
  destination: 'z',
  layer: 'host',
  ipVersion: 4,
  method: 'iperf3',
  evidence: [],
  at: '2026-11-23T00:00:00Z',
  durationMs: 1,
  state: 'steady',
  intervalMs: 500,
  receivedBytes: [rate / 2],
  steadyBytesPerSecond: rate,
  averageBytesPerSecond: rate,
  stalledMs: 0,
  retransmits: 0,
  believedMtuBytes: null,
  toolVersions: {source: '-', destination: '-'},
});

/** Tests on a path that carries so much in all; what runs at once shares it. */
async function run(
  rounds: string[][],
  capacity: number,
  soloChecks: number,
  {onInterference = 'repeat' as Proof['onInterference'], repeats = 100} = {},
) {
  let left = repeats;
  const affordable = (jobs: readonly string[]) => {
    left -= jobs.length;
    return left >= 0;
  };
  const ran: string[][] = [];
  const handed: PathResult[] = [];
  let together: string[] = [];
  const measure = async (job: string) => {
    together.push(job);
    if (together.length === 1) {
      const mine = together;
      ran.push(mine);
      queueMicrotask(() => {
        together = [];
      });
    }
    const beside = ran.at(-1) ?? [];
    await new Promise((resolve) => setTimeout(resolve, 1));
    return [result(job, Math.min(100, capacity / beside.length))];
  };
  await runUndisturbed(
    rounds,
    {
      measure,
      repeat: (job) => (affordable([job]) ? measure(job) : null),
      affordable,
      hand: async (_, results) => {
        handed.push(...results);
      },
      aborted: () => false,
    },
    newProof({soloChecks, onInterference}),
  );
  return {ran, handed};
}

const besideOf = (one: PathResult) => (one.probe === 'throughput' ? one.besideOthers : undefined);
const rateOf = (one: PathResult) => (one.probe === 'throughput' ? one.steadyBytesPerSecond : null);

describe('bulk tests of one round', () => {
  it('stay together where they do not disturb each other, and two of them ran alone to see it', async () => {
    const {ran, handed} = await run(
      [
        ['a', 'b', 'c', 'd'],
        ['e', 'f'],
      ],
      1000,
      2,
    );
    expect(ran.map(({length}) => length)).toEqual([4, 1, 1, 2]);
    expect(handed).toHaveLength(6);
    expect(handed.every(({method, reason}) => method === 'iperf3' && reason === undefined)).toBe(
      true,
    );
    expect(handed.map(besideOf)).toEqual(
      Array.from({length: 6}, () => ({atOnce: 4, checks: 2, fasterAlone: 0})),
    );
  });

  it('carry the mark of what was found where nothing is to be measured twice', async () => {
    const rounds = [['a', 'b', 'c', 'd'], ['e', 'f'], ['g']];
    const {ran, handed} = await run(rounds, 200, 1, {onInterference: 'mark'});
    expect(ran.map(({length}) => length)).toEqual([4, 1, 2, 1]);
    const [first, , , , , , alone] = handed;
    expect(first).toMatchObject({
      method: 'iperf3',
      reason: {id: 'measure/disturbing', params: {atOnce: 4, percent: 100}},
    });
    expect(handed.map(besideOf).filter((found) => found?.fasterAlone === 1)).toHaveLength(6);
    // It ran alone, so there was nobody to disturb it.
    expect(alone?.reason).toBeUndefined();
    expect(alone && besideOf(alone)).toBeUndefined();
  });

  it('are marked where the budget does not allow to measure them again', async () => {
    const {ran, handed} = await run(
      [
        ['a', 'b', 'c', 'd'],
        ['e', 'f'],
      ],
      200,
      1,
      {repeats: 1},
    );
    expect(ran.map(({length}) => length)).toEqual([4, 1, 2]);
    expect(handed.map(({reason}) => reason?.id)).toEqual(
      Array.from({length: 6}, () => 'measure/disturbing'),
    );
  });

  it('say nothing of it where the budget allows no check', async () => {
    const {ran, handed} = await run([['a', 'b']], 100, 1, {repeats: 0});
    expect(ran.map(({length}) => length)).toEqual([2]);
    expect(handed.map(besideOf)).toEqual([undefined, undefined]);
  });

  it('run fewer at once where they do, are measured again, and say so', async () => {
    const {ran, handed} = await run(
      [
        ['a', 'b', 'c', 'd'],
        ['e', 'f', 'g', 'h'],
      ],
      200,
      2,
    );
    // Four share what two can have in full.
    expect(ran.map(({length}) => length)).toEqual([4, 1, 1, 2, 1, 1, 2, 2, 2]);
    expect(handed.map(rateOf)).toEqual(Array.from({length: 8}, () => 100));
    expect(handed[0]).toMatchObject({
      method: 'iperf3, 2 at once',
      reason: {id: 'measure/disturbed', params: {before: 4, atOnce: 2, percent: 100}},
    });
  });

  it('run one by one where even two disturb each other', async () => {
    const {ran, handed} = await run([['a', 'b', 'c']], 100, 1);
    expect(ran.map(({length}) => length)).toEqual([3, 1, 1, 1, 1]);
    expect(handed.map(rateOf)).toEqual([100, 100, 100]);
  });

  it('are each handed over once, whatever was repeated', async () => {
    const {handed} = await run([['a', 'b', 'c', 'd', 'e'], ['f']], 150, 3);
    expect(handed.map(({source}) => source).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('are not looked at when no check is wanted', async () => {
    const {ran} = await run([['a', 'b', 'c', 'd']], 100, 0);
    expect(ran).toEqual([['a', 'b', 'c', 'd']]);
  });
});
