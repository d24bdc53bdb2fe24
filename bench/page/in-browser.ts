import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {type BrowserContext, chromium, type Page} from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
];
const LIMIT_MS = 120_000;

/** One browser for all that is measured, with a profile of its own. */
export async function withBrowser<T>(use: (context: BrowserContext) => Promise<T>): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), 'samespec-page-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    args: FLAGS,
    viewport: {width: 1440, height: 900},
  });
  try {
    return await use(context);
  } finally {
    await context.close();
    await rm(profile, {recursive: true, force: true});
  }
}

const OPENINGS = 3;

/** Opens a file some times and gives the page of the last, and the time that was disturbed least. */
export async function openTimed(
  context: BrowserContext,
  file: string,
  selector: string,
): Promise<{page: Page; paintedMs: number}> {
  const times: number[] = [];
  for (;;) {
    const {page, paintedMs} = await openOnce(context, file, selector);
    times.push(paintedMs);
    if (times.length === OPENINGS) return {page, paintedMs: Math.min(...times)};
    await page.close();
  }
}

/** The time from the start of loading until what matches was painted: the second frame after it stood in the page. */
async function openOnce(
  context: BrowserContext,
  file: string,
  selector: string,
): Promise<{page: Page; paintedMs: number}> {
  const page = await context.newPage();
  page.setDefaultTimeout(LIMIT_MS);
  await page.addInitScript(watchFor(selector));
  await page.goto(pathToFileURL(file).href, {waitUntil: 'commit', timeout: LIMIT_MS});
  return {page, paintedMs: (await page.evaluate('globalThis.painted')) as number};
}

/** The page’s own policy lets nothing be evaluated inside it, so what is run there is handed over as a whole. */
function watchFor(selector: string): string {
  return `globalThis.painted = new Promise((done) => {
    const look = () => {
      if (document.querySelector(${JSON.stringify(selector)}) === null) requestAnimationFrame(look);
      else requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
    };
    requestAnimationFrame(look);
  });`;
}

export type Frames = {perSecond: number; slowestMs: number};

/** Frames per second while `step` (statements that may use `i`) is done in each of them, by the frames’ own times. */
export async function framesDuring(page: Page, step: string, seconds: number): Promise<Frames> {
  return page.evaluate(`new Promise((done) => {
    const times = [];
    const frame = (time) => {
      times.push(time);
      if (time - times[0] >= ${seconds * 1000}) {
        const gaps = times.slice(1).map((at, k) => at - times[k]);
        done({perSecond: 1000 * gaps.length / (time - times[0]), slowestMs: Math.max(...gaps)});
        return;
      }
      const i = times.length;
      {${step}}
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  })`);
}
