import {createHash} from 'node:crypto';
import {existsSync, readFileSync} from 'node:fs';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {deflateRawSync} from 'node:zlib';
import axe from 'axe-core';
import {type BrowserContext, chromium, type Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {pageTemplate, reportPage} from '../src/cli/page-file.ts';
import {replay} from '../src/cli/replay.ts';
import type {ReportDocument} from '../src/model/report.ts';
import {Verification} from '../src/model/verification.ts';
import {CATALOGUE} from '../src/pipeline/catalogue.ts';
import {pageFile, servedPage} from '../src/report/page/file.ts';
import {pageOf} from '../src/report/page/index.ts';
import {sampleCatalogue} from '../src/report/testing/catalogue.ts';
import {
  cleanSample,
  HOSTILE,
  hongkongSample,
  hostileSample,
  inconclusiveSample,
  nodeDownSample,
} from '../src/report/testing/sample.ts';
import {importRun} from '../src/store/bundle.ts';
import {runsFolder} from '../src/store/folder.ts';

/** The page in a real browser, opened from a file, as a reader has it. */

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
let template: string;
let context: BrowserContext;
/** The incident as recorded in the lab, with the raw output of every node. */
let incident: string;

beforeAll(async () => {
  if (!existsSync(CHROMIUM)) {
    throw new Error(`these tests open pages in Chromium; none at ${CHROMIUM} (set CHROMIUM)`);
  }
  folder = await mkdtemp(join(tmpdir(), 'samespec-page-'));
  process.env.SAMESPEC_HOME = folder;
  template = await pageTemplate();
  const saved = fileURLToPath(new URL('../fixtures/hongkong.samespec', import.meta.url));
  const run = await importRun(runsFolder(), saved);
  incident = await fileOf(await reportPage(await replay(run), 'en'));
  context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: CHROMIUM,
    args: FLAGS,
    viewport: {width: 1440, height: 900},
    reducedMotion: 'reduce',
  });
}, 120_000);

afterAll(async () => {
  await context?.close();
  if (folder !== undefined) await rm(folder, {recursive: true, force: true});
});

function hash(content: string): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

async function fileOf(html: string): Promise<string> {
  const file = join(folder, `${hash(html).replace(/\W/g, '')}.html`);
  await writeFile(file, html);
  return pathToFileURL(file).href;
}

function write(document: ReportDocument, language: 'en' | 'zh-CN' = 'en'): Promise<string> {
  const catalogue = {...CATALOGUE, ...sampleCatalogue};
  const verifications = document.diagnosis.findings.length === 0 ? [] : [recordedEffect()];
  const pack = (text: string) => deflateRawSync(text).toString('base64');
  return fileOf(pageFile(pageOf(document, {language, catalogue, verifications}), template, pack));
}

/** What mending the incident has shown, as recorded in the lab. */
function recordedEffect(): Verification {
  const file = new URL('../fixtures/hongkong.verification.json', import.meta.url);
  return Verification.parse(JSON.parse(readFileSync(file, 'utf8')));
}

type Opened = {page: Page; complaints: string[]; requests: string[]};

/** Complaints are what the console, the content policy or a script said. */
async function open(url: string): Promise<Opened> {
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(url);
  await page.waitForSelector('h1');
  return {page, complaints, requests};
}

/** What a reader sees. */
async function shown(page: Page, selector: string): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: only rendered text counts here
  return page.innerText(selector);
}

const SAMPLES = [cleanSample, hongkongSample, hostileSample, inconclusiveSample, nodeDownSample];

test.each(SAMPLES)(
  '%o opens without a complaint or a request, in both languages, and fits a phone',
  async (sample) => {
    const {page, complaints, requests} = await open(await write(sample()));
    for (const width of [1440, 390]) {
      await page.setViewportSize({width, height: 844});
      await page.click('#language');
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(overflow).toBeLessThanOrEqual(0);
    }
    expect(complaints).toEqual([]);
    expect(requests).toEqual([page.url()]);
    await page.close();
  },
);

