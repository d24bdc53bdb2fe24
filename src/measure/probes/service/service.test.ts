import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Inventory, Node} from '../../../model/node.ts';
import {type PathResult, PathResult as Schema, type ServiceResult} from '../../../model/path.ts';
import {createReach} from '../../../reach/index.ts';
import type {Reach} from '../../../reach/reach.ts';
import {planMeasurements, runMeasurements} from '../../index.ts';
import type {PlanOptions} from '../../plan.ts';
import {parseService} from './parse.ts';
import {urlWord} from './url-word.ts';

const LARGE = Buffer.alloc(100_000, 'x');
const node: Node = {id: 'a', reach: {kind: 'local'}, labels: {region: 'hk'}, origin: 'test'};

describe('requests to a real service', () => {
  let server: Server;
  let base: string;
  let reach: Reach;
  const seen: string[] = [];
  const headBytes: number[] = [];
  let connections = 0;
  let connectionsOfLastTurn = 0;

  beforeAll(async () => {
    reach = createReach({concurrency: 4});
    server = createServer((request, response) => {
      seen.push(request.url ?? '');
      headBytes.push(request.rawHeaders.join('').length);
      if (request.url === '/never') return;
      if (request.url === '/slow') {
        setTimeout(() => response.end('ok'), 300);
        return;
      }
      if (request.url === '/broken') response.statusCode = 503;
      response.end(request.url === '/large' ? LARGE : 'ok');
    });
    server.on('connection', () => connections++);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await reach.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** A node without Python, as far as the caller can tell; curl itself is the real one. */
  function withoutPython(): Reach {
    const missing = {id: 'reach/no-python3', params: {script: 'load.py'}};
    return {
      ...reach,
      run: async (at, script, options) => {
        if (script.interpreter === 'sh') return reach.run(at, script, options);
        const nothing = {stdout: Buffer.alloc(0), stderr: '', durationMs: 1};
        return {...nothing, ran: false, failure: 'failed', message: missing};
      },
    };
  }

  async function ask(
    urls: {url: string; largeUrl?: string; podUrl?: string; proxyUrl?: string},
    through = reach,
    more: PlanOptions = {},
  ) {
    const inventory: Inventory = {
      nodes: [node],
      services: [{region: 'hk', origin: 'test', ...urls}],
      expectations: [],
    };
    const options = {probes: ['service'], requests: 3, requestTimeoutSeconds: 1, ...more} as const;
    const plan = planMeasurements(inventory, new Map(), options);
    // A prober that was itself late withholds samples, as it must; on a busy machine it is asked again.
    for (let turn = 0; ; turn++) {
      const before = connections;
      const found = await runMeasurements(plan, through);
      const results = found.map((one: PathResult) => Schema.parse(one) as ServiceResult);
      connectionsOfLastTurn = connections - before;
      if (turn === 9 || results.every(isComplete)) return results;
    }
  }

  function isComplete({withheld = 0, samples, steps = [], upload}: ServiceResult): boolean {
    const asked = [...steps, ...(upload === undefined ? [] : [upload])];
    return withheld === 0 && asked.every((one) => one.samples.length === samples.length);
  }

  describe.each([
    {
      method: 'open-loop',
      by: () => reach,
      gaveUp: /^no answer within 1 s$/,
      refused: /refused$/,
      uploads: 3,
    },
    {
      method: 'curl',
      by: withoutPython,
      gaveUp: /^curl: \(28\)/,
      refused: /^curl: \(7\)/,
      uploads: 0,
    },
  ])('by $method', ({method, by, gaveUp, refused, uploads}) => {
    it('gives phases of each, small body and large, each on a new connection', async () => {
      const results = await ask({url: `${base}/`, largeUrl: `${base}/large`}, by());
      expect(results.map(({body, state, url}) => ({body, state, url}))).toEqual([
        {body: 'small', state: 'ok', url: `${base}/`},
        {body: 'large', state: 'ok', url: `${base}/large`},
      ]);
      expect(connectionsOfLastTurn).toBe(6 + uploads);
      const [small, large] = results;
      expect(small).toMatchObject({
        source: 'a',
        destination: 'service:hk',
        layer: 'service',
        method,
        connections: 'new',
      });
      expect(small?.samples).toHaveLength(3);
      for (const sample of small?.samples ?? []) {
        expect(sample).toMatchObject({status: 200, bytes: 2, error: null, tlsMs: null});
        expect(sample.connectMs ?? 0).toBeGreaterThan(0);
        expect(sample.firstByteMs ?? 0).toBeGreaterThanOrEqual(sample.connectMs ?? 1e9);
        expect(sample.totalMs).toBeGreaterThanOrEqual(sample.firstByteMs ?? 1e9);
      }
      expect(large?.samples.map(({bytes}) => bytes)).toEqual([100_000, 100_000, 100_000]);
    });

    it('carries a URL to the service unchanged, whatever a shell would make of it', async () => {
      const path = `/q?a=1&b=$(id)&c='x';%20~!*()[]{},|"\`\\^#`;
      await ask({url: `${base}${path}`}, by());
      const wire = seen.at(-1) ?? '';
      // The fragment is never sent.
      expect(wire).toBe(path.slice(0, -1));
    });

    it('keeps the place of a request that was given up', async () => {
      const [result] = await ask({url: `${base}/never`}, by());
      expect(result?.state).toBe('dead');
      expect(result?.samples).toHaveLength(3);
      for (const sample of result?.samples ?? []) {
        expect(sample.error).toMatch(gaveUp);
        // curl counts its limit of 1 s from a moment before the one its times count from: 999.3 ms was seen.
        expect(sample.totalMs).toBeGreaterThanOrEqual(by === withoutPython ? 995 : 1000);
        expect(sample.firstByteMs).toBeNull();
      }
    });

    it('does not take a quick error for a quick answer', async () => {
      const [result] = await ask({url: `${base}/broken`}, by());
      expect(result).toMatchObject({state: 'dead'});
      expect(result?.samples[0]).toMatchObject({status: 503, error: 'HTTP 503'});
    });

    it('is dead where nobody listens, with the reason', async () => {
      const [result] = await ask({url: 'http://127.0.0.1:1/'}, by());
      expect(result?.state).toBe('dead');
      expect(result?.samples[0]?.error).toMatch(refused);
      expect(result?.samples[0]?.connectMs).toBeNull();
    });
  });

  it('counts from the intended start, and says when that was', async () => {
    const [small, large] = await ask({url: `${base}/`, largeUrl: `${base}/large`});
    expect(small).toMatchObject({loop: 'open', offeredPerSecond: 2, achievedPerSecond: 2});
    for (const result of [small, large]) {
      for (const {lateMs, dnsMs, totalMs} of result?.samples ?? []) {
        expect(dnsMs ?? 0).toBeGreaterThanOrEqual(lateMs ?? 1e9);
        expect(totalMs).toBeGreaterThan(lateMs ?? 1e9);
      }
    }
    // Small and large take turns, so what changes with time meets both alike.
    const times = [small, large].flatMap(
      (result) => result?.samples.map(({intendedMs}) => intendedMs ?? -1) ?? [],
    );
    const [s0, s1, s2, l0, l1, l2] = times;
    expect([s0, l0, s1, l1, s2, l2]).toEqual([...times].sort((a, b) => a - b));
  });

  it('makes a request larger than any usual packet, in turn with the small one', async () => {
    const before = headBytes.length;
    const [small] = await ask({url: `${base}/`});
    expect(small?.upload).toMatchObject({requestBytes: 4000, state: 'ok'});
    expect(small?.upload?.samples.map(({status}) => status)).toEqual([200, 200, 200]);
    const sizes = headBytes.slice(before);
    expect(sizes.filter((bytes) => bytes >= 4000).length).toBeGreaterThanOrEqual(3);
    expect(sizes.filter((bytes) => bytes < 1000).length).toBeGreaterThanOrEqual(3);
  });

  it('asks the same paths at the pod and at the proxy that the inventory names', async () => {
    const other = base.replace('127.0.0.1', 'localhost');
    const services = {url: `${base}/?q=1`, largeUrl: `${base}/large`, podUrl: other};
    const [small, large] = await ask({...services, proxyUrl: 'http://127.0.0.1:9'});
    expect(small?.steps?.map(({step, url, state}) => ({step, url, state}))).toEqual([
      {step: 'pod', url: `${other}/?q=1`, state: 'ok'},
      {step: 'proxy', url: 'http://127.0.0.1:9/?q=1', state: 'dead'},
    ]);
    expect(large?.steps?.[0]?.samples.map(({bytes}) => bytes)).toEqual([100_000, 100_000, 100_000]);
    // What another place answers does not make the service worse.
    expect([small?.state, large?.state]).toEqual(['ok', 'ok']);
    expect(small?.samples).toHaveLength(3);
  });

  it('asks at the same times again', async () => {
    const times = async () =>
      (await ask({url: `${base}/`}))[0]?.samples.map(({intendedMs}) =>
        Math.round(intendedMs ?? -1),
      );
    expect(await times()).toEqual(await times());
  });

  it('puts load on a service only when told to, on few connections when told so', async () => {
    const before = connections;
    const load = {
      requestsPerSecond: 40,
      seconds: 1,
      connections: 'keep-alive',
      maxInFlight: 8,
      jitter: 0,
    } as const;
    const [result] = await ask({url: `${base}/`}, reach, {load});
    expect(result).toMatchObject({state: 'ok', offeredPerSecond: 40, connections: 'keep-alive'});
    expect(result?.samples).toHaveLength(40);
    expect(connections - before).toBeLessThan(20);
    expect(result?.samples.filter(({connectMs}) => connectMs === null).length).toBeGreaterThan(20);
  });

  it('says nothing about a service when the client could not keep its rate', async () => {
    const load = {
      requestsPerSecond: 50,
      seconds: 0.4,
      connections: 'new',
      maxInFlight: 2,
      jitter: 0,
    } as const;
    const [result] = await ask({url: `${base}/slow`}, reach, {load});
    expect(result).toMatchObject({
      state: 'unknown',
      reason: {id: 'measure/service/rate-not-reached'},
    });
    expect(result?.achievedPerSecond ?? 50).toBeLessThan(20);
    // What waited too long is still there, as long as it waited.
    expect(result?.samples).toHaveLength(20);
    const failed = result?.samples.filter(({error}) => error !== null) ?? [];
    expect(failed.length).toBeGreaterThan(0);
    for (const {totalMs} of failed) expect(totalMs).toBeGreaterThanOrEqual(1000);
  });

  it('is unknown without Python and curl', async () => {
    const bare = withoutPython();
    const without: Reach = {
      ...bare,
      run: (at, script, options) =>
        bare.run(
          at,
          {...script, text: script.text.replace('command -v curl', 'command -v no-curl-here')},
          options,
        ),
    };
    const [result] = await ask({url: `${base}/`}, without);
    expect(result).toMatchObject({
      state: 'unknown',
      samples: [],
      reason: {id: 'measure/service/no-curl', params: {node: 'a'}},
    });
  });

  it('asks a node that is down only once', async () => {
    const calls: string[] = [];
    const down: Reach = {
      ...reach,
      run: async (_, script) => {
        calls.push(script.name);
        const nothing = {stdout: Buffer.alloc(0), stderr: '', durationMs: 1};
        return {...nothing, ran: false, failure: 'unreachable', message: {id: 'reach/unreachable'}};
      },
    };
    const [result] = await ask({url: `${base}/`}, down);
    expect(result).toMatchObject({state: 'unknown', reason: {id: 'measure/not-reached'}});
    expect(calls).toEqual(['load.py']);
  });

  it('measures nothing again that has an answer', async () => {
    const urls = {url: `${base}/`, largeUrl: `${base}/large`};
    const done = await ask(urls);
    expect(await ask(urls, reach, {done})).toEqual([]);
    const rest = await ask(urls, reach, {done: done.filter(({body}) => body === 'small')});
    expect(rest.map(({body}) => body)).toEqual(['large']);
  });
});

describe('a URL as a plain word', () => {
  it('holds only characters that may be parameters of scripts', () => {
    expect(urlWord('http://a/?x=1&y=~%@')).toMatch(/^[A-Za-z0-9_.,:/@%+=-]+$/);
    expect(urlWord('http://例.test/路')).toMatch(/^[A-Za-z0-9_.,:/@%+=-]+$/);
  });

  it.each(['ftp://a/', 'file:///etc/passwd', 'http://a/ b', 'http://a/\n', '-o x'])(
    'is refused: %j',
    (url) => {
      expect(urlWord(url)).toBeNull();
    },
  );
});

describe('output of service.sh', () => {
  it('is read from other versions too (curl 7.29 of CentOS 7, transcribed)', () => {
    const text = [
      'version curl 7.29.0 (x86_64-redhat-linux-gnu)',
      'request small 0 phases 200 0.004 0.005 0.000 0.007 0.007 12 10.0.0.9',
      'request small 28 curl: (28) Operation timed out after 1001 milliseconds with 0 out of -1 bytes received|phases 000 0.000 0.001 0.000 0.000 1.001 0 10.0.0.9',
    ].join('\n');
    const {requests} = parseService(text);
    expect(requests.small.map(({sample}) => sample)).toEqual([
      {
        dnsMs: 4,
        connectMs: 5,
        tlsMs: null,
        firstByteMs: 7,
        totalMs: 7,
        bytes: 12,
        status: 200,
        error: null,
      },
      {
        dnsMs: null,
        connectMs: 1,
        tlsMs: null,
        firstByteMs: null,
        totalMs: 1001,
        bytes: 0,
        status: null,
        error:
          'curl: (28) Operation timed out after 1001 milliseconds with 0 out of -1 bytes received',
      },
    ]);
  });

  it('loses nothing but what is cut off', () => {
    expect(parseService('request small 0 phases').requests.small).toHaveLength(0);
    expect(
      parseService('request large 6 curl: (6) x|phases 000 0 0 0 0 0.1 0 ').requests.large,
    ).toHaveLength(1);
  });
});
