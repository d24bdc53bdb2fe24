import {execFile} from 'node:child_process';
import {cp, mkdtemp, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {importRun} from '../store/bundle.ts';
import {ownMark} from '../store/process-mark.ts';
import {type RunProgress, removeProgress, writeProgress} from '../store/progress-file.ts';
import {manifestOf, saveManifest} from '../store/testing.ts';
import {type ServeOptions, type Serving, startServer} from './server.ts';
import {askServer, type Reply} from './testing/asking.ts';

/** The real server over real HTTP, with a recorded run. */
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const TOKEN = 'a-token-of-forty-three-letters-0123456789abc';
const BROKEN = '2026-01-02T00-00-00-broken';
const NEWER = '2026-01-03T00-00-00-newer';
const mistakes: string[] = [];
let home: string;
let runs: string;
let recorded: string;
let other: string;
let serving: Serving;

function optionsFor(changes: Partial<ServeOptions> = {}): ServeOptions {
  return {
    ...{runs, version: '0.1.0', page: (run) => `<p>${run ?? 'all runs'}</p>`, allowHosts: []},
    ...{address: '127.0.0.1', port: 0, token: TOKEN, onMistake: (detail) => mistakes.push(detail)},
    ...changes,
  };
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'samespec-serve-'));
  process.env.SAMESPEC_HOME = home;
  runs = join(home, 'runs');
  recorded = await importRun(runs, here('../../fixtures/hongkong.samespec'));
  other = '2026-11-24T00-00-00-fleet';
  await cp(join(runs, recorded), join(runs, other), {recursive: true});
  const manifest = JSON.parse(await readFile(join(runs, recorded, 'run.json'), 'utf8'));
  await writeFile(join(runs, other, 'run.json'), JSON.stringify({...manifest, id: other}));
  await writeFile(join(await saveManifest(runs, BROKEN), 'run.json'), '{"half');
  const newer = JSON.stringify({...manifestOf(NEWER), schemaVersion: 99});
  await writeFile(join(await saveManifest(runs, NEWER), 'run.json'), newer);
  serving = await startServer(optionsFor());
});
afterAll(async () => {
  await serving?.close();
  delete process.env.SAMESPEC_HOME;
  await rm(home, {recursive: true});
});

function ask(path: string, headers: Record<string, string> = {}): Promise<Reply> {
  return askServer(serving.port, path, {Authorization: `Bearer ${TOKEN}`, ...headers});
}

async function told(path: string): Promise<unknown> {
  const reply = await ask(path);
  expect(reply.status, reply.text).toBe(200);
  return JSON.parse(reply.text);
}

const codeOf = ({text}: Reply) => (JSON.parse(text) as {code: string}).code;

test('the address that is printed ends in the token, behind the part that is sent', () => {
  expect(serving.url).toBe(`http://127.0.0.1:${serving.port}/#token=${TOKEN}`);
});

test('the page, which holds no data, and its health are open to whoever asks for this machine', async () => {
  const page = await askServer(serving.port, '/');
  expect([page.status, page.text]).toEqual([200, '<p>all runs</p>']);
  expect((await askServer(serving.port, `/?run=${recorded}`)).text).toBe(`<p>${recorded}</p>`);
  expect((await askServer(serving.port, '/?run=%3Cscript%3E')).text).toBe('<p>all runs</p>');
  const health = await askServer(serving.port, '/healthz');
  expect(JSON.parse(health.text)).toEqual({status: 'ok', samespecVersion: '0.1.0'});
});