test('the first screen names the odd region, the cause, what to do and the command for it', async () => {
  const {page, complaints, requests} = await open(incident);
  const hero = await shown(page, '#verdict');
  expect(hero).toContain('hk answers over 1,000x slower than bj and sg');
  expect(hero).toContain('pod packets above 1400 bytes vanish');
  expect(hero).toContain('Set the pod MTU to 1400');
  expect(hero).toMatch(/samespec plan overlay-black-hole --from \S+/);
  const bottom = await page.evaluate<number>(
    "document.querySelector('#verdict .end').getBoundingClientRect().bottom",
  );
  expect(bottom).toBeLessThan(900);
  expect(complaints).toEqual([]);
  expect(requests).toEqual([page.url()]);
  await page.close();
});

test('from a cell of the matrix it is at most two clicks to what was sent and what came back', async () => {
  const {page} = await open(incident);
  await page.click('#paths td.look-critical button');
  const panel = page.locator('dialog.panel');
  await panel.locator('summary').first().click();
  const opened = await shown(page, 'dialog.panel details[open]');
  expect(opened).toContain('ping -n -M do -c 3 -s');
  expect(opened).toContain('1451 bytes: 6 sent, 0 arrived');
  await page.close();
});

test('from a claim it is one fold to its sources and one link to the raw output behind it', async () => {
  const {page} = await open(`${incident}#/finding/overlay-black-hole`);
  const panel = page.locator('dialog.panel');
  await panel.locator('summary:has-text("sources")').first().click();
  await panel.locator('a:has-text("raw output"):visible').first().click();
  await page.waitForSelector('dialog.panel .output');
  expect(page.url()).toMatch(/#\/raw\/\d+$/);
  expect((await shown(page, 'dialog.panel .output')).length).toBeGreaterThan(100);
  await page.goBack();
  expect(await shown(page, 'dialog.panel')).toContain('overlay-black-hole');
  await page.close();
});

test('a fact says who has which value, where it was read, what a difference means and how much it weighs', async () => {
  const {page} = await open(`${incident}#/fact/net.default.mtuBytes`);
  const text = await shown(page, 'dialog.panel');
  expect(text).toContain('1450');
  expect(text).toContain('minority');
  expect(text).toContain('hk-1\nhk-2');
  expect(text).toContain('It ought to be equal, so a difference may be a cause.');
  expect(text).toMatch(/Weight -?\d+\.\d: .* number \d+ of \d+ differences/);
  expect(text).toMatch(/samespec explain \S+ net\.default\.mtuBytes --from/);
  await page.close();
});

test('links lead to the same place when the page is opened with them', async () => {
  for (const [hash, expected] of [
    ['#/finding/overlay-black-hole', 'Speaks for it'],
    ['#/path/pair/bj-1/hk-1', 'bj-1'],
    ['#/node/hk-2', 'Findings that name it'],
    ['#/raw/0', 'To see it again'],
    ['#/finding/no-such-finding', 'This page holds nothing of that name: no-such-finding'],
    ['#/node/%', 'This page holds nothing of that name: %'],
  ] as const) {
    const {page, complaints} = await open(incident + hash);
    expect(await shown(page, 'dialog.panel'), hash).toContain(expected);
    expect(complaints).toEqual([]);
    await page.close();
  }
  const {page} = await open(`${incident}#/rules`);
  expect(await page.evaluate('document.activeElement.id')).toBe('rules');
  await page.close();
});

test('the language changes in place, both ways, and a page asked for in Chinese opens in it', async () => {
  const {page} = await open(await write(hongkongSample()));
  const chinese = /[\u4e00-\u9fff]/;
  expect(await shown(page, 'main')).not.toMatch(chinese);
  await page.click('#language');
  expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
  expect(await shown(page, 'h1')).toBe('hk 的响应耗时是 bj、sg 的 3.4 倍');
  expect(await shown(page, 'main')).not.toContain('Speaks for it');
  await page.click('#language');
  expect(await page.getAttribute('html', 'lang')).toBe('en');
  expect(await shown(page, 'h1')).toBe('hk answers 3.4x slower than bj and sg');
  await page.close();
  const other = await open(await write(cleanSample(), 'zh-CN'));
  expect(await shown(other.page, 'h1')).toBe('未发现任何高于“提示”级别的问题');
  expect(await shown(other.page, '#language')).toBe('English');
  await other.page.close();
});

test('the language changes while a panel or the search is open, and the focus stays where it is', async () => {
  const {page, complaints} = await open(`${incident}#/finding/overlay-black-hole`);
  const panel = page.locator('dialog.panel');
  const focused = () => page.evaluate('document.activeElement.textContent');
  await panel.getByRole('button', {name: '中文'}).focus();
  await page.keyboard.press('Enter');
  await panel.getByRole('heading', {name: '发现'}).waitFor();
  expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
  expect(await shown(page, 'dialog.panel')).not.toContain('Speaks for it');
  expect(await focused()).toBe('English');
  await page.keyboard.press('Enter');
  expect(await shown(page, 'dialog.panel')).toContain('Speaks for it');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog.panel', {state: 'detached'});
  await page.keyboard.press('/');
  const search = page.locator('dialog.search');
  await search.getByRole('combobox').fill('nothing-of-the-kind');
  await search.getByRole('button', {name: '中文'}).click();
  await search.getByText('本页没有匹配的内容。').waitFor();
  expect(await search.getByRole('combobox').inputValue()).toBe('nothing-of-the-kind');
  expect(await focused()).toBe('English');
  expect(complaints).toEqual([]);
  await page.close();
});

test('facts that a very large page leaves out are told where a reader looks for them', async () => {
  const document = hongkongSample();
  const [first] = document.facts;
  if (first === undefined) throw new Error('the sample has facts');
  // Each leaf of each node counts: so many that only facts that differ are carried.
  const leaves = Object.fromEntries(
    Array.from({length: 80_000}, (_, i) => [`extra.f${i}`, {value: 1, section: 'cpu'}]),
  );
  document.facts = [{...first, leaves: {...first.leaves, ...leaves}}, ...document.facts.slice(1)];
  const {compare, run} = pageOf(document, {language: 'en', catalogue: sampleCatalogue});
  const n = compare.factsLeftOut;
  expect(n).toBeGreaterThanOrEqual(80_000);
  const en = `${n} of the facts that were read are not on it. All of them: samespec report ${run.id} -o json`;
  const zh = `已读取的事实中有 ${n} 项未放入本页。查看全部：samespec report ${run.id} -o json`;
  const {page, complaints} = await open(await write(document));
  for (const sentence of [en, zh]) {
    expect(await shown(page, '#differences')).toContain(sentence);
    await page.evaluate("location.hash = '#/fact/extra.f7'");
    await page.locator('dialog.panel').getByText(sentence).waitFor();
    await page.evaluate(`location.hash = '#/node/${first.node}'`);
    await page.locator('dialog.panel summary').last().click();
    await page.locator('dialog.panel').getByText(sentence).waitFor();
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog.panel', {state: 'detached'});
    await page.keyboard.press('/');
    await page.keyboard.type('extra.f7');
    await page.locator('dialog.search').getByText(sentence).waitFor();
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog.search', {state: 'detached'});
    await page.click('#language');
  }
  expect(complaints).toEqual([]);
  await page.close();
  const whole = await open(incident);
  expect(await shown(whole.page, '#differences')).not.toContain('of the facts that were read');
  await whole.page.close();
});

test('the keyboard alone skips to the verdict, searches, opens, closes and comes back', async () => {
  const {page} = await open(incident);
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.className')).toBe('skip');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('verdict');
  await page.keyboard.press('/');
  await page.waitForSelector('dialog.search');
  await page.keyboard.type('hk');
  await page.waitForSelector('#hit-0[aria-selected=true]');
  await page.keyboard.press('ArrowDown');
  await page.waitForSelector('#hit-1[aria-selected=true]');
  await page.keyboard.press('ArrowUp');
  await page.waitForSelector('#hit-0[aria-selected=true]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('dialog.panel');
  expect(await page.locator('dialog.search').count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog.panel', {state: 'detached'});
  expect(await page.evaluate("location.hash.includes('/')")).toBe(true);
  await page.close();
});

test('Escape closes a panel and gives the focus back to what opened it', async () => {
  const {page} = await open(incident);
  const link = page.locator('#verdict .end a').first();
  await link.focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('dialog.panel');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog.panel', {state: 'detached'});
  expect(await link.evaluate((own) => own === own.ownerDocument.activeElement)).toBe(true);
  await page.close();
});

test('print opens what was folded, in dark ink on white, and folds it again', async () => {
  const {page} = await open(incident);
  await page.emulateMedia({colorScheme: 'dark'});
  const folded =
    "document.querySelectorAll('#findings details:not([open]), #differences details:not([open])').length";
  const before = await page.evaluate<number>(folded);
  expect(before).toBeGreaterThan(10);
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  expect(await page.evaluate(folded)).toBe(0);
  await page.emulateMedia({colorScheme: 'dark', media: 'print'});
  expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
    'rgb(255, 255, 255)',
  );
  expect(await page.locator('.bar').isVisible()).toBe(false);
  await page.emulateMedia({colorScheme: 'dark', media: 'screen'});
  await page.evaluate("dispatchEvent(new Event('afterprint'))");
  expect(await page.evaluate(folded)).toBe(before);
  await page.close();
});

test('light and dark follow the system until the reader chooses', async () => {
  const {page} = await open(await write(cleanSample()));
  const theme = () => page.getAttribute('html', 'data-theme');
  await page.emulateMedia({colorScheme: 'light'});
  expect(await theme()).toBe('light');
  await page.emulateMedia({colorScheme: 'dark'});
  await page.waitForSelector('html[data-theme=dark]');
  await page.click('#theme');
  expect(await theme()).toBe('light');
  await page.emulateMedia({colorScheme: 'light'});
  await page.emulateMedia({colorScheme: 'dark'});
  expect(await theme()).toBe('light');
  await page.close();
});

/** What axe-core calls serious or critical. */
async function faults(page: Page, where = 'body'): Promise<string[]> {
  return page.evaluate<
    string[]
  >(`axe.run('${where}', {resultTypes: ['violations']}).then(({violations}) =>
    violations.filter(({impact}) => impact === 'serious' || impact === 'critical')
      .flatMap(({id, nodes}) => nodes.slice(0, 3).map(({target, html}) => id + ' ' + target + ' ' + html.slice(0, 120))))`);
}

/** Looks at the page as it is, in one language and theme, wide and narrow. */
async function faultsIn(
  page: Page,
  look: Look,
  widths: readonly number[],
  where?: string,
): Promise<string[]> {
  if ((await page.getAttribute('html', 'lang')) !== look.language) {
    await page
      .locator(where ?? 'header')
      .getByRole('button', {name: /^(中文|English)$/})
      .click();
  }
  await page.emulateMedia({colorScheme: look.theme});
  await page.waitForSelector(`html[data-theme=${look.theme}]`);
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({width, height: 900});
    found.push(...(await faults(page, where)));
  }
  return found;
}

type Look = {language: 'en' | 'zh-CN'; theme: 'light' | 'dark'};

const LOOKS: readonly Look[] = [
  {language: 'en', theme: 'light'},
  {language: 'en', theme: 'dark'},
  {language: 'zh-CN', theme: 'dark'},
  {language: 'zh-CN', theme: 'light'},
];

test('axe-core finds no serious fault: both languages, both themes, wide and narrow', async () => {
  const {page} = await open(await write(hongkongSample()));
  await page.evaluate(axe.source);
  for (const look of LOOKS) expect(await faultsIn(page, look, [1440, 390])).toEqual([]);
  await page.close();
}, 180_000);

test('axe-core finds no serious fault in what opens over the report', async () => {
  for (const [place, look, width] of [
    ['#/finding/overlay-black-hole', {language: 'en', theme: 'light'}, 390],
    ['#/path/pair/bj-1/hk-1', {language: 'en', theme: 'dark'}, 1440],
    ['#/fact/net.default.mtuBytes', {language: 'zh-CN', theme: 'dark'}, 390],
  ] as const) {
    const {page} = await open(incident + place);
    await page.evaluate(axe.source);
    expect(await faultsIn(page, look, [width], 'dialog.panel'), place).toEqual([]);
    await page.close();
  }
}, 180_000);

test('hostile names are text: no element, no handler and no script of theirs', async () => {
  const {page, complaints} = await open(await write(hostileSample()));
  expect(await page.evaluate('window.hacked')).toBeUndefined();
  expect(await page.locator('img, iframe, object, embed, form, base, link').count()).toBe(0);
  expect(await page.locator('script').count()).toBe(2);
  expect(await page.locator('style').count()).toBe(1);
  const links = await page.evaluate<string[]>(
    "[...document.links].map((link) => link.getAttribute('href')).filter((to) => !to.startsWith('#'))",
  );
  expect(links).toEqual([]);
  expect(await shown(page, '#findings')).toContain(HOSTILE.html);
  const text = await page.evaluate<string>('document.body.innerText');
  expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  expect(complaints).toEqual([]);
  await page.close();
});

test('damaged data gives a sentence and a way on, in both languages', async () => {
  const html = readFileSync(fileURLToPath(incident), 'utf8');
  const packed = /"bytes":"([^"]{100})/.exec(html)?.[1];
  expect(packed).toBeDefined();
  for (const damaged of [
    html.replace(packed ?? '', packed?.replaceAll(/[a-m]/g, 'A') ?? ''),
    html.replace('{"kind":"packed"', '{"kind":'),
    html.replace(
      /\{"kind":"packed".*\}(?=<\/script>)/,
      '{"kind":"plain","data":{"pageVersion":99}}',
    ),
  ]) {
    const {page, complaints} = await open(await fileOf(damaged));
    expect(await shown(page, '[role=alert]')).toMatch(/damaged|newer samespec/);
    expect(await shown(page, '[role=alert]')).toContain('samespec report RUN -o html');
    expect(complaints).toEqual([]);
    await page.close();
  }
});

