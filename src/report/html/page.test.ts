import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {type BrowserContext, chromium, type Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {ReportDocument} from '../../model/report.ts';
import {sampleCatalogue} from '../testing/catalogue.ts';
import {nodeNamed} from '../testing/fleet.ts';
import {blackHoleAt, okAt, pathMtu} from '../testing/paths.ts';
import {
  cleanSample,
  HOSTILE,
  hongkongSample,
  hostileSample,
  inconclusiveSample,
  nodeDownSample,
} from '../testing/sample.ts';
import {htmlReporter} from './index.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let folder: string;
let context: BrowserContext;

beforeAll(async () => {
  if (!existsSync(CHROMIUM)) {
    throw new Error(`these tests open pages in Chromium; none at ${CHROMIUM} (set CHROMIUM)`);
  }
  folder = await mkdtemp(join(tmpdir(), 'samespec-page-'));
  context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: CHROMIUM,
    args: FLAGS,
    viewport: {width: 1280, height: 900},
  });
});

afterAll(async () => {
  await context?.close();
  if (folder !== undefined) await rm(folder, {recursive: true, force: true});
});

function hash(content: string): string {
  return createHash('sha256').update(content).digest('base64');
}

function write(document: ReportDocument, language: 'en' | 'zh-CN' = 'en'): string {
  return htmlReporter(document, {
    language,
    catalogue: sampleCatalogue,
    color: false,
    width: 80,
    hash,
  });
}

/** Opens a page from its file; complaints are what the console, the policy or a script said. */
async function open(html: string): Promise<{page: Page; complaints: string[]; requests: string[]}> {
  const file = join(folder, `${hash(html).replace(/\W/g, '')}.html`);
  await writeFile(file, html);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  return {page, complaints, requests};
}

/** What a reader sees; the text of the other language is not part of it. */
async function shown(page: Page, selector: string): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: only rendered text counts here
  return page.innerText(selector);
}

const SAMPLES = [cleanSample, hongkongSample, hostileSample, inconclusiveSample, nodeDownSample];

for (const sample of SAMPLES) {
  test(`${sample.name} opens from a file without a complaint or a request, and fits a phone`, async () => {
    const {page, complaints, requests} = await open(write(sample()));
    for (const width of [1440, 390]) {
      await page.setViewportSize({width, height: 844});
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(overflow).toBeLessThanOrEqual(0);
    }
    await page.click('#language');
    expect(complaints).toEqual([]);
    expect(requests).toEqual([page.url()]);
    await page.close();
  });
}

test('the first screen names the odd region, the cause and what to do', async () => {
  const {page} = await open(write(hongkongSample()));
  const hero = await shown(page, '#verdict');
  expect(hero).toContain('hk answers 3.4x slower than bj and sg');
  expect(hero).toContain('p95 612 ms against 178 ms, distance removed, n=10 runs each');
  expect(hero).toContain('pod packets above 1400 bytes vanish to and from hk');
  expect(hero).toContain('set the pod MTU to 1400 (flannel)');
  expect(await shown(page, '.lane.odd .who')).toBe('hk\n▲ 3.4x');
  // Two nodes per region, ten requests each, in two plots.
  expect(await page.locator('.lane circle').count()).toBe(120);
  const bottom = await page.evaluate(
    "document.querySelector('.lane.odd').getBoundingClientRect().bottom",
  );
  expect(bottom).toBeLessThan(900);
  await page.close();
});

test('the button changes the language in place, both ways, and nothing is remembered', async () => {
  const {page} = await open(write(hongkongSample()));
  const chinese = /[\u4e00-\u9fff]/;
  expect(await shown(page, 'main')).not.toMatch(chinese);
  await page.click('#language');
  expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
  expect(await shown(page, 'h1')).toBe('hk 的响应耗时是 bj、sg 的 3.4 倍');
  expect(await shown(page, 'main')).not.toContain('Speaks for it');
  expect(await shown(page, '#language')).toBe('English');
  await page.click('#language');
  expect(await shown(page, 'h1')).toBe('hk answers 3.4x slower than bj and sg');
  await page.click('#language');
  await page.reload();
  expect(await page.getAttribute('html', 'lang')).toBe('en');
  await page.close();
});

test('a page asked for in Chinese opens in Chinese', async () => {
  const {page} = await open(write(cleanSample(), 'zh-CN'));
  expect(await shown(page, 'h1')).toBe('未发现任何高于“提示”级别的问题');
  expect(await shown(page, '#language')).toBe('English');
  await page.close();
});

