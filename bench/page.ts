import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {BrowserContext} from 'playwright-core';
import {reportPage} from '../src/cli/page-file.ts';
import type {ReportDocument} from '../src/model/report.ts';
import {ratio, row, seconds} from './figures.ts';
import {type Frames, framesDuring, openTimed, withBrowser} from './page/in-browser.ts';
import {largeDocument} from './page/large-run.ts';
import {jsonPage, tablePage} from './page/rivals.ts';

/**
 * The report page of 1,000 nodes with 10,000 measured pairs, and of 10,000 nodes: size of the file, time until the
 * verdict is painted (the least of three), frames per second while the matrix of all nodes is moved and zoomed. Beside it, in the same
 * browser: the same matrix as a plain HTML table, and the same path results as indented JSON in a page.
 *
 *   node bench/page.ts
 */
const VERDICT = '#verdict h1';
const MOVE_SECONDS = 3;

// What a hand would do, once per frame.
const PAN = `
  const sheet = document.querySelector('.matrix-sheet');
  const box = sheet.getBoundingClientRect();
  const at = (type, k) => sheet.dispatchEvent(new PointerEvent(type, {bubbles: true, pointerId: 1, button: 0,
    clientX: box.left + 500 + 300 * Math.sin(k / 9), clientY: box.top + 350 + 180 * Math.cos(k / 7)}));
  sheet.setPointerCapture = () => {};
  if (i === 2) {
    for (let k = 0; k < 6; k++) sheet.dispatchEvent(new WheelEvent('wheel', {deltaY: -200, cancelable: true,
      clientX: box.left + 500, clientY: box.top + 350}));
    at('pointerdown', 0);
  }
  if (i > 2) at('pointermove', i);`;
const ZOOM = `
  const sheet = document.querySelector('.matrix-sheet');
  const box = sheet.getBoundingClientRect();
  sheet.querySelector('canvas').dispatchEvent(new WheelEvent('wheel', {bubbles: true, cancelable: true,
    deltaY: Math.floor(i / 40) % 2 === 0 ? -60 : 60, clientX: box.left + 500, clientY: box.top + 350}));`;
const SCROLL = 'scrollTo(300 * Math.abs(Math.sin(i / 40)) * 20, 200 * i)';

const folder = await mkdtemp(join(tmpdir(), 'samespec-bench-page-'));
try {
  await withBrowser(measure);
} finally {
  await rm(folder, {recursive: true, force: true});
}

async function measure(context: BrowserContext): Promise<void> {
  const small = await largeDocument(1000);
  const ours = await saved('page.html', await reportPage(small, 'en'));
  console.log(`1,000 nodes, ${pairsOf(small)} pairs, ${small.paths.length} results`);
  const opened = await openTimed(context, ours.file, VERDICT);
  console.log(row('file', megabytes(ours.bytes)));
  console.log(row('verdict', seconds(opened.paintedMs)));
  await opened.page.locator('.matrix-tools button', {hasText: 'Nodes'}).click();
  await opened.page.locator('.matrix-sheet canvas').scrollIntoViewIfNeeded();
  const pan = await framesDuring(opened.page, PAN, MOVE_SECONDS);
  const zoom = await framesDuring(opened.page, ZOOM, MOVE_SECONDS);
  console.log(row('pan', frames(pan)));
  console.log(row('zoom', frames(zoom)));
  await opened.page.close();

  const table = await saved('table.html', tablePage(small));
  const tableOpened = await openTimed(context, table.file, 'table tr:last-child td');
  const scrolled = await framesDuring(tableOpened.page, SCROLL, MOVE_SECONDS);
  await tableOpened.page.close();
  console.log('the same matrix as a plain HTML table');
  console.log(row('file', megabytes(table.bytes)));
  console.log(row('painted', seconds(tableOpened.paintedMs)));
  console.log(row('scroll', frames(scrolled)));

  const json = await saved('json.html', jsonPage(small));
  const jsonOpened = await openTimed(context, json.file, 'pre');
  await jsonOpened.page.close();
  console.log('the same path results as indented JSON in a page');
  console.log(row('file', megabytes(json.bytes)));
  console.log(row('painted', seconds(jsonOpened.paintedMs)));

  const large = await largeDocument(10_000);
  const most = await saved('large.html', await reportPage(large, 'en'));
  const mostOpened = await openTimed(context, most.file, VERDICT);
  await mostOpened.page.close();
  console.log(`10,000 nodes, ${pairsOf(large)} pairs, ${large.paths.length} results`);
  console.log(row('file', megabytes(most.bytes)));
  console.log(row('verdict', seconds(mostOpened.paintedMs)));
  console.log(row('reach', '15 MB, verdict in 1 s (10,000 nodes: 2 s), 30 frames per second'));
  const slower = Math.min(pan.perSecond, zoom.perSecond);
  console.log(
    `page: ${megabytes(ours.bytes)} (${ratio(ours.bytes, json.bytes)} of the JSON), verdict ${seconds(opened.paintedMs)} ` +
      `(${ratio(opened.paintedMs, tableOpened.paintedMs)} of the table), ${slower.toFixed(0)} frames/s (table ${scrolled.perSecond.toFixed(0)}); ` +
      `10,000 nodes: ${megabytes(most.bytes)}, ${seconds(mostOpened.paintedMs)}`,
  );
}

async function saved(name: string, html: string): Promise<{file: string; bytes: number}> {
  const file = join(folder, name);
  await writeFile(file, html);
  return {file, bytes: Buffer.byteLength(html)};
}

function pairsOf({paths}: ReportDocument): number {
  return paths.filter(({probe}) => probe === 'path-mtu').length;
}

function frames({perSecond, slowestMs}: Frames): string {
  return `${perSecond.toFixed(0)} frames/s, slowest ${slowestMs.toFixed(0)} ms`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}