test.each([
  ['no token', {}, 'no-token'],
  ['a wrong token', {Authorization: 'Bearer nonsense'}, 'wrong-token'],
  ['the token cut short', {Authorization: `Bearer ${TOKEN.slice(0, -1)}`}, 'wrong-token'],
  ['an empty token', {Authorization: 'Bearer '}, 'wrong-token'],
  ['the token the wrong way', {Authorization: `Basic ${TOKEN}`}, 'wrong-token'],
])('whoever bears %s is told nothing but that', async (_, headers, code) => {
  for (const path of [
    '/api/v1/runs',
    '/api/v1/openapi.json',
    '/api/v1/live',
    '/api/none',
    '/api',
  ]) {
    const reply = await askServer(serving.port, path, headers as Record<string, string>);
    expect([reply.status, codeOf(reply)]).toEqual([401, code]);
    expect(reply.text).not.toContain(recorded);
  }
});

test('a token in the address is no token', async () => {
  const reply = await askServer(serving.port, `/api/v1/runs?token=${TOKEN}`);
  expect(reply.status).toBe(401);
});

test.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', '127.0.0.2', 'localhost.'])(
  'the foreign host “%s” is refused, for the page too',
  async (host) => {
    for (const path of ['/', '/api/v1/runs']) {
      const reply = await ask(path, {Host: host});
      expect([reply.status, codeOf(reply)]).toEqual([421, 'foreign-host']);
    }
  },
);

test.each(['localhost:9000', '127.0.0.1', '[::1]:7', 'LOCALHOST'])(
  'the name %s is this machine, whatever the port of a tunnel',
  async (host) => {
    expect((await ask('/api/v1/rules', {Host: host})).status).toBe(200);
  },
);

test('requests that other sites make are refused, also with the token', async () => {
  const host = `127.0.0.1:${serving.port}`;
  const foreign = [
    {Origin: 'https://evil.example'},
    {Origin: 'null'},
    {Origin: `http://127.0.0.1:${serving.port + 1}`},
    {'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors'},
    {'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'cors'},
    {'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate'},
  ];
  for (const headers of foreign) {
    const reply = await ask('/api/v1/runs', {Host: host, ...headers} as Record<string, string>);
    expect([reply.status, codeOf(reply)]).toEqual([403, 'cross-site']);
    expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
  }
  const own = {Host: host, Origin: `http://${host}`, 'Sec-Fetch-Site': 'same-origin'};
  expect((await ask('/api/v1/runs', own)).status).toBe(200);
  const link = {'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate'};
  expect((await ask('/', link)).status).toBe(200);
});

test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
  '%s is refused: nothing is changed from here',
  async (method) => {
    for (const path of ['/', '/api/v1/runs', `/api/v1/runs/${recorded}`]) {
      const headers = {Authorization: `Bearer ${TOKEN}`};
      const reply = await askServer(serving.port, path, headers, method);
      expect([reply.status, reply.headers.allow]).toEqual([405, 'GET, HEAD']);
    }
  },
);

test('a request with a body is refused', async () => {
  const headers = {Authorization: `Bearer ${TOKEN}`, 'Content-Length': '5'};
  const reply = await askServer(serving.port, '/api/v1/runs', headers, 'GET', 'hello');
  expect([reply.status, codeOf(reply)]).toEqual([413, 'no-body']);
});

test('HEAD tells what GET would, without the content', async () => {
  const headers = {Authorization: `Bearer ${TOKEN}`};
  const reply = await askServer(serving.port, '/api/v1/rules', headers, 'HEAD');
  expect([reply.status, reply.text]).toEqual([200, '']);
});

test('HEAD of what streams leaves nothing open, however often it is asked', async () => {
  const headers = {Authorization: `Bearer ${TOKEN}`};
  const statuses = new Set<number>();
  for (let i = 0; i < 70; i++) {
    const reply = await askServer(serving.port, '/api/v1/live', headers, 'HEAD');
    statuses.add(reply.status);
  }
  expect([...statuses]).toEqual([200]);
  const run = await askServer(serving.port, `/api/v1/runs/${recorded}`, headers, 'HEAD');
  expect([run.status, run.text]).toEqual([200, '']);
});