test('a cell opens its evidence with Enter and closes with Escape, by keyboard alone', async () => {
  const {page} = await open(write(hongkongSample()));
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.className')).toBe('skip');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('verdict');
  for (let i = 0; i < 80; i++) {
    if (await page.evaluate("document.activeElement.closest('td.look-critical') !== null")) break;
    await page.keyboard.press('Tab');
  }
  const cell = await page.evaluate("document.activeElement.getAttribute('popovertarget')");
  await page.keyboard.press('Enter');
  const detail = page.locator(`#${cell}`);
  expect(await detail.isVisible()).toBe(true);
  const text = await shown(page, `#${cell}`);
  expect(text).toContain('bj-1 → hk-1');
  expect(text).toContain('black hole: larger packets vanish, senders are not told');
  expect(text).toContain('1450 / 1451 bytes, exact');
  expect(text).toContain('nothing (no ICMP came back)');
  expect(text).toContain('ping-do-ladder');
  expect(text).toContain('ping -M do -c 3 -W 1 -s 1422 hk-1');
  expect(text).toContain('3 packets transmitted, 3 received');
  expect(await page.evaluate('document.activeElement.className')).toBe('close');
  await page.keyboard.press('Escape');
  expect(await detail.isVisible()).toBe(false);
  expect(await page.evaluate("document.activeElement.getAttribute('popovertarget')")).toBe(cell);
  await page.close();
});

test('unknown and not measured never look like ok', async () => {
  const {page} = await open(write(nodeDownSample()));
  const looks = await page.evaluate<Record<string, string>>(`Object.fromEntries(
    ['ok', 'unknown', 'none'].map((look) => {
      const cell = document.querySelector('td.look-' + look + ' button');
      const {backgroundColor, backgroundImage, borderTopStyle} = getComputedStyle(cell);
      return [look, [backgroundColor, backgroundImage, borderTopStyle, cell.querySelector('.sign').textContent].join()];
    }))`);
  expect(new Set(Object.values(looks)).size).toBe(3);
  expect(await page.locator('td.look-unknown').count()).toBe(4);
  expect(await page.locator('td.look-none').count()).toBe(20);
  await page.close();
});

test('the five states look different without their colours, too', async () => {
  const document = nodeDownSample();
  for (const path of document.paths) {
    if (path.probe !== 'path-mtu' || path.layer !== 'host') continue;
    if (path.source === 'bj-1' && path.destination === 'hk-1') {
      Object.assign(path, {state: 'black-hole', passBytes: 1400, failBytes: 1401});
    }
    if (path.source === 'hk-1') Object.assign(path, {state: 'local-emsgsize', passBytes: 1450});
  }
  const {page} = await open(write(document));
  const looks = await page.evaluate<
    string[]
  >(`['ok', 'warn', 'critical', 'unknown', 'none'].map((look) => {
    const cell = document.querySelector('td.look-' + look + ' button');
    return cell.querySelector('.sign').textContent + ' ' + getComputedStyle(cell).borderTopStyle;
  })`);
  expect(new Set(looks.map((look) => look.slice(0, 1))).size).toBe(5);
  await page.close();
});

test('what bad cells have in common is said under the table, in both languages', async () => {
  const {page} = await open(write(hongkongSample()));
  expect(await page.locator('.patterns li').count()).toBe(2);
  expect(await shown(page, '.patterns')).toBe(
    'host: all 8 paths from other regions to hk, its columns: larger packets vanish; look at the way into hk',
  );
  await page.click('#language');
  expect(await shown(page, '.patterns')).toContain('（整列）：较大的报文消失；先查 hk 的入方向');
  await page.close();
});

test('an old result is faded, says its age in the cell and in its detail, and keeps its look', async () => {
  const document = cleanSample();
  for (const path of document.paths) {
    if (path.source === 'hk-1' && path.layer === 'host') path.at = '2026-11-23T02:41:12.000Z';
  }
  const {page} = await open(write(document));
  expect(await page.locator('td.old').count()).toBe(5);
  expect(await page.locator('td.old.look-ok').count()).toBe(5);
  expect(await shown(page, 'td.old .age')).toBe('3 h old');
  expect(await page.locator('.even').count()).toBe(1);
  expect(await shown(page, '.legend')).toContain('measured that long before the newest path here');
  await page.click('td.old button');
  expect(await shown(page, '.detail:popover-open')).toContain('2026-11-23T02:41:12.000Z (3 h old)');
  expect(await shown(page, '.detail:popover-open')).toContain('the other way\n1500 ok');
  const layers = (cell: string) =>
    page.evaluate<string>(
      `getComputedStyle(document.querySelector('${cell} button')).backgroundImage`,
    );
  expect(await layers('td.old')).toContain('linear-gradient');
  expect(await layers('td.look-ok:not(.old)')).toBe('none');
  await page.close();
});

