import {describe, expect, it} from 'vitest';
import type {Tools} from '../../define-probe.ts';
import {askByOpenLoop} from './open-loop.ts';
import type {ServiceJob} from './plan.ts';

const job: ServiceJob = {
  node: {id: 'a', reach: {kind: 'local'}, labels: {}, origin: 'test'},
  region: 'hk',
  urls: [{body: 'small', url: 'http://10.0.0.9/', steps: []}],
  isLoad: true,
  load: {
    requestsPerSecond: 2,
    requests: 4,
    timeoutSeconds: 10,
    maxInFlight: 64,
    connections: 'new',
    jitter: 0,
    seed: 1,
  },
};

type Row = {lag?: number; total: number; error?: string | null};

/** What load.py would have printed, so that the prober can be as late as wanted. */
async function asked(rows: Row[], end = {offered: 2, achieved: 2}) {
  const lines = rows.map(({lag = 0, total, error = null}, i) => ({
    ...{body: 'small', at: i * 500, late: 0.1, lag, dns: 0.2, connect: 1, tls: null, first: total},
    ...{total, bytes: 2, status: error === null ? 200 : null, error, remote: '10.0.0.9'},
  }));
  const printed = [...lines, {end: rows.length, lag: 0, ...end}].map((one) => JSON.stringify(one));
  const tools = {
    reach: {
      run: async () => ({
        ...{stdout: Buffer.from(printed.join('\n')), stderr: '', durationMs: 1},
        ...{ran: true, exit: 0},
      }),
    },
  } as unknown as Tools;
  return (await askByOpenLoop(job, tools))?.bodies.get('small');
}

describe('samples by a recorded open loop', () => {
  it('are withheld where they tell how late the prober ran', async () => {
    const body = await asked([{total: 5}, {total: 60, lag: 55}, {total: 5}, {total: 6}]);
    expect(body?.samples.map(({totalMs}) => totalMs)).toEqual([5, 5, 6]);
    expect(body).toMatchObject({state: 'ok', withheld: 1, lagMs: 55});
  });

  it('are kept where the service was slow whatever the prober did', async () => {
    const body = await asked([
      {total: 800, lag: 55},
      {total: 810, lag: 0},
    ]);
    expect(body?.samples).toHaveLength(2);
    expect(body?.withheld).toBeUndefined();
  });

  it('make no statement where most are withheld', async () => {
    const body = await asked([{total: 60, lag: 55}, {total: 90, lag: 80}, {total: 5}]);
    expect(body).toMatchObject({
      state: 'unknown',
      withheld: 2,
      reason: {id: 'measure/service/prober-late', params: {node: 'a', withheld: 2}},
    });
  });

  it('stay when they failed, late prober or not', async () => {
    const error = 'no answer within 10 s';
    const body = await asked([{total: 10_000, lag: 9_000, error}, {total: 5}]);
    expect(body).toMatchObject({state: 'errors'});
    expect(body?.samples).toHaveLength(2);
  });

  it('say that a service is dead even where the rate was not reached', async () => {
    const error = 'no answer within 10 s';
    const body = await asked([{total: 10_000, error}], {offered: 2, achieved: 0.5});
    expect(body?.state).toBe('dead');
    expect((await asked([{total: 5}], {offered: 2, achieved: 0.5}))?.state).toBe('unknown');
  });
});
