import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterEach, expect, test} from 'vitest';
import {openPrometheus} from '../../platform/prometheus/server.ts';
import {readPrometheus} from './index.ts';
import {REGION_LABELS} from './questions.ts';

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server === undefined ? resolve(null) : server.close(resolve)));
});

type Answer = {status: number; body: unknown} | 'nothing';

/** A web server that answers each query like this, and what it was asked. */
async function serve(answer: (query: string) => Answer): Promise<{url: string; asked: string[]}> {
  const asked: string[] = [];
  server = createServer(async (request, response) => {
    let form = '';
    for await (const chunk of request) form += chunk;
    const query = new URLSearchParams(form).get('query') ?? '';
    asked.push(query);
    const given = answer(query);
    if (given === 'nothing') return;
    response.writeHead(given.status).end(JSON.stringify(given.body));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked};
}

async function read(url: string, timeoutMs = 30_000) {
  return readPrometheus({
    server: await openPrometheus({url}),
    windows: {count: 12, seconds: 300},
    regionLabels: REGION_LABELS,
    timeoutMs,
    at: new Date('2026-11-23T05:00:00Z'),
    signal: new AbortController().signal,
  });
}

function vector(...metrics: Record<string, string>[]): Answer {
  const result = metrics.map((metric) => ({metric, value: [1, '1']}));
  return {status: 200, body: {status: 'success', data: {resultType: 'vector', result}}};
}

const NAMES = ['node_uname_info', 'node_memory_MemTotal_bytes'].map((name) => ({__name__: name}));

test('only what is there is asked for, and one query that fails costs itself', async () => {
  const {url, asked} = await serve((query) => {
    if (query.startsWith('count by (__name__)')) return vector(...NAMES);
    if (query === 'node_uname_info')
      return {status: 422, body: {status: 'error', error: 'too many'}};
    return vector({instance: 'b'}, {instance: 'a'});
  });
  const {answers, failure} = await read(url);
  expect(asked.slice(1).sort()).toEqual(['node_memory_MemTotal_bytes', 'node_uname_info']);
  expect(failure).toBeUndefined();
  const [, uname, memory] = answers;
  expect(uname?.failure).toEqual({id: 'prometheus/refused', params: {url, detail: 'too many'}});
  // In an order of ours, so that the same answers give the same run.
  expect(memory?.series.map(({labels}) => labels.instance)).toEqual(['a', 'b']);
});

test('without a series that is known the reading says so', async () => {
  const {url} = await serve(() => vector());
  expect((await read(url)).failure).toEqual({id: 'prometheus/no-series', params: {url}});
});

test('a server that grows silent is given up after a few time limits, not after one for each query', async () => {
  const {url} = await serve((query) =>
    query.startsWith('count by (__name__)') ? vector(...NAMES) : 'nothing',
  );
  const {answers} = await read(url, 300);
  expect(answers.slice(1).map(({failure}) => failure?.id)).toEqual([
    'prometheus/timeout',
    'prometheus/timeout',
  ]);
});
