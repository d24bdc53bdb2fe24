import type {Message} from '../../model/message.ts';
import type {PathMtuState} from '../../model/path.ts';
import type {ReportDocument} from '../../model/report.ts';
import {cleanText} from '../clean.ts';
import {
  ageMessage,
  alikeGroups,
  type Block,
  blockOf,
  type CellLook,
  isEven,
  isTooFew,
  lookOf,
  type MtuGrid,
  oldestMs,
  oldMs,
  pairKey,
  pathMtuGrids,
  sizeText,
  uniformBytes,
  withoutUnreached,
  worstOf,
} from '../outline/path-mtu.ts';
import {patternMessage} from '../outline/pattern-message.ts';
import {patternsOf} from '../outline/patterns.ts';
import {type MetricTable, metricTables} from '../outline/region-table.ts';
import {metricName, summaryValue, timesMessage} from '../outline/symptom.ts';
import {say} from '../strings.ts';
import type {Pen, Tint} from './pen.ts';
import {pad, widthOf} from './wrap.ts';

/** What stands in the cells of the tables so far, for the legend. */
type Shown = Set<PathMtuState | 'none' | 'mixed' | 'old'>;
type Cell = {text: string; align?: 'left' | 'right'; tint?: Tint};

// More rows than this are for the page, not for a terminal.
const MAX_NODES = 16;
const PAIRS_SHOWN = 4;
const MAX_REGIONS = 12;

/** Median and p95 of every metric per region. */
export function regionLines(document: ReportDocument, pen: Pen): string[] {
  const tables = metricTables(document).map((table) => metricRows(table, pen));
  const [first, ...others] = tables;
  if (first === undefined) return [];
  const joined = sideBySide(tables);
  if (joined !== null && fits(joined, pen)) return labelled(pen, say('label-regions'), joined);
  return [
    ...labelled(pen, say('label-regions'), first),
    ...others.flatMap((table) => ['', ...labelled(pen, null, table)]),
  ];
}

/** Path MTU per layer: one line where all is even, else a table of regions, or of nodes where regions are not even. */
export function pathMtuLines(document: ReportDocument, pen: Pen, verbose: boolean): string[] {
  const lines: string[] = [];
  const shown: Shown = new Set();
  const patterns: string[] = [];
  for (const all of pathMtuGrids(document)) {
    const grid = withoutUnreached(all, document);
    const label = lines.length === 0 ? say('label-path-mtu') : null;
    const bytes = uniformBytes(grid);
    if (bytes !== null && !verbose) {
      const text = pen.tell(
        say('mtu-uniform', {layer: layerName(grid, pen), bytes, count: grid.results.size}),
      );
      lines.push(...labelled(pen, label, [[{text}]]));
      continue;
    }
    lines.push(...labelled(pen, label, gridRows(grid, pen, verbose, shown)));
    for (const pattern of patternsOf(grid)) {
      const label = patterns.length === 0 ? 'label-pattern' : null;
      patterns.push(...pen.entry(label, pen.tell(patternMessage(grid, pattern)), {}));
    }
  }
  return [...lines, ...legendLines(shown, pen), ...patterns];
}

function legendLines(shown: Shown, pen: Pen): string[] {
  const legend = [...shown].filter((state) => state !== 'ok');
  if (legend.length === 0) return [];
  const told = legend.map((state) => {
    const word = pen.tell(say(`word-${state}`));
    return `${word} = ${pen.tell(say(`legend-${state}`))}`;
  });
  return pen.entry(null, told.join(' · '), {});
}

function metricRows({metric, rows: all}: MetricTable, pen: Pen): Cell[][] {
  const rows = fewRows(all);
  const {tell, colors} = pen;
  const name = metricName(metric);
  const errors = rows.some(({summary}) => summary.errors > 0);
  const title = typeof name === 'string' ? cleanText(name) : tell(name);
  const head: Cell[] = [
    {text: title},
    {text: tell(say('column-median')), align: 'right'},
    {text: 'p95', align: 'right'},
    {text: tell(say('column-runs')), align: 'right'},
    ...(errors ? [{text: tell(say('column-errors')), align: 'right'} as const] : []),
  ];
  const body = rows.map(({summary, symptom}): Cell[] => {
    const tint = symptom === undefined ? undefined : colors.red;
    const number = (value: Message | null): Cell => ({
      text: value === null ? '?' : tell(value),
      align: 'right',
      ...(tint === undefined ? {} : {tint}),
    });
    return [
      {text: cleanText(summary.region)},
      number(summaryValue(summary, 'median')),
      number(summaryValue(summary, 'p95')),
      {text: String(summary.runs), align: 'right'},
      ...(errors ? [{text: String(summary.errors), align: 'right'} as const] : []),
      ...(symptom === undefined
        ? []
        : [{text: `<< ${tell(timesMessage(symptom.ratio))}`, tint: colors.red}]),
    ];
  });
  const more = all.length - rows.length;
  const rest = more === 0 ? [] : [[{text: tell(say('nodes-more', {count: more}))}]];
  return [head.map((cell) => ({...cell, tint: colors.dim})), ...body, ...rest];
}

