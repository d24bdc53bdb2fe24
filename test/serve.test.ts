import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import axe from 'axe-core';
import {type BrowserContext, chromium, type Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test, vi} from 'vitest';
import {endSession, startSession} from '../src/pipeline/session.ts';
import {stagesOf} from '../src/pipeline/stages.ts';
import {importRun} from '../src/store/bundle.ts';

/** `samespec serve` as it is typed, in a real browser. */

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const SLOW = {timeout: 40_000};
const EARLIER = '2026-11-22T00-00-00-fleet';
const BROKEN = '2026-11-21T00-00-00-fleet';

let home: string;
let runs: string;
let recorded: string;
let server: ChildProcess;
let said = '';
let url: string;
let context: BrowserContext;
/** What a browser complained of, and where it went; over all pages but those that are refused. */
const complaints: string[] = [];
const requests: string[] = [];

beforeAll(async () => {
  if (!existsSync(CHROMIUM)) {
    throw new Error(`these tests open pages in Chromium; none at ${CHROMIUM} (set CHROMIUM)`);
  }
  home = await mkdtemp(join(tmpdir(), 'samespec-served-'));
  runs = join(home, 'runs');
  recorded = await importRun(runs, here('../fixtures/hongkong.samespec'));
  const manifest = JSON.parse(await readFile(join(runs, recorded, 'run.json'), 'utf8'));
  for (const id of [EARLIER, BROKEN]) {
    await cp(join(runs, recorded), join(runs, id), {recursive: true});
    const changed = {...manifest, id, startedAt: '2026-11-22T00:00:00.000Z'};
    await writeFile(join(runs, id, 'run.json'), id === BROKEN ? '{"half' : JSON.stringify(changed));
  }
  server = spawn(process.execPath, [here('../src/cli/main.ts'), 'serve', '--lang', 'en'], {
    env: {...process.env, SAMESPEC_HOME: home},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
  }
  await vi.waitFor(() => expect(said).toContain('Ctrl-C ends it'), {timeout: 90_000});
  url = /^http:\/\/\S+$/m.exec(said)?.[0] ?? '';
  context = await chromium.launchPersistentContext(join(home, 'profile'), {
    executablePath: CHROMIUM,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync'],
    viewport: {width: 1440, height: 900},
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(SLOW.timeout);
}, 180_000);

afterAll(async () => {
  await context?.close();
  server?.kill('SIGKILL');
  if (home !== undefined) await rm(home, {recursive: true, force: true});
});

async function opened(address: string): Promise<Page> {
  const page = await context.newPage();
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.goto(address);
  return page;
}

const withRoute = (route: string, query = '') => {
  const [origin = '', token = ''] = url.split('#');
  return `${origin}${query}#${token}${route}`;
};

test('the address that is printed shows the runs, what they found, and the one that cannot be read', async () => {
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/);
  const page = await opened(url);
  await page.getByRole('heading', {name: 'Runs'}).waitFor();
  await expect.poll(() => page.getByText('Cause found').count(), SLOW).toBe(2);
  await page.getByText('cannot be read').first().waitFor();
  expect(await page.getByText('pod packets above 1400 bytes vanish').count()).toBe(2);
  // The token is out of the address as soon as the page has it.
  expect(page.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#\/$/);
  await page.getByRole('button', {name: '中文'}).click();
  await page.getByRole('heading', {name: '运行记录'}).waitFor();
  await expect.poll(() => page.getByText('已找到原因').count(), SLOW).toBe(2);
  await page.close();
});

test('a run opens as its report, whose places have addresses of their own', async () => {
  const page = await opened(url);
  await page.locator('tbody a').first().click();
  await page.getByRole('heading', {level: 1, name: /hk answers .* slower/}).waitFor();
  expect(page.url()).toContain(`/?run=${recorded}#/`);
  await page.getByRole('link', {name: 'Runs', exact: true}).click();
  await page.getByRole('heading', {name: 'Runs'}).waitFor();
  await page.close();
  const deep = await opened(withRoute('/finding/overlay-black-hole', `?run=${recorded}`));
  await deep.getByRole('dialog').waitFor();
  expect(await deep.getByRole('dialog').textContent()).toContain(
    'pod packets above 1400 bytes vanish',
  );
  expect(deep.url()).toMatch(/#\/finding\/overlay-black-hole$/);
  await deep.close();
});

test('two runs that are chosen are compared', async () => {
  const page = await opened(url);
  await page.getByRole('checkbox').nth(0).check();
  await page.getByRole('checkbox').nth(1).check();
  await page.getByRole('button', {name: 'Compare the two chosen'}).click();
  await page.getByRole('heading', {level: 1, name: /facts are equal/}).waitFor();
  expect(page.url()).toMatch(new RegExp(`#/compare/${EARLIER}/${recorded}$`));
  await page.close();
});

test('a trend has a dot for each run', async () => {
  const page = await opened(withRoute('/trend/fleet/service-large/hk'));
  await expect.poll(() => page.locator('.trend circle').count(), SLOW).toBe(2);
  // A level line has no height, so a browser does not call it visible.
  expect(await page.locator('.trend .middle').count()).toBe(2);
  await page.close();
});

test('a run under way is watched, and becomes its report when it has ended', async () => {
  const session = await startSession({
    ...{runs, version: 'test', label: 'watched', startedAt: new Date()},
    inventory: {
      nodes: [{id: 'here', reach: {kind: 'local'}, labels: {region: 'a'}, origin: '--host'}],
      services: [],
      expectations: [],
    },
    settings: {
      timeoutMs: 60_000,
      concurrency: 1,
      maxBytesPerNode: 4e6,
      sudo: false,
      measure: false,
    },
    signal: new AbortController().signal,
  });
  const {id} = session.manifest;
  const page = await opened(url);
  try {
    const [collect] = stagesOf(session, {collect: true, measure: false});
    await page.getByText('under way').waitFor();
    await page.getByRole('link', {name: 'watch'}).click();
    await page.getByRole('heading', {name: id}).waitFor();
    await collect?.run({update: () => {}, tell: () => {}});
    await page.getByText('1/1').waitFor();
    await page.getByText('Collecting facts').waitFor();
  } finally {
    await endSession(session, new Date());
  }
  await page.getByText('1 node').first().waitFor();
  expect(page.url()).toContain(`/?run=${id}#/`);
  await page.close();
});

test('axe-core finds no serious fault in list, trend and comparison, in both themes, wide and narrow', async () => {
  const page = await opened(url);
  await page.evaluate(axe.source);
  for (const [route, ready, colorScheme, width] of [
    ['#/runs', 'Cause found', 'light', 1440],
    ['#/trend/fleet/service-large/hk', 'median of the runs', 'dark', 390],
    [`#/compare/${EARLIER}/${recorded}`, 'are equal', 'light', 390],
    ['#/runs', 'Cause found', 'dark', 390],
  ] as const) {
    await page.emulateMedia({colorScheme});
    await page.setViewportSize({width, height: 900});
    await page.evaluate(`location.hash = ${JSON.stringify(route)}`);
    await page.getByText(ready).first().waitFor();
    await page.waitForSelector(`html[data-theme=${colorScheme}]`);
    expect(await faults(page), route).toEqual([]);
  }
  await page.close();
});

/** What axe-core calls serious or critical. */
async function faults(page: Page): Promise<string[]> {
  return page.evaluate<
    string[]
  >(`axe.run(document, {resultTypes: ['violations']}).then(({violations}) =>
    violations.filter(({impact}) => impact === 'serious' || impact === 'critical')
      .flatMap(({id, nodes}) => nodes.slice(0, 3).map(({html}) => id + ' ' + html.slice(0, 160))))`);
}

test('no token and a wrong token are told with what to do, in place of a list and of a report', async () => {
  const [origin = ''] = url.split('#');
  for (const [address, sentence] of [
    [origin, 'No token was sent'],
    [`${origin}#token=${'x'.repeat(43)}`, 'This token is not the one of this server'],
    [`${url.slice(0, -35)}`, 'This token is not the one of this server'],
    [
      `${origin}?run=${recorded}#token=${'x'.repeat(43)}`,
      'This token is not the one of this server',
    ],
    [`${origin}?run=${recorded}`, 'No token was sent'],
  ] as const) {
    const page = await context.newPage();
    await page.goto(address);
    await page.getByText(sentence).waitFor();
    await page.getByText('open the whole address it printed').waitFor();
    expect(await page.locator('body').textContent()).not.toContain('overlay');
    await page.close();
  }
});

test('a page that is loaded again says in both languages to open the printed address, and opens with it', async () => {
  for (const route of ['/', '/trend/fleet/service-large/hk', '/live/no-such-run', null]) {
    const page = await context.newPage();
    await page.goto(route === null ? withRoute('/', `?run=${recorded}`) : withRoute(route));
    await page.locator('.runs, .hero, .message').first().waitFor();
    await page.reload();
    const alert = page.getByRole('alert');
    await alert.getByText('No token was sent').waitFor();
    await alert.getByText('open the whole address it printed').waitFor();
    await alert.getByText('forgets it when it is loaded again').waitFor();
    await page.getByRole('button', {name: '中文'}).click();
    await alert.getByText('请求未带令牌').waitFor();
    await alert.getByText('打开它打印的完整地址').waitFor();
    await alert.getByText('重新载入后需再次打开该地址').waitFor();
    await page.goto(url);
    await page.getByText('Cause found').first().waitFor();
    await page.close();
  }
});

test('a token that is pasted into an open page is taken', async () => {
  const page = await context.newPage();
  await page.goto(url.split('#')[0] ?? '');
  await page.getByText('No token was sent').waitFor();
  await page.goto(url);
  await page.getByText('Cause found').first().waitFor();
  await page.close();
});

test('nothing was complained of, no other host was asked, and no address that was sent bore the token', () => {
  expect(complaints).toEqual([]);
  const [origin = '', token = ''] = url.split('#token=');
  expect(requests.length).toBeGreaterThan(10);
  for (const address of requests) {
    expect(address.startsWith(origin)).toBe(true);
    // A browser tells a test the part after the # too; what is sent is what stands before it.
    expect(address.split('#')[0]).not.toContain(token);
  }
});

test('Ctrl-C ends it, with streams open', async () => {
  const page = await context.newPage();
  await page.goto(url);
  await page.getByText('Cause found').first().waitFor();
  const ended = once(server, 'exit');
  server.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
  expect(said).toContain('Ended.');
  expect(said).not.toContain('Warning');
  await page.close();
});