test('above 64 nodes two paths of many are two signs without the colour of a summary', async () => {
  const document = cleanSample();
  const nodes = Array.from({length: 70}, (_, i) => nodeNamed(`n-${i}`, i < 35 ? 'aa' : 'bb', i));
  document.run.inventory.nodes = nodes;
  document.paths = [
    pathMtu('n-1', 'n-40', 'host', okAt(1500)),
    pathMtu('n-2', 'n-41', 'host', blackHoleAt(1400)),
    ...[0, 1, 2].map((i) => pathMtu(`n-${40 + i}`, `n-${i}`, 'host', okAt(1500))),
  ];
  const {page} = await open(write(document));
  expect(await page.locator('td.look-few').count()).toBe(1);
  expect(await shown(page, 'td.look-few .sign >> nth=0')).toBe('✓');
  expect(await shown(page, 'td.look-few .sign >> nth=1')).toBe('✕');
  const back = (look: string) =>
    page.evaluate<string>(
      `getComputedStyle(document.querySelector('td.look-${look} button')).backgroundColor`,
    );
  expect(await back('few')).toBe('rgba(0, 0, 0, 0)');
  expect(await back('ok')).not.toBe('rgba(0, 0, 0, 0)');
  await page.close();
});

test('hostile names are text: no element, no handler and no script of theirs', async () => {
  const {page, complaints} = await open(write(hostileSample()));
  expect(await page.evaluate('window.hacked')).toBeUndefined();
  expect(await page.locator('img, iframe, object, embed, form, base, link').count()).toBe(0);
  expect(await page.locator('script').count()).toBe(1);
  expect(await page.locator('style').count()).toBe(1);
  expect(await page.locator('[autofocus]:not(.close)').count()).toBe(0);
  const handlers = await page.evaluate<string[]>(`[...document.querySelectorAll('*')]
    .flatMap((one) => [...one.attributes]).map(({name}) => name).filter((name) => /^on|^style$/.test(name))`);
  expect(handlers).toEqual([]);
  const links = await page.evaluate<string[]>(
    "[...document.links].map((link) => link.getAttribute('href')).filter((to) => !to.startsWith('#'))",
  );
  expect(links).toEqual([]);
  expect(await shown(page, '.finding h3')).toContain(HOSTILE.html);
  const all = await page.evaluate<string>('document.documentElement.outerHTML');
  expect(all).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  expect(complaints).toEqual([]);
  await page.close();
});

test('print shows everything that was folded', async () => {
  const {page} = await open(write(hongkongSample()));
  const folded = 'document.querySelectorAll("details:not([open])").length';
  expect(await page.evaluate(folded)).toBeGreaterThan(10);
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  expect(await page.evaluate(folded)).toBe(0);
  await page.evaluate("dispatchEvent(new Event('afterprint'))");
  expect(await page.evaluate(folded)).toBeGreaterThan(10);
  await page.close();
});

test('the page follows the reader’s light or dark', async () => {
  const {page} = await open(write(cleanSample()));
  const back = 'getComputedStyle(document.body).backgroundColor';
  await page.emulateMedia({colorScheme: 'light'});
  expect(await page.evaluate(back)).toBe('rgb(243, 245, 248)');
  await page.emulateMedia({colorScheme: 'dark'});
  expect(await page.evaluate(back)).toBe('rgb(16, 21, 27)');
  await page.close();
});

test('the policy allows nothing but this style and this script', () => {
  const html = write(cleanSample());
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  const [style, script] = ['style', 'script'].map(
    (tag) => new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html)?.[1] ?? '',
  );
  expect(policy).toBe(
    `default-src 'none'; style-src 'sha256-${hash(style ?? '')}'; script-src 'sha256-${hash(script ?? '')}'; base-uri 'none'; form-action 'none'`,
  );
});

test('without a hash function the page has no script and still reads', async () => {
  const html = htmlReporter(hongkongSample(), {
    language: 'en',
    catalogue: sampleCatalogue,
    color: false,
    width: 80,
  });
  expect(html).toContain("script-src 'none'");
  const {page, complaints} = await open(html);
  expect(await page.locator('script').count()).toBe(0);
  expect(await page.locator('#language').isVisible()).toBe(false);
  expect(await shown(page, 'h1')).toContain('hk answers 3.4x slower');
  expect(complaints).toEqual([]);
  await page.close();
});