/** On a terminal: all while they are few, else those that show something. */
function fewRows(rows: MetricTable['rows']): MetricTable['rows'] {
  if (rows.length <= MAX_REGIONS) return rows;
  const odd = rows.filter(({symptom, summary}) => symptom !== undefined || summary.errors > 0);
  return [...odd, ...rows.filter((row) => !odd.includes(row))].slice(0, MAX_REGIONS);
}

function gridRows(grid: MtuGrid, pen: Pen, verbose: boolean, shown: Shown): Cell[][] {
  const even = grid.regions.every((from) =>
    grid.regions.every((to) => isEven(blockOf(grid, from, to))),
  );
  const corner = {text: pen.tell(say('mtu-from-to', {layer: layerName(grid, pen)}))};
  const few = grid.nodes.length <= MAX_NODES;
  if (few && (verbose || !even)) {
    const ids = grid.nodes.map((node) => node.id);
    const seen = new Set(shown);
    const rows = tableOf(pen, corner, ids, (from, to) => nodeCell(grid, from, to, pen, seen));
    if (fits(rows, pen)) {
      for (const state of seen) shown.add(state);
      return rows;
    }
  }
  const seen = new Set(shown);
  const rows = tableOf(pen, corner, grid.regions, (from, to) =>
    blockCell(grid, from, to, pen, seen),
  );
  if (!fits(rows, pen)) return groupRows(grid, pen, shown);
  for (const state of seen) shown.add(state);
  return rows;
}

/** For many regions: what is odd and where, instead of a table nobody can read. */
function groupRows(grid: MtuGrid, pen: Pen, shown: Shown): Cell[][] {
  return alikeGroups(grid).map(({sample, count, pairs}) => {
    shown.add(sample.state);
    const cell = `${sizeText(sample)} ${pen.tell(say(`word-${sample.state}`))}`.trim();
    const more = pairs.length - PAIRS_SHOWN;
    const names = pairs.slice(0, PAIRS_SHOWN);
    const where = more > 0 ? say('examples-more', {shown: names.join(', '), more}) : names;
    const layer = layerName(grid, pen);
    const text = pen.tell(say('mtu-group', {layer, cell, count, pairs: where}));
    return [{text, tint: tintOf(sample.state, pen)}];
  });
}

function tableOf(
  {colors}: Pen,
  corner: Cell,
  names: readonly string[],
  cell: (from: string, to: string) => Cell,
): Cell[][] {
  const head = [corner, ...names.map((name) => ({text: cleanText(name)}))];
  return [
    head.map((one) => ({...one, tint: colors.dim})),
    ...names.map((from) => [{text: cleanText(from)}, ...names.map((to) => cell(from, to))]),
  ];
}

function nodeCell(grid: MtuGrid, from: string, to: string, pen: Pen, shown: Shown): Cell {
  if (from === to) return {text: '-', tint: pen.colors.dim};
  const result = grid.results.get(pairKey(from, to));
  const state = result?.state ?? 'none';
  shown.add(state);
  const word = pen.tell(say(`word-${state}`));
  const size = result === undefined ? '' : sizeText(result);
  const told = size === '' ? word : `${size} ${word}`;
  const age = result === undefined ? null : oldMs(grid, result);
  return {text: withAge(told, age, pen, shown), tint: tintOf(state, pen)};
}

function withAge(text: string, ageMs: number | null, pen: Pen, shown: Shown): string {
  if (ageMs === null) return text;
  shown.add('old');
  return pen.tell(say('cell-with-age', {cell: text, age: ageMessage(ageMs)}));
}

