/// <reference types="node" />
import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {type BrowserContext, chromium, type Locator, type Page} from 'playwright-core';
import {build} from 'vite';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {Node} from '../../../src/model/node.ts';
import type {PathResult} from '../../../src/model/path.ts';
import {distributionsOf} from '../../../src/report/page/distributions.ts';
import {matricesOf} from '../../../src/report/page/paths.ts';
import type {MatrixData} from '../../../src/report/page/paths-data.ts';
import {cleanFleet, nodeNamed} from '../../../src/report/testing/fleet.ts';
import {blackHoleAt, okAt, pathMtu} from '../../../src/report/testing/paths.ts';
import {hongkongSample, hostileSample} from '../../../src/report/testing/sample.ts';
import {pageBuild} from '../../vite.config.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(async () => {
  await stage?.close();
});

const tell = ({id}: {id: string}) => id;
const hongkong = () => matricesOf(hongkongSample(), tell);

/** 72 nodes in three regions, each with five peers; what b sends to c vanishes. */
function many(): MatrixData {
  const nodes = Array.from({length: 72}, (_, i) => nodeNamed(`n${i}`, 'abc'[i % 3] ?? '', i + 1));
  const regionOf = ({labels}: Node) => labels.region;
  const paths: PathResult[] = nodes.flatMap((from, i) =>
    [1, 2, 3, 4, 5].map((k) => {
      const to = nodes[(i + k) % 72] ?? from;
      const bad = regionOf(from) === 'b' && regionOf(to) === 'c';
      return pathMtu(from.id, to.id, 'host', bad ? blackHoleAt(1400) : okAt(1500));
    }),
  );
  const base = cleanFleet();
  const run = {...base.run, inventory: {...base.run.inventory, nodes}};
  return matricesOf({...base, run, paths}, tell);
}

function opened(page: Page): Promise<unknown> {
  return page.evaluate('globalThis.opened');
}

/** What a reader sees. */
function shown(locator: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: only rendered text counts here
  return locator.innerText();
}

type Drawn = {view: number[]; pixels: string};

/** What is drawn: place and size, as the canvas tells it, and its pixels. Waits until it is as it ought to be. */
async function drawn(page: Page, isIt: (view: number[]) => boolean = () => true): Promise<Drawn> {
  const canvas = page.locator('canvas[data-view]');
  const view = async () => ((await canvas.getAttribute('data-view')) ?? '').split(' ').map(Number);
  await expect.poll(async () => isIt(await view()), {timeout: 20_000}).toBe(true);
  const pixels = await page.evaluate("document.querySelector('canvas').toDataURL()");
  return {view: await view(), pixels: String(pixels)};
}

test('one stop for the keyboard, arrows from cell to cell over the empty ones, Enter opens', async () => {
  const {page, complaints} = await stage.open('PathMatrix', {data: hongkong()});
  const focused = () => page.evaluate('document.activeElement.textContent');
  await page.locator('.matrix-tools button').last().focus();
  await page.keyboard.press('Tab');
  expect(await focused()).toContain('bj-1 → bj-2: 1500 bytes');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toContain('bj-1 → hk-1: 1450 bytes, black hole');
  expect(await focused()).toContain('the other way: 1450 bytes, the sender limits itself');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  // hk-1 to itself is no path.
  expect(await focused()).toContain('hk-2 → hk-1');
  await page.keyboard.press('End');
  expect(await focused()).toContain('hk-2 → sg-2');
  await page.keyboard.press('Enter');
  expect(await opened(page)).toEqual(['pair:hk-2>sg-2']);
  await page.keyboard.press('Tab');
  expect(await page.evaluate("document.activeElement.matches('.matrix button')")).toBe(false);
  expect(complaints).toEqual([]);
  await page.close();
});

test('each look has a sign of its own, a region its outline, and the two directions that differ a mark', async () => {
  const {page} = await stage.open('PathMatrix', {data: hongkong()});
  const cells = await page
    .locator('td.cell')
    .evaluateAll((all) =>
      all.map(
        (cell) => `${cell.className.match(/look-\w+/)} ${cell.querySelector('.mark')?.textContent}`,
      ),
    );
  expect(new Set(cells)).toEqual(new Set(['look-ok ✓', 'look-warn ▾', 'look-critical ✕']));
  expect(await page.locator('td.differs').count()).toBe(16);
  expect(await page.locator('th.matrix-group').allInnerTexts()).toEqual(['bj', 'hk', 'sg']);
  await page.close();
});