test('a reader of the live stream who leaves makes room for others', async () => {
  const address = `http://127.0.0.1:${serving.port}/api/v1/live`;
  for (let i = 0; i < 70; i++) {
    const controller = new AbortController();
    const headers = {Authorization: `Bearer ${TOKEN}`};
    const response = await fetch(address, {headers, signal: controller.signal});
    controller.abort();
    if (response.status !== 200) await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await expect
    .poll(
      async () =>
        (await askServer(serving.port, '/api/v1/live', {Authorization: `Bearer ${TOKEN}`}, 'HEAD'))
          .status,
      {timeout: 20_000},
    )
    .toBe(200);
});

test('every answer forbids keeping, guessing and framing', async () => {
  for (const path of ['/', '/healthz', '/api/v1/runs', '/api/none', `/api/v1/runs/${BROKEN}`]) {
    const {headers} = await ask(path);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
  }
});

test('the list names runs that cannot be read, and the others stay', async () => {
  const page = (await told('/api/v1/runs')) as {
    runs: {id: string; problem: unknown}[];
    total: number;
  };
  expect(page.runs.map(({id, problem}) => [id, problem !== null])).toEqual([
    [other, false],
    [recorded, false],
    [NEWER, true],
    [BROKEN, true],
  ]);
  expect(JSON.stringify(page.runs[2]?.problem)).toContain('99');
});

test('the list comes in pages', async () => {
  const first = (await told('/api/v1/runs?limit=3')) as {runs: {id: string}[]; next: string};
  expect([first.runs.length, first.next]).toEqual([3, NEWER]);
  expect(await told(`/api/v1/runs?limit=3&before=${first.next}`)).toMatchObject({
    total: 4,
    next: null,
    runs: [{id: BROKEN}],
  });
});

test('runs are analysed by themselves, and then make a trend', async () => {
  const path = '/api/v1/trend?metric=service-large&region=hk';
  type Trend = {judging: number; points: {run: string; p95: number}[]};
  await told('/api/v1/runs');
  await expect
    .poll(async () => ((await told(path)) as Trend).points.length, {timeout: 40_000, interval: 300})
    .toBe(2);
  const {points} = (await told(path)) as Trend;
  expect(points[0]).toMatchObject({run: recorded, p95: expect.any(Number)});
  expect(await told('/api/v1/runs?limit=1')).toMatchObject({
    runs: [
      {
        verdict: {
          conclusion: 'cause',
          findings: expect.arrayContaining([expect.objectContaining({id: 'overlay-black-hole'})]),
        },
      },
    ],
  });
  expect(await told('/api/v1/trend?metric=none&region=hk')).toMatchObject({
    chosen: null,
    points: [],
  });
});

test('a run is told to the byte as -o json tells it', async () => {
  const program = [here('../cli/main.ts'), 'report', recorded, '-o', 'json', '--fail-on', 'never'];
  const {stdout} = await promisify(execFile)(process.execPath, program, {
    ...{maxBuffer: 1e9, env: {...process.env, SAMESPEC_HOME: home}},
  });
  const {text, headers} = await ask(`/api/v1/runs/${recorded}`);
  expect(headers['content-type']).toMatch(/^application\/json/);
  expect(text === stdout).toBe(true);
});

test('the page of a run carries its texts and its raw output', async () => {
  const page = (await told(`/api/v1/runs/${recorded}/page`)) as {
    run: {id: string};
    raw: {outputs: unknown[]};
  };
  expect(page.run.id).toBe(recorded);
  expect(JSON.stringify(page.raw).length).toBeGreaterThan(1000);
});

test('raw output is plain text with its commands, and without control characters', async () => {
  const {status, text, headers} = await ask(`/api/v1/runs/${recorded}/raw/hk-1/all`);
  expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
  expect(text).toMatch(/^# [a-z.]+ \(exit 0\)\n\$ .+ \/proc\//m);
  expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/);
});

test('two runs are compared, for programs and in sentences', async () => {
  const query = `a=${recorded}&b=${other}`;
  expect(await told(`/api/v1/compare?${query}`)).toMatchObject({
    ...{
      schemaVersion: 1,
      conclusion: 'same',
      compared: 'nodes',
      a: {run: recorded},
      b: {run: other},
    },
  });
  const sentences = (await told(`/api/v1/compare/told?${query}`)) as {sections: {id: string}[]};
  expect(sentences).toMatchObject({a: recorded, b: other, conclusion: 'same'});
  expect(sentences.sections.length).toBeGreaterThan(0);
});

test.each([
  '/api/v1/runs/..%2f..%2fetc',
  '/api/v1/runs/..%5c..',
  '/api/v1/runs/%2e%2e',
  '/api/v1/runs/.index',
  '/api/v1/runs/x%00',
  '/api/v1/runs/RUN/raw/..%2f..%2frun.json/all',
  '/api/v1/runs/RUN/raw/hk-1/..%2fall',
  '/api/v1/runs/RUN/raw/hk-1/other',
  '/api/v1/compare?a=..%2f..&b=RUN',
  '/api/v1/compare?a=RUN',
  '/api/v1/runs?limit=100000',
  '/api/v1/runs?limit=x',
  '/api/v1/../../etc/passwd',
])('%s leads nowhere', async (path) => {
  const reply = await ask(path.replace('RUN', recorded));
  expect([400, 404]).toContain(reply.status);
  expect(JSON.parse(reply.text)).toMatchObject({
    code: expect.any(String),
    message: {en: expect.any(String)},
  });
});

test('what cannot be read is told with its reason in both languages', async () => {
  const absent = await ask('/api/v1/runs/2020-01-01T00-00-00-none');
  expect([absent.status, codeOf(absent)]).toEqual([404, 'run-not-found']);
  for (const [id, code] of [
    [BROKEN, 'run-damaged'],
    [NEWER, 'run-newer'],
  ]) {
    const reply = await ask(`/api/v1/runs/${id}`);
    expect([reply.status, codeOf(reply)]).toEqual([422, code]);
    expect(reply.text).toMatch(/run\.json：.*。/);
  }
  const node = await ask(`/api/v1/runs/${recorded}/raw/hk-9/all`);
  expect([node.status, codeOf(node)]).toEqual([404, 'no-raw']);
});

test('a run that cannot be analysed is tried once, and waited for by nobody', async () => {
  const id = '2026-01-06T00-00-00-odd';
  const folder = await saveManifest(runs, id);
  await writeFile(join(folder, 'paths.jsonl'), 'nonsense\n{}\n');
  const path = '/api/v1/runs?limit=500';
  type Listed = {judging: number; runs: {id: string; verdict: unknown}[]};
  await told(path);
  await expect
    .poll(async () => ((await told(path)) as Listed).judging, {timeout: 40_000, interval: 300})
    .toBe(0);
  const {runs: listed} = (await told(path)) as Listed;
  expect(listed.find((one) => one.id === id)?.verdict).toBeNull();
  expect((await ask(`/api/v1/runs/${id}`)).text).toContain('paths.jsonl:1');
  await rm(folder, {recursive: true});
});

test('where there are no runs yet there is an empty list, and nothing is made', async () => {
  const none = join(home, 'none');
  const empty = await startServer(optionsFor({runs: none}));
  try {
    const headers = {Authorization: `Bearer ${TOKEN}`};
    const {text} = await askServer(empty.port, '/api/v1/runs', headers);
    expect(JSON.parse(text)).toMatchObject({total: 0, runs: [], next: null, judging: 0});
    await expect(stat(none)).rejects.toMatchObject({code: 'ENOENT'});
  } finally {
    await empty.close();
  }
});

test('a run that grows is read again', async () => {
  const id = '2026-01-04T00-00-00-grows';
  await saveManifest(runs, id);
  type Document = {run: {endedAt: string}};
  const before = (await told(`/api/v1/runs/${id}`)) as Document;
  await saveManifest(runs, id, {endedAt: '2026-02-02T00:00:00.000Z'});
  const after = (await told(`/api/v1/runs/${id}`)) as Document;
  expect([before.run.endedAt, after.run.endedAt]).toEqual([
    '2026-01-04T00:00:00.000Z',
    '2026-02-02T00:00:00.000Z',
  ]);
  await rm(join(runs, id), {recursive: true});
});

test('a run under way is streamed as it gets on, and one whose process is gone is told as stopped', async () => {
  const id = '2026-01-05T00-00-00-live';
  const folder = await saveManifest(runs, id, {endedAt: null});
  const progress: RunProgress = {
    ...{schemaVersion: 1, process: await ownMark(), at: new Date().toISOString()},
    ...{stages: [{id: 'stages/collect'}], stage: 0, done: 1, total: 6, doing: 'hk-1', told: []},
  };
  await writeProgress(folder, progress);
  const controller = new AbortController();
  const response = await fetch(`http://127.0.0.1:${serving.port}/api/v1/live`, {
    headers: {Authorization: `Bearer ${TOKEN}`},
    signal: controller.signal,
  });
  let text = '';
  const reading = (async () => {
    for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString('utf8');
  })().catch(() => {});
  const seen = (what: string) => expect.poll(() => text, {timeout: 20_000}).toContain(what);
  await seen('"done":1');
  expect(text).toContain('"zh-CN":"采集各节点的事实"');
  await writeProgress(folder, {...progress, done: 4});
  await seen('"done":4');
  const gone = {...progress.process, pid: 2 ** 22 + 1};
  await writeProgress(folder, {...progress, process: gone});
  await seen('"state":"stopped"');
  expect(await told('/api/v1/runs?limit=500')).toMatchObject({
    runs: expect.arrayContaining([expect.objectContaining({id, state: 'stopped'})]),
  });
  await removeProgress(folder);
  await seen('{"runs":[]}');
  controller.abort();
  await reading;
  await rm(folder, {recursive: true});
});

test('a port that is taken, an address that is not here, and a missing token are told in one sentence', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => blocker.once('listening', resolve));
  const {port} = blocker.address() as {port: number};
  const fails = (changes: Partial<ServeOptions>) =>
    startServer(optionsFor(changes)).then(
      (unexpected) => unexpected.close(),
      (error: unknown) => error,
    );
  try {
    expect(await fails({port})).toMatchObject({
      code: 'serve-port-in-use',
      params: {port: String(port)},
    });
    expect(await fails({address: '203.0.113.1'})).toMatchObject({code: 'serve-address'});
    expect(await fails({address: '0.0.0.0', token: null})).toMatchObject({
      code: 'serve-token-needed',
    });
  } finally {
    blocker.close();
  }
});

test('without a token the runs are open to this machine, and to no other name', async () => {
  const open = await startServer(optionsFor({token: null}));
  try {
    expect(open.url).toBe(`http://127.0.0.1:${open.port}/`);
    expect((await askServer(open.port, '/api/v1/rules')).status).toBe(200);
    expect((await askServer(open.port, '/api/v1/rules', {Host: 'evil.example'})).status).toBe(421);
  } finally {
    await open.close();
  }
});

test('closing ends streams that are open', async () => {
  const short = await startServer(optionsFor());
  const response = await fetch(`http://127.0.0.1:${short.port}/api/v1/live`, {
    headers: {Authorization: `Bearer ${TOKEN}`},
  });
  const ended = response.text().catch(() => 'cut');
  await short.close();
  await ended;
  await expect(askServer(short.port, '/healthz')).rejects.toMatchObject({code: 'ECONNREFUSED'});
});

test('nothing that was asked for was a mistake of our own', () => {
  expect(mistakes).toEqual([]);
});
