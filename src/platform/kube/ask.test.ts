import {createServer, type RequestListener, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterEach, beforeAll, expect, test} from 'vitest';
import {askKube} from './ask.ts';
import type {KubeContext} from './config.ts';
import {listKube} from './list.ts';

/** An HTTP server that answers as API servers do: a real one shows these cases only when it is overloaded or broken. */
let server: Server | undefined;
let config: KubeContext['config'];
beforeAll(async () => {
  const {KubeConfig} = await import('@kubernetes/client-node');
  config = new KubeConfig();
});
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serving(listener: RequestListener): Promise<KubeContext> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {name: 'test', server: `http://127.0.0.1:${port}`, config};
}

const limits = {timeoutMs: 30_000, maxBytes: 1_000};

test('an API server that has too much to do is asked again', async () => {
  let asked = 0;
  const context = await serving((_request, response) => {
    asked += 1;
    response.writeHead(asked === 1 ? 429 : 200).end('{}');
  });
  expect(await askKube(context, '/version', limits)).toEqual({ok: true, body: {}});
  expect(asked).toBe(2);
});

test('one that never answers costs the time limit, and one that is told to stop costs nothing', async () => {
  const context = await serving(() => {});
  const timed = await askKube(context, '/version', {...limits, timeoutMs: 200});
  expect(timed).toMatchObject({ok: false, failure: 'timeout'});
  const cancelled = await askKube(context, '/version', {...limits, signal: AbortSignal.abort()});
  expect(cancelled).toMatchObject({ok: false, failure: 'cancelled'});
});

test('an answer that is too large or no JSON is refused', async () => {
  const context = await serving(({url}, response) => {
    response.end(url === '/large' ? 'x'.repeat(2_000) : '<html>');
  });
  expect(await askKube(context, '/large', limits)).toMatchObject({failure: 'too-large'});
  expect(await askKube(context, '/page', limits)).toMatchObject({failure: 'malformed'});
});

test('a list that expires between two pages is begun anew, and no object is counted twice', async () => {
  let expired = false;
  const context = await serving(({url = ''}, response) => {
    const next = new URL(url, 'http://x').searchParams.get('continue');
    if (next === null) {
      response.end(JSON.stringify({metadata: {continue: 'more'}, items: [1, 2]}));
    } else if (!expired) {
      expired = true;
      response.writeHead(410).end(JSON.stringify({message: 'The provided continue is too old'}));
    } else {
      response.end(JSON.stringify({metadata: {resourceVersion: '7'}, items: [3]}));
    }
  });
  const listed = await listKube(context, {path: '/x', keep: Number, timeoutMs: 30_000});
  expect(listed).toEqual({ok: true, items: [1, 2, 3], resourceVersion: '7'});
});
