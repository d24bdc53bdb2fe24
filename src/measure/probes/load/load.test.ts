import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {createServer, type RequestListener, type Server} from 'node:http';
import {createServer as createTlsServer} from 'node:https';
import {type AddressInfo, createServer as createTcpServer, type Socket} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {runProcess} from '../../../platform/process.ts';
import {urlWord} from '../service/url-word.ts';
import {parseLoad} from './parse.ts';
import {LOAD_NAMES, type LoadName} from './schema.ts';
import {type LoadSettings, loadScript} from './script.ts';

const GENTLE: LoadSettings = {
  requestsPerSecond: 50,
  requests: 5,
  timeoutSeconds: 2,
  maxInFlight: 64,
  connections: 'new',
  jitter: 0,
  seed: 1,
};

const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

async function listening(server: Pick<Server, 'listen' | 'address' | 'close'>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  closing.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

async function load(
  urls: Partial<Record<LoadName, string>>,
  changes: Partial<LoadSettings> = {},
  env: Record<string, string> = {},
) {
  const words = LOAD_NAMES.flatMap((name) => {
    const url = urls[name];
    return url === undefined ? [] : [{name, word: urlWord(url) ?? ''}];
  });
  const script = loadScript({...GENTLE, ...changes}, words);
  const {stdout, stderr, exit} = await runProcess({
    argv: ['/usr/bin/env', 'python3', '-', ...script.args],
    input: script.text,
    env: {PATH: process.env.PATH ?? '', LC_ALL: 'C', ...env},
    timeoutMs: 20_000,
  });
  expect({exit, stderr}).toEqual({exit: 0, stderr: ''});
  return parseLoad(stdout.toString('utf8'));
}

describe('load.py', () => {
  it('is a program that Python 3.6 understands', async () => {
    const text = await readFile(new URL('./load.py', import.meta.url), 'utf8');
    const check = 'import ast, sys; ast.parse(sys.stdin.read(), feature_version=(3, 6))';
    const {exit, stderr} = await runProcess({argv: ['python3', '-c', check], input: text});
    expect({exit, stderr}).toEqual({exit: 0, stderr: ''});
  });

  it('waits for no answer before it asks again, and counts the wait from the intended start', async () => {
    const waiting: (() => void)[] = [];
    // Silent until the last request has come: whoever waits for an answer first would never get one.
    const answer: RequestListener = (_, response) => {
      waiting.push(() => response.end('ok'));
      if (waiting.length === 25) for (const end of waiting) end();
    };
    const port = await listening(createServer(answer));
    const {rows} = await load({small: `http://127.0.0.1:${port}/`}, {requests: 25});
    expect(rows).toHaveLength(25);
    for (const [i, {row}] of rows.entries()) {
      expect(row.at).toBeCloseTo(i * 20, 6);
      expect(row.error).toBeNull();
      // None was answered before the last was to start.
      expect(row.at + row.total).toBeGreaterThanOrEqual(24 * 20);
      expect(row.total).toBeGreaterThanOrEqual(row.late ?? 1e9);
    }
  });

  it('spreads arrivals by its seed, within the share of the spacing it was given', async () => {
    const port = await listening(createServer((_, response) => response.end('ok')));
    const url = {small: `http://127.0.0.1:${port}/`};
    const at = async (seed: number) =>
      (await load(url, {jitter: 0.5, seed, requests: 10})).rows.map(({row}) => row.at);
    const first = await at(7);
    expect(await at(7)).toEqual(first);
    expect(await at(8)).not.toEqual(first);
    for (const [i, time] of first.entries()) {
      expect(time).toBeGreaterThanOrEqual(i * 20);
      expect(time).toBeLessThan(i * 20 + 10.001);
    }
  });

  it('uses connections again when told so, also after the server closed them', async () => {
    let connections = 0;
    let answers = 0;
    const server = createServer((request, response) => {
      // Unannounced, right after an answer, so that the next request may meet a closing connection.
      if (++answers % 3 === 0) response.on('finish', () => request.socket.destroy());
      response.end('ok');
    });
    server.on('connection', () => connections++);
    const port = await listening(server);
    const {rows} = await load(
      {small: `http://127.0.0.1:${port}/`},
      {connections: 'keep-alive', requests: 30},
    );
    expect(rows.map(({row}) => row.error)).toEqual(rows.map(() => null));
    expect(rows).toHaveLength(30);
    expect(connections).toBeGreaterThan(1);
    expect(rows.some(({row}) => row.connect === null)).toBe(true);
  });

  it('counts the bytes of bodies in chunks, of known length, and up to the end of the connection', async () => {
    const port = await listening(
      createServer((request, response) => {
        if (request.url === '/chunks') {
          response.write('x'.repeat(70_000));
          setTimeout(() => response.end('yz'), 20);
        } else response.end('12345');
      }),
    );
    const plain = await listening(
      createTcpServer((socket) => {
        socket.on('error', () => {});
        socket.once('data', () =>
          socket.end('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 200 OK\r\n\r\nabc'),
        );
      }) as unknown as Server,
    );
    const {rows} = await load(
      {small: `http://127.0.0.1:${port}/`, large: `http://127.0.0.1:${port}/chunks`},
      {requests: 2},
    );
    const bytesOf = (body: string) =>
      rows.filter(({row}) => row.body === body).map(({row}) => row.bytes);
    expect(bytesOf('small')).toEqual([5, 5]);
    expect(bytesOf('large')).toEqual([70_002, 70_002]);
    const ended = await load({small: `http://127.0.0.1:${plain}/`}, {requests: 1});
    expect(ended.rows[0]?.row).toMatchObject({bytes: 3, status: 200, error: null});
  });

  it.each([
    ['closes without an answer', ''],
    ['says something else', 'SSH-2.0-x\r\n\r\n'],
    ['breaks off', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc'],
    ['lies about a chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nabc'],
    ['never ends its head', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}`],
  ])('takes a server that %s for a failed request', async (_, said) => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(said));
    });
    const port = await listening(server as unknown as Server);
    const {rows, end} = await load({small: `http://127.0.0.1:${port}/`}, {requests: 2});
    expect(end).not.toBeNull();
    expect(rows).toHaveLength(2);
    for (const {row} of rows) expect(row.error).not.toBeNull();
  });

  it('looks up names, and says which it cannot find', async () => {
    const port = await listening(createServer((_, response) => response.end('ok')));
    const {rows} = await load(
      {small: `http://localhost:${port}/`, large: 'http://no-such-name.invalid/'},
      {requests: 2},
    );
    for (const {row} of rows) {
      if (row.body === 'small') expect(row).toMatchObject({error: null, status: 200});
      else expect(row.error).toMatch(/^name not resolved: /);
    }
  });

  describe('against a server that is no use', () => {
    const sockets = new Set<Socket>();
    afterAll(() => {
      for (const socket of sockets) socket.destroy();
    });
    const serverThat = (behaves: (socket: Socket) => void) =>
      listening(
        createTcpServer((socket) => {
          sockets.add(socket);
          socket.on('error', () => {});
          behaves(socket);
        }) as unknown as Server,
      );
    const trickle = (socket: Socket) => {
      const letters = [...'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n'];
      const timer = setInterval(() => {
        if (socket.destroyed) clearInterval(timer);
        else socket.write(letters.shift() ?? 'x');
      }, 1000);
      socket.on('close', () => clearInterval(timer));
    };
    it.each<[string, (socket: Socket) => void, RegExp]>([
      ['never answers', () => {}, /^no answer within 1 s$/],
      ['closes at once', (socket) => socket.destroy(), /closed|reset|Broken pipe/i],
      ['trickles a byte a second', trickle, /^no answer within 1 s$/],
    ])('which %s, every request ends in time with a reason', async (_, behaves, why) => {
      const port = await serverThat(behaves);
      const small = `http://127.0.0.1:${port}/`;
      const {rows, end} = await load({small}, {requests: 2, timeoutSeconds: 1});
      expect(end?.end).toBe(2);
      expect(rows.map(({row}) => row.error)).toEqual([
        expect.stringMatching(why),
        expect.stringMatching(why),
      ]);
      for (const {row} of rows) expect(row.status === null || row.error !== null).toBe(true);
    });
  });

  it('does nothing on arguments it does not know', async () => {
    const {stdout} = await runProcess({
      argv: ['python3', new URL('./load.py', import.meta.url).pathname, 'rate=fast'],
    });
    expect(parseLoad(stdout.toString('utf8')).fail).toBe('arguments');
  });

  describe('over TLS', () => {
    let folder: string;
    let port: number;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'samespec-load-'));
      closing.push(() => rm(folder, {recursive: true}));
      const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
      const {exit} = await runProcess({
        argv: [
          'openssl',
          ...'req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost'.split(' '),
          ...['-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate],
        ],
      });
      expect(exit).toBe(0);
      const [keyText, certText] = await Promise.all([readFile(key), readFile(certificate)]);
      port = await listening(
        createTlsServer({key: keyText, cert: certText}, (request, response) => {
          response.end(request.url === '/large' ? Buffer.alloc(300_000) : 'ok');
        }),
      );
    });

    it('gives the time of the handshake', async () => {
      const {rows} = await load(
        {small: `https://localhost:${port}/`, large: `https://localhost:${port}/large`},
        {requests: 2},
        {SSL_CERT_FILE: join(folder, 'cert.pem')},
      );
      expect(rows.map(({row}) => [row.body, row.error, row.bytes])).toEqual([
        ['small', null, 2],
        ['large', null, 300_000],
        ['small', null, 2],
        ['large', null, 300_000],
      ]);
      for (const {row} of rows) expect(row.tls ?? 0).toBeGreaterThan(row.connect ?? 1e9);
    });

    it('uses a connection again without another handshake', async () => {
      const {rows} = await load(
        {small: `https://localhost:${port}/large`},
        {requests: 5, requestsPerSecond: 5, connections: 'keep-alive'},
        {SSL_CERT_FILE: join(folder, 'cert.pem')},
      );
      expect(rows.map(({row}) => [row.error, row.bytes])).toEqual(rows.map(() => [null, 300_000]));
      expect(rows.some(({row}) => row.tls === null)).toBe(true);
    });

    it('does not trust a certificate that nobody vouches for', async () => {
      const {rows} = await load({small: `https://localhost:${port}/`}, {requests: 1});
      expect(rows[0]?.row.error).toMatch(/^TLS: self[- ]signed certificate/);
    });
  });
});