test('names are text whatever they hold, and nothing on a phone is wider than the phone', async () => {
  const data = matricesOf(hostileSample(), tell);
  const {page, complaints} = await stage.open('PathMatrix', {data}, {width: 390, height: 844});
  expect(
    await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
  ).toBeLessThanOrEqual(0);
  expect(await page.evaluate("document.querySelectorAll('img, [onerror], [onfocus]').length")).toBe(
    0,
  );
  await page.locator('td.look-critical button').click();
  const [key] = (await opened(page)) as string[];
  expect(key).toMatch(/^pair:[^<>"]+>[^<>"]+$/);
  await page.close();
  const detail = await stage.open('PathDetail', {data, pathKey: key});
  await detail.page.locator('summary').first().click();
  expect(await shown(detail.page.locator('pre.output').first())).toContain('<script>');
  expect(await detail.page.evaluate('globalThis.hacked')).toBeUndefined();
  expect([...complaints, ...detail.complaints]).toEqual([]);
  await detail.page.close();
});

test('above 64 nodes regions come first; a block leads to its nodes, which wheel and drag move', async () => {
  const {page, complaints} = await stage.open('PathMatrix', {data: many()});
  expect(await page.locator('table.matrix td.cell').count()).toBe(9);
  const block = page.getByRole('button', {name: /^b → c: 48 paths measured, 528 not/});
  expect(await shown(block)).toContain('48/48');
  await block.click();
  await page.locator('canvas').scrollIntoViewIfNeeded();
  const first = await drawn(page);
  // The rows of b from the top on, the columns of c to the right end.
  const [left = 0, top, scale = 0] = first.view;
  expect(top).toBe(24);
  expect(left).toBeLessThanOrEqual(48);
  const box = await page.locator('canvas').boundingBox();
  const [x, y] = [(box?.x ?? 0) + 400, (box?.y ?? 0) + 300];
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -300);
  const zoomed = await drawn(page, ([, , size = 0]) => size > scale);
  expect(zoomed.pixels).not.toBe(first.pixels);
  await page.mouse.down();
  await page.mouse.move(x + 120, y + 90, {steps: 4});
  await page.mouse.up();
  const panned = await drawn(page, ([x = 0]) => x < Number(zoomed.view[0]));
  expect(panned.pixels).not.toBe(zoomed.pixels);
  // A drag opens nothing.
  expect(await opened(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.close();
});

test('without a mouse: the cursor tells its cell, keys zoom and jump to trouble, Enter opens it', async () => {
  const {page} = await stage.open('PathMatrix', {data: many()});
  await page.getByRole('button', {name: 'Nodes', exact: true}).click();
  await page.getByRole('application').focus();
  const said = () => shown(page.locator('.matrix-told'));
  await page.keyboard.press('ArrowRight');
  await expect.poll(said).toBe('· n0 → n12: not measured');
  const whole = await drawn(page);
  await page.keyboard.press('+');
  const larger = await drawn(page, ([, , size = 0]) => size > Number(whole.view[2]));
  await page.keyboard.press('Shift+ArrowDown');
  await drawn(page, ([, y = 0]) => y > Number(larger.view[1]));
  await page.keyboard.press('0');
  await drawn(page, (view) => view.join() === whole.view.join());
  await page.keyboard.press('n');
  await expect.poll(said).toMatch(/^✕ n1 → n\d+: 1400 bytes, black hole/);
  await page.keyboard.press('Enter');
  expect(await opened(page)).toEqual([expect.stringMatching(/^pair:n1>n\d+$/)]);
  await page.evaluate("globalThis.show({language: 'zh-CN'})");
  await expect.poll(said).toContain('黑洞：较大的报文无声消失');
  await page.close();
});

test('a pair tells all that is known both ways, and what to type to see it again', async () => {
  const {page} = await stage.open('PathDetail', {data: hongkong(), pathKey: 'pair:bj-1>hk-1'});
  const text = await shown(page.locator('#page'));
  expect(text).toContain('1450 / 1451 bytes, exact');
  expect(text).toContain('1500 bytes by the interface or route; 1450 bytes by TCP');
  expect(text).toContain('nothing (no ICMP came back)');
  expect(text).toContain('57 sent; control 3 of 3 came back');
  expect(text).toContain('high: the limit is exact');
  expect(text).toMatch(/without data\s+3,000 ms/);
  await page.locator('summary').first().click();
  expect(await shown(page.locator('pre.typed').first())).toBe('ping -M do -c 3 -W 1 -s 1422 hk-1');
  await page.close();
});

test('a block lists its paths, the gravest first, each a way to its own evidence', async () => {
  const {page} = await stage.open('PathDetail', {data: many(), pathKey: 'block:b>c'});
  expect(await shown(page.locator('.path-list li').first())).toContain('1400 bytes, black hole');
  expect(await shown(page.locator('.path-list'))).toContain('and 28 more');
  await page.locator('.path-list button').first().click();
  expect(await opened(page)).toEqual([expect.stringMatching(/^pair:n\d+>n\d+$/)]);
  await page.close();
});

test('distributions show every value, failed ones at the edge, and no percentile the values do not bear', async () => {
  const document = hongkongSample();
  const paths = document.paths.map((path) =>
    path.probe === 'service' && path.source === 'hk-1' && path.body === 'large'
      ? {
          ...path,
          samples: path.samples.map((sample, i) =>
            i < 3 ? {...sample, totalMs: 5000, error: 'timeout'} : sample,
          ),
        }
      : path,
  );
  const data = distributionsOf({...document, paths}, tell);
  const {page, complaints} = await stage.open('Distributions', {data}, {width: 390, height: 844});
  const first = page.locator('.distribution').first();
  expect(await first.locator('.lane.odd text.miss').count()).toBe(3);
  expect(await shown(first.locator('.lane.odd'))).toContain('3 failed, waited 5,000 ms or longer');
  expect(await shown(first.locator('tbody tr').nth(1))).toContain('needs 36, has');
  expect(await page.evaluate("document.querySelectorAll('[style]').length")).toBe(0);
  expect(
    await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
  ).toBeLessThanOrEqual(0);
  await page.evaluate("globalThis.show({language: 'zh-CN'})");
  expect(await shown(first.locator('.lane.odd'))).toContain('3 次失败');
  expect(complaints).toEqual([]);
  await page.close();
});

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
];
const UI = fileURLToPath(new URL('../', import.meta.url));

