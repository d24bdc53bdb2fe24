import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, expect, test} from 'vitest';
import {type AskLimits, askPrometheus} from './ask.ts';
import {openPrometheus, shownUrl} from './server.ts';

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server === undefined ? resolve(null) : server.close(resolve)));
  server = undefined;
});

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

/** A web server on the loopback interface that answers like this. */
async function serve(handle: Handle): Promise<string> {
  server = createServer(handle);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function ask(url: string, limits: Partial<AskLimits> = {}) {
  const opened = await openPrometheus({url});
  const all = {timeoutMs: 20_000, maxBytes: 1000, ...limits};
  return askPrometheus(opened, '/api/v1/query', {query: 'up'}, all);
}

const SUCCESS = JSON.stringify({
  status: 'success',
  data: {resultType: 'vector', result: []},
  warnings: ['partial'],
});

test('an answer comes with what Prometheus itself remarked', async () => {
  const url = await serve((_, response) => response.end(SUCCESS));
  expect(await ask(url)).toEqual({
    ok: true,
    data: {resultType: 'vector', result: []},
    warnings: ['partial'],
  });
});

test.each<[string, number, string, string]>([
  ['a missing token', 401, 'no', 'unauthorised'],
  ['a missing right', 403, 'no', 'unauthorised'],
  ['another path', 404, 'page not found', 'absent'],
  ['a refused query', 400, '{"status":"error","error":"bad"}', 'refused'],
  ['a query too large to run', 422, '{"status":"error","error":"too many samples"}', 'refused'],
  ['a server that has too much to do', 503, 'busy', 'overloaded'],
  ['a broken server', 500, 'oops', 'broken'],
  ['a login page', 200, '<html><title>Log in</title></html>', 'not-json'],
  ['another API', 200, '{"hello":"world"}', 'not-prometheus'],
  ['an answer larger than allowed', 200, `"${'x'.repeat(2000)}"`, 'too-large'],
])('%s is told apart from the others', async (_, status, body, failure) => {
  const url = await serve((_request, response) => response.writeHead(status).end(body));
  expect(await ask(url)).toMatchObject({ok: false, failure});
});

test('a redirection is not followed, so that no secret leaves for elsewhere', async () => {
  let asked = 0;
  const url = await serve((_, response) => {
    asked += 1;
    response.writeHead(302, {location: '/login?next=secret'}).end();
  });
  expect(await ask(url)).toEqual({ok: false, failure: 'redirected', detail: '/login'});
  expect(asked).toBe(1);
});

test('a server that never answers is given up after the time limit', async () => {
  const url = await serve(() => {});
  expect(await ask(url, {timeoutMs: 200})).toMatchObject({ok: false, failure: 'timeout'});
});

test('a server that is not there is unreachable', async () => {
  const url = await serve((_, response) => response.end());
  server?.close();
  server = undefined;
  expect(await ask(url)).toMatchObject({ok: false, failure: 'unreachable'});
});

test('token and headers reach the server, and neither is in the address that is shown', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ss-prom-'));
  try {
    const [tokenFile, headerFile] = [join(folder, 'token'), join(folder, 'headers')];
    await writeFile(tokenFile, 'abc123\n');
    await writeFile(headerFile, '# for the tenant\nX-Scope-OrgID: web\n');
    let seen: IncomingMessage['headers'] = {};
    const url = await serve((request, response) => {
      seen = request.headers;
      response.end(SUCCESS);
    });
    const given = url.replace('//', '//user:pass@');
    const opened = await openPrometheus({url: `${given}/sub/?x=1`, tokenFile, headerFile});
    await askPrometheus(
      opened,
      '/api/v1/query',
      {query: 'up'},
      {timeoutMs: 20_000, maxBytes: 1000},
    );
    expect(seen).toMatchObject({authorization: 'Bearer abc123', 'x-scope-orgid': 'web'});
    expect(shownUrl(opened.url)).toBe(`${url}/sub`);
  } finally {
    await rm(folder, {recursive: true});
  }
});

test.each([
  ['ftp://prometheus', 'prometheus-url'],
  ['prometheus:9090', 'prometheus-url'],
  ['http://user:secret@[', 'prometheus-url'],
])('%s is refused without showing a password', async (url, code) => {
  const refused = openPrometheus({url});
  await expect(refused).rejects.toMatchObject({code, exitCode: 2});
  await expect(refused).rejects.not.toThrow(/secret/);
});

test('a header file that holds something else is named with its line, not with its content', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ss-prom-'));
  try {
    const headerFile = join(folder, 'headers');
    await writeFile(headerFile, 'Authorization: Basic eDp5\nsecret without a name\n');
    await expect(openPrometheus({url: 'http://p', headerFile})).rejects.toMatchObject({
      code: 'prometheus-header',
      params: {place: `${headerFile}:2`},
    });
    await expect(openPrometheus({url: 'http://p', caFile: headerFile})).rejects.toMatchObject({
      code: 'prometheus-ca',
    });
    await expect(openPrometheus({url: 'http://p', tokenFile: headerFile})).rejects.toMatchObject({
      code: 'prometheus-token',
    });
  } finally {
    await rm(folder, {recursive: true});
  }
});
