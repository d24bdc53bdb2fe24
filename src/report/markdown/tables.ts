import type {Message} from '../../model/message.ts';
import type {ReportDocument} from '../../model/report.ts';
import {
  ageMessage,
  blockOf,
  isEven,
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
import {metricTables} from '../outline/region-table.ts';
import {metricName, summaryValue, timesMessage} from '../outline/symptom.ts';
import {say} from '../strings.ts';
import {escapeMarkdown} from './escape.ts';

type Scribe = (message: Message) => string;

const MAX_NODES = 24;

export function regionTables(document: ReportDocument, tell: Scribe): string[][] {
  return metricTables(document).map(({metric, rows}) => {
    const name = metricName(metric);
    const title = typeof name === 'string' ? escapeMarkdown(name) : tell(name);
    const number = (value: Message | null): string => (value === null ? '?' : tell(value));
    const head = [
      tell(say('column-region')),
      tell(say('column-median')),
      'p95',
      tell(say('column-runs')),
      tell(say('column-errors')),
      tell(say('column-odd')),
    ];
    const body = rows.map(({summary, symptom}) => [
      escapeMarkdown(summary.region),
      number(summaryValue(summary, 'median')),
      number(summaryValue(summary, 'p95')),
      String(summary.runs),
      String(summary.errors),
      symptom === undefined ? '' : `**${tell(timesMessage(symptom.ratio))}**`,
    ]);
    return [`## ${title}`, '', ...table(head, body)];
  });
}

export function mtuTables(document: ReportDocument, tell: Scribe): string[][] {
  return pathMtuGrids(document).map((all) => mtuTable(withoutUnreached(all, document), tell));
}

function mtuTable(grid: MtuGrid, tell: Scribe): string[] {
  const layer = say(`layer-${grid.layer}`);
  const title = `## ${tell(say('label-path-mtu'))} (${tell(layer)}, IPv${grid.ipVersion})`;
  const bytes = uniformBytes(grid);
  if (bytes !== null) {
    return [title, '', tell(say('mtu-uniform', {layer, bytes, count: grid.results.size}))];
  }
  const even = grid.regions.every((from) =>
    grid.regions.every((to) => isEven(blockOf(grid, from, to))),
  );
  const byNode = !even && grid.nodes.length <= MAX_NODES;
  const names = byNode ? grid.nodes.map(({id}) => id) : grid.regions;
  const cell = byNode ? nodeCell : blockCell;
  const head = [tell(say('mtu-from-to', {layer})), ...names.map(escapeMarkdown)];
  const body = names.map((from) => [
    escapeMarkdown(from),
    ...names.map((to) => cell(grid, from, to, tell)),
  ]);
  const patterns = patternsOf(grid).map((pattern) => `- ${tell(patternMessage(grid, pattern))}`);
  return [title, '', ...table(head, body), ...(patterns.length === 0 ? [] : ['', ...patterns])];
}

function withAge(text: string, ageMs: number | null, tell: Scribe): string {
  return ageMs === null ? text : `${text} (${tell(ageMessage(ageMs))})`;
}

function nodeCell(grid: MtuGrid, from: string, to: string, tell: Scribe): string {
  if (from === to) return '–';
  const result = grid.results.get(pairKey(from, to));
  if (result === undefined) return tell(say('word-none'));
  const text = `${sizeText(result)} ${tell(say(`word-${result.state}`))}`.trim();
  return withAge(text, oldMs(grid, result), tell);
}

function blockCell(grid: MtuGrid, from: string, to: string, tell: Scribe): string {
  const block = blockOf(grid, from, to);
  const worst = worstOf(block.results);
  if (worst === undefined) return block.missing === 0 ? '–' : tell(say('word-none'));
  const told = `${sizeText(worst)} ${tell(say(`word-${worst.state}`))}`.trim();
  const text = withAge(told, oldestMs(grid, block), tell);
  if (isEven(block)) return text;
  const alike = block.results.filter(
    (result) => result.state === worst.state && sizeText(result) === sizeText(worst),
  ).length;
  return `${text} (${alike}/${block.results.length + block.missing})`;
}

function table(head: readonly string[], body: readonly (readonly string[])[]): string[] {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...body.map(row)];
}