// The components alone, without the rest of the page; what they open is written down.
const ENTRY = `
import {h, render} from 'preact';
import '${UI}styles/tokens.css';
import '${UI}styles/base.css';
import {PathMatrix} from '${UI}matrix/path-matrix.tsx';
import {PathDetail} from '${UI}matrix/path-detail.tsx';
import {Distributions} from '${UI}distributions/distributions.tsx';
const {component, props} = JSON.parse(document.getElementById('data').textContent);
const components = {PathMatrix, PathDetail, Distributions};
const opened = [];
globalThis.opened = opened;
globalThis.show = (more) => render(h(components[component],
  {language: 'en', onOpen: (key) => opened.push(key), ...props, ...more}), document.getElementById('page'));
globalThis.show({});`;

type Shown = {page: Page; complaints: string[]};

/** Opens components in a real browser, each from a file of its own, under the policy of the page. */
type Stage = {
  open: (
    component: string,
    props: object,
    size?: {width: number; height: number},
  ) => Promise<Shown>;
  close: () => Promise<void>;
};

async function openStage(): Promise<Stage> {
  if (!existsSync(CHROMIUM)) {
    throw new Error(`these tests open pages in Chromium; none at ${CHROMIUM} (set CHROMIUM)`);
  }
  const folder = await mkdtemp(join(tmpdir(), 'samespec-matrix-'));
  const {script, style} = await bundled();
  const context: BrowserContext = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: CHROMIUM,
    args: FLAGS,
  });
  let count = 0;
  return {
    async open(component, props, size = {width: 1280, height: 900}) {
      const file = join(folder, `${++count}.html`);
      const data = JSON.stringify({component, props}).replaceAll('<', '\\u003c');
      await writeFile(file, pageWith(script, style, data));
      const page = await context.newPage();
      await page.setViewportSize(size);
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(pathToFileURL(file).href);
      return {page, complaints};
    },
    async close() {
      await context.close();
      await rm(folder, {recursive: true, force: true});
    },
  };
}

async function bundled(): Promise<{script: string; style: string}> {
  const name = '\0stage.ts';
  const {rolldownOptions, ...options} = pageBuild.build;
  const result = await build({
    ...pageBuild,
    plugins: [
      {
        name: 'stage',
        resolveId: (id) => (id === 'stage' ? name : null),
        load: (id) => (id === name ? ENTRY : null),
      },
    ],
    build: {...options, write: false, rolldownOptions: {...rolldownOptions, input: 'stage'}},
  });
  let [script, style] = ['', ''];
  for (const part of [result].flat().flatMap((one) => ('output' in one ? one.output : []))) {
    if (part.type === 'chunk') script += part.code;
    else style += String(part.source);
  }
  return {script: script.trim().replaceAll('</script', '<\\/script'), style: style.trim()};
}

function pageWith(script: string, style: string, data: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'">
<title>stage</title><style>${style}</style></head><body><div id="page"></div>
<script type="application/json" id="data">${data}</script><script>${script}</script></body></html>`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