test('ten thousand findings: a part is drawn, the rest is paged, and the search finds the last', async () => {
  const document = hongkongSample();
  const [note] = document.diagnosis.findings.filter(({verdict}) => verdict === 'note');
  if (note === undefined) throw new Error('the sample has a note');
  const many = Array.from({length: 10_000}, (_, i) => ({...note, id: `note@n-${i}`}));
  document.diagnosis.findings = [...document.diagnosis.findings, ...many];
  const {page, complaints} = await open(await write(document));
  expect(await page.locator('#checks .lines > li').count()).toBeLessThan(500);
  await page.locator('#checks .more button').first().click();
  await page.keyboard.press('/');
  await page.keyboard.type('note@n-9999');
  await page.waitForSelector('[role=option]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('dialog.panel');
  expect(await shown(page, 'dialog.panel')).toContain('note@n-9999');
  expect(complaints).toEqual([]);
  await page.close();
});

test('the policy allows nothing but the one style sheet and the one script of the page', () => {
  const html = readFileSync(fileURLToPath(incident), 'utf8');
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
  const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  expect(policy).toBe(
    `default-src 'none'; style-src '${hash(style)}'; script-src '${hash(script)}'; connect-src 'none'; base-uri 'none'; form-action 'none'`,
  );
});

test('a page for a server carries no report and may ask its own host only', () => {
  const html = servedPage(template, {
    language: 'zh-CN',
    title: '</title><b>',
    block: {kind: 'fetch', url: '/api/</script>'},
  });
  expect(html).toContain("connect-src 'self'");
  expect(html).toContain('<html lang="zh-CN">');
  expect(html).toContain('<title>&lt;/title&gt;&lt;b&gt;</title>');
  expect(html).toContain('{"kind":"fetch","url":"/api/\\u003c/script>"}');
});
