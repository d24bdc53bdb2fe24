import type {Contrast} from '../../model/contrast.ts';
import {escapeMarkdown} from '../markdown/escape.ts';
import type {ReporterOptions} from '../reporter.ts';
import {headOf, resultOf, sectionsOf, titleOf} from './outline.ts';
import type {Line, Section} from './section.ts';
import {say} from './strings.ts';
import {tellerFor} from './tell.ts';

// A ticket is read by people; the JSON output has them all.
const MOST_ROWS = 200;

/** The same for a ticket: headings, lists, tables; node data is escaped. */
export function contrastMarkdown(contrast: Contrast, options: ReporterOptions): string {
  const plain = tellerFor(options);
  const tell = (line: Line): string => escapeMarkdown(plain(line));
  const blocks = [
    [`# samespec: ${tell(titleOf(contrast))}`],
    [tell(headOf(contrast))],
    [tell(resultOf(contrast))],
    ...sectionsOf(contrast).flatMap((section) => sectionBlocks(section, contrast, tell)),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

type Scribe = (line: Line) => string;

function sectionBlocks(section: Section, {a, b}: Contrast, tell: Scribe): string[][] {
  const {id, lead, lines, rows} = section;
  const shown = rows.slice(0, MOST_ROWS);
  const more = rows.length - shown.length;
  const head = [tell(say('column-what')), tell(a.name), tell(b.name), tell(say('column-remark'))];
  const body = shown.map((row) =>
    [[row.what], row.a, row.b, row.remarks].map((cell) => cell.map(tell).join('; ')),
  );
  return [
    [`## ${tell(say(`title-${id}`))}`],
    ...(lead === null || rows.length === 0 ? [] : [[tell(say(lead))]]),
    ...(lines.length === 0 ? [] : [lines.map((line) => `- ${tell(line)}`)]),
    ...(rows.length === 0 ? [] : [table(head, body)]),
    ...(more > 0 ? [[tell(say('more-json', {count: more}))]] : []),
  ];
}

function table(head: readonly string[], body: readonly (readonly string[])[]): string[] {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...body.map(row)];
}
