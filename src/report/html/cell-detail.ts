import type {PathMtuResult, PathResult} from '../../model/path.ts';
import type {ReportDocument} from '../../model/report.ts';
import type {Block, MtuGrid} from '../outline/path-mtu.ts';
import {ageMessage, lookOf, oldMs, pairKey, sizeText} from '../outline/path-mtu.ts';
import {quantity} from '../outline/symptom.ts';
import {say} from '../strings.ts';
import type {Budget} from './budget.ts';
import type {Ink} from './ink.ts';
import {SIGNS} from './looks.ts';
import {bulkRows, type Row} from './measured-rows.ts';

/** All that is known of one ordered pair, and what the opposite direction showed. */
export function pairDetail(
  document: ReportDocument,
  grid: MtuGrid,
  from: string,
  to: string,
  ink: Ink,
  budget: Budget,
): string {
  const result = grid.results.get(pairKey(from, to));
  const back = grid.results.get(pairKey(to, from));
  const rows = result === undefined ? [] : mtuRows(grid, result, ink);
  if (back !== undefined) rows.push([ink.own('cell-back'), wordsOf(back, ink)]);
  const others = othersOf(document, from, to).flatMap((path) => otherRow(path, ink));
  const state = result?.state ?? 'none';
  const look = result === undefined ? 'none' : lookOf(result.state);
  return (
    `${titleOf(from, to, ink)}<p class="state look-${look}"><span aria-hidden="true">${SIGNS[look]}</span> ${result === undefined ? '' : sizeText(result)} ${ink.own(`legend-${state}`)}</p>` +
    `<dl>${[...rows, ...others].map(([term, text]) => `<dt>${term}</dt><dd>${text}</dd>`).join('')}</dl>` +
    evidenceOf(result, ink, budget)
  );
}

const PATHS_SHOWN = 20;

/** The worst paths from one region to another. */
export function blockDetail(from: string, to: string, {results, missing}: Block, ink: Ink): string {
  const rank = {critical: 0, unknown: 1, warn: 2, ok: 3, none: 4};
  const sorted = [...results].sort((a, b) => rank[lookOf(a.state)] - rank[lookOf(b.state)]);
  const items = sorted.slice(0, PATHS_SHOWN).map((result) => {
    const {source, destination, state} = result;
    return `<li>${SIGNS[lookOf(state)]} ${ink.name(source)} → ${ink.name(destination)} ${wordsOf(result, ink)}</li>`;
  });
  const more = results.length - items.length;
  if (more > 0) items.push(`<li>${ink.own('page-more', {count: more})}</li>`);
  if (missing > 0) items.push(`<li>${SIGNS.none} ${ink.own('legend-none')}: ${missing}</li>`);
  return `${titleOf(from, to, ink)}<ul>${items.join('')}</ul>`;
}

function wordsOf(result: PathMtuResult, ink: Ink): string {
  return `${sizeText(result)} ${ink.own(`word-${result.state}`)}`.trim();
}

function titleOf(from: string, to: string, ink: Ink): string {
  return `<h3>${ink.name(from)} → ${ink.name(to)}</h3>`;
}

function mtuRows(grid: MtuGrid, result: PathMtuResult, ink: Ink): Row[] {
  const age = oldMs(grid, result);
  const rows: Row[] = [
    [ink.own('cell-interval'), intervalOf(result, ink)],
    [
      ink.own('cell-local'),
      result.localLimitBytes === null
        ? '?'
        : ink.own('cell-local-value', {
            bytes: result.localLimitBytes,
            cached: result.localLimitCached,
          }),
    ],
    [
      ink.own('cell-reported'),
      result.reportedMtuBytes === null
        ? ink.own('cell-reported-none')
        : ink.own('cell-reported-value', {
            bytes: result.reportedMtuBytes,
            router: result.reportedBy ?? '?',
          }),
    ],
    [
      ink.own('cell-packets'),
      ink.own('cell-packets-value', {
        packets: result.packets,
        received: result.controlReceived,
        sent: result.controlSent,
      }),
    ],
    [ink.own('cell-method'), ink.code(result.method)],
    [
      ink.own('cell-when'),
      ink.name(result.at) + (age === null ? '' : ` (${ink.tell(ageMessage(age))})`),
    ],
  ];
  if (result.reason !== undefined) rows.unshift([ink.own('cell-state'), ink.tell(result.reason)]);
  return rows;
}

function intervalOf({passBytes, failBytes, exact}: PathMtuResult, ink: Ink): string {
  const params = {pass: passBytes ?? '?', fail: failBytes ?? '–'};
  return ink.own(exact ? 'cell-exact' : 'cell-between', params);
}

// Made once per document: the pairs of a fleet are many.
const indexes = new WeakMap<ReportDocument, Map<string, PathResult[]>>();

function othersOf(document: ReportDocument, from: string, to: string): PathResult[] {
  let index = indexes.get(document);
  if (index === undefined) {
    index = new Map();
    for (const path of document.paths) {
      if (path.probe !== 'echo' && path.probe !== 'throughput') continue;
      const key = `${path.source}\n${path.destination}`;
      index.set(key, [...(index.get(key) ?? []), path]);
    }
    indexes.set(document, index);
  }
  return index.get(`${from}\n${to}`) ?? [];
}

function otherRow(path: PathResult, ink: Ink): Row[] {
  if (path.probe === 'echo') {
    const rtt = path.rttMedianMs === null ? '?' : quantity(path.rttMedianMs, 'ms');
    const {received, sent} = path;
    return [[termOf('cell-echo', path, ink), ink.own('cell-echo-value', {rtt, received, sent})]];
  }
  if (path.probe !== 'throughput') return [];
  const rate =
    path.steadyBytesPerSecond === null
      ? '?'
      : quantity(path.steadyBytesPerSecond, 'bytes-per-second');
  const stalled = say('quantity-s', {x: path.stalledMs / 1000});
  return [
    [
      termOf('cell-throughput', path, ink),
      ink.own('cell-throughput-value', {state: path.state, rate, stalled}),
    ],
    ...bulkRows(path, ink),
  ];
}

/** The grid is of one layer, these may be of another: `throughput, pod`. */
function termOf(term: 'cell-echo' | 'cell-throughput', {layer}: PathResult, ink: Ink): string {
  return ink.own('cell-on-layer', {term: say(term), layer: say(`layer-${layer}`)});
}

function evidenceOf(result: PathMtuResult | undefined, ink: Ink, budget: Budget): string {
  if (result === undefined || result.evidence.length === 0) return '';
  const told = result.evidence.map(({command, output}) => {
    const kept = budget.take(output);
    const body = kept === null ? `<p class="quiet">${ink.own('cell-cut')}</p>` : ink.block(kept);
    return `<p>${ink.code(command)}</p>${body}`;
  });
  return `<h4>${ink.own('cell-reproduce')}</h4>${told.join('')}`;
}
