import {regionOf} from '../../model/node.ts';
import type {ReportDocument} from '../../model/report.ts';
import {type MetricTable, metricTables} from '../outline/region-table.ts';
import {metricName, quantity, timesMessage} from '../outline/symptom.ts';
import type {Ink} from './ink.ts';
import {fraction, type Scale, scaleFor} from './scale.ts';

type Sample = {ms: number; failed: boolean};

// Enough to see the shape; more only makes the page heavy.
const DOTS_PER_LANE = 300;
const LANES = 24;

/** Every request as a dot, a lane per region, one plot per metric. Empty when nothing was measured. */
export function dotPlots(document: ReportDocument, ink: Ink): string {
  const plots = metricTables(document).map((table) => plotOf(document, table, ink));
  // What shows the trouble comes first.
  plots.sort((a, b) => Number(b.odd) - Number(a.odd));
  return plots.map(({html}) => html).join('');
}

function plotOf(
  document: ReportDocument,
  table: MetricTable,
  ink: Ink,
): {html: string; odd: boolean} {
  const samples = samplesByRegion(document, table.metric);
  const values = [...samples.values()].flat().map(({ms}) => ms);
  const scale = values.length === 0 ? null : scaleFor(values);
  const rows = [...table.rows].sort((a, b) => Number(isOdd(b)) - Number(isOdd(a))).slice(0, LANES);
  rows.sort((a, b) => (a.summary.region < b.summary.region ? -1 : 1));
  const lanes = rows.map((row) =>
    laneOf(row, table, samples.get(row.summary.region) ?? [], scale, ink),
  );
  const name = metricName(table.metric);
  const title = typeof name === 'string' ? ink.name(name) : ink.tell(name);
  const axis =
    scale === null
      ? ''
      : `<div class="lane axis"><span></span>${axisOf(scale)}<p>${ink.own('dots-axis-ms', {log: scale.log})}</p></div>`;
  return {
    odd: rows.some(isOdd),
    html: `<figure class="plot"><figcaption>${title}</figcaption>${lanes.join('')}${axis}</figure>`,
  };
}

function isOdd({symptom}: MetricTable['rows'][number]): boolean {
  return symptom !== undefined;
}

function laneOf(
  {summary, symptom}: MetricTable['rows'][number],
  {unit}: MetricTable,
  samples: readonly Sample[],
  scale: Scale | null,
  ink: Ink,
): string {
  const value = (x: number | null): string => (x === null ? '?' : ink.tell(quantity(x, unit)));
  const failed = samples.filter((sample) => sample.failed).length;
  const cut = samples.length > DOTS_PER_LANE;
  const facts = [
    fact(`${ink.own('column-median')} <b>${value(summary.median)}</b>`),
    fact(`p95 <b>${value(summary.p95)}</b>`),
    fact(
      samples.length === 0
        ? `n=${summary.runs}`
        : ink.own('dots-requests', {count: samples.length, shown: cut}),
    ),
    ...(failed === 0 ? [] : [ink.own('dots-errors', {count: failed})]),
  ];
  const badge =
    symptom === undefined
      ? ''
      : `<strong class="badge">▲ ${ink.tell(timesMessage(symptom.ratio))}</strong>`;
  const picture =
    scale === null ? '<span></span>' : pictureOf(samples.slice(0, DOTS_PER_LANE), scale);
  return (
    `<div class="lane${symptom === undefined ? '' : ' odd'}">` +
    `<span class="who">${ink.name(summary.region)}${badge}</span>` +
    `${picture}<p>${facts.join(' · ')}</p></div>`
  );
}

/** Kept on one line. */
function fact(html: string): string {
  return `<span class="fact">${html}</span>`;
}

const ROWS = [0, 2, 4, 1, 3];

function pictureOf(samples: readonly Sample[], scale: Scale): string {
  const marks = samples.map(({ms, failed}, i) => {
    const x = percent(fraction(scale, ms));
    const y = 10 + 4 * (ROWS[i % ROWS.length] ?? 0);
    if (failed) return `<text class="miss" x="${x}" y="${y + 4}" text-anchor="middle">×</text>`;
    return `<circle cx="${x}" cy="${y}" r="3.2"/>`;
  });
  const middle = medianOf(samples.map(({ms}) => ms));
  // Fewer than three say nothing about a middle.
  const line =
    middle === null || samples.length < 3
      ? ''
      : `<line class="median" x1="${percent(fraction(scale, middle))}" x2="${percent(fraction(scale, middle))}" y1="2" y2="34"/>`;
  return `<svg height="36" aria-hidden="true">${gridOf(scale, 36)}${marks.join('')}${line}</svg>`;
}

function axisOf(scale: Scale): string {
  const labels = scale.ticks.map((tick) => {
    const at = fraction(scale, tick);
    const anchor = at < 0.04 ? 'start' : at > 0.96 ? 'end' : 'middle';
    return `<text x="${percent(at)}" y="12" text-anchor="${anchor}">${tick}</text>`;
  });
  return `<svg height="16" aria-hidden="true">${labels.join('')}</svg>`;
}

function gridOf(scale: Scale, height: number): string {
  return scale.ticks
    .map((tick) => percent(fraction(scale, tick)))
    .map((x) => `<line class="grid" x1="${x}" x2="${x}" y1="0" y2="${height}"/>`)
    .join('');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}

function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function samplesByRegion(document: ReportDocument, metric: string): Map<string, Sample[]> {
  const regions = new Map(document.run.inventory.nodes.map((node) => [node.id, regionOf(node)]));
  const samples = new Map<string, Sample[]>();
  for (const path of document.paths) {
    if (path.probe !== 'service') continue;
    const own =
      metric === 'service-upload'
        ? path.upload?.samples
        : `service-${path.body}` === metric
          ? path.samples
          : undefined;
    if (own === undefined) continue;
    const region = regions.get(path.source) ?? '-';
    const list = samples.get(region) ?? [];
    for (const {totalMs, error} of own) list.push({ms: totalMs, failed: error !== null});
    samples.set(region, list);
  }
  return samples;
}