function blockCell(grid: MtuGrid, from: string, to: string, pen: Pen, shown: Shown): Cell {
  const block = blockOf(grid, from, to);
  const worst = worstOf(block.results);
  if (worst === undefined) {
    if (block.missing === 0) return {text: '-', tint: pen.colors.dim};
    shown.add('none');
    return {text: pen.tell(say('word-none')), tint: tintOf('none', pen)};
  }
  const age = oldestMs(grid, block);
  if (isTooFew(block)) return fewCell(block, age, pen, shown);
  shown.add(worst.state);
  const word = pen.tell(say(`word-${worst.state}`));
  const size = sizeText(worst);
  const told = size === '' ? word : `${size} ${word}`;
  const text = withAge(told, age, pen, shown);
  if (isEven(block)) return {text, tint: tintOf(worst.state, pen)};
  shown.add('mixed');
  const alike = block.results.filter(
    (result) => result.state === worst.state && sizeText(result) === size,
  ).length;
  const all = block.results.length + block.missing;
  return {text: `${text} (${alike}/${all})`, tint: tintOf(worst.state, pen)};
}

/** One or two of many paths: each by itself, without the colour of a summary. */
function fewCell(block: Block, ageMs: number | null, pen: Pen, shown: Shown): Cell {
  const told = block.results.map((result) => {
    shown.add(result.state);
    return `${sizeText(result)} ${pen.tell(say(`word-${result.state}`))}`.trim();
  });
  if (block.missing > 0) shown.add('none');
  const missing = block.missing === 0 ? [] : [pen.tell(say('word-none'))];
  return {text: withAge([...told, ...missing].join(', '), ageMs, pen, shown)};
}

function tintOf(state: PathMtuState | 'none', {colors}: Pen): Tint {
  const tints: Record<CellLook, Tint> = {
    ok: colors.green,
    warn: colors.yellow,
    critical: (text) => colors.bold(colors.red(text)),
    unknown: colors.magenta,
    none: colors.dim,
  };
  return tints[state === 'none' ? 'none' : lookOf(state)];
}

function layerName({layer, ipVersion}: MtuGrid, {tell}: Pen): string {
  return tell(say(`layer-${layer}`)) + (ipVersion === 6 ? ' IPv6' : '');
}

/** Tables over the same regions become one; null where the regions differ. */
function sideBySide(tables: readonly Cell[][][]): Cell[][] | null {
  const [first, ...others] = tables;
  if (first === undefined) return null;
  const regions = (table: Cell[][]): string =>
    table
      .slice(1)
      .map((row) => row[0]?.text)
      .join('\n');
  if (others.some((table) => regions(table) !== regions(first))) return null;
  const widths = tables.map((table) => Math.max(...table.map((row) => row.length)));
  return first.map((_, i) =>
    tables.flatMap((table, t) => {
      const row = [...(table[i] ?? [])];
      // The region stands once, at the left.
      if (t > 0 && i > 0) row[0] = {text: ''};
      const fill = (widths[t] ?? 0) - row.length;
      const blanks = Array.from({length: t === tables.length - 1 ? 0 : fill}, () => ({text: ''}));
      // An empty column keeps the tables apart.
      return t === 0 ? [...row, ...blanks] : [{text: ''}, ...row, ...blanks];
    }),
  );
}

const GAP = 2;

function widthsOf(rows: readonly Cell[][]): number[] {
  const columns = Math.max(...rows.map((row) => row.length));
  return Array.from({length: columns}, (_, i) =>
    Math.max(...rows.map((row) => widthOf(row[i]?.text ?? ''))),
  );
}

function fits(rows: readonly Cell[][], pen: Pen): boolean {
  const sum = widthsOf(rows).reduce((total, width) => total + width + GAP, -GAP);
  return sum <= pen.width - pen.indent;
}

/** A table behind a label. Where it is too wide, each row is wrapped like a sentence. */
function labelled(pen: Pen, label: Message | null, rows: readonly Cell[][]): string[] {
  const head = label === null ? '' : pen.tell(label);
  const left = (i: number): string =>
    i === 0 ? `  ${pen.colors.bold(pad(head, pen.indent - 2))}` : ' '.repeat(pen.indent);
  if (!fits(rows, pen)) {
    const lines = rows.flatMap((row) =>
      pen.entry(null, row.map((cell) => cell.text).join('  '), {}),
    );
    return lines.map((line, i) => (i === 0 ? left(0) + line.slice(pen.indent) : line));
  }
  const widths = widthsOf(rows);
  return rows.map((row, i) => {
    const cells = row.map(({text, align = 'left', tint}, column) => {
      const last = column === row.length - 1;
      const padded = last && align === 'left' ? text : pad(text, widths[column] ?? 0, align);
      return tint === undefined ? padded : tint(padded);
    });
    return (left(i) + cells.join(' '.repeat(GAP))).trimEnd();
  });
}
