import pico from 'picocolors';
import type {Contrast} from '../../model/contrast.ts';
import type {ReporterOptions} from '../reporter.ts';
import {pad, widthOf, wrap} from '../text/wrap.ts';
import {headOf, resultOf, sectionsOf, titleOf} from './outline.ts';
import type {Line, Row, Section} from './section.ts';
import {contrastStrings, say} from './strings.ts';
import {tellerFor} from './tell.ts';

const MIN_WIDTH = 40;
const MAX_WIDTH = 120;
const GAP = 2;
/** No column is narrower than this, however long the others are. */
const LEAST = 8;

type Pen = {
  width: number;
  indent: number;
  colors: ReturnType<typeof pico.createColors>;
  tell: (line: Line) => string;
};

/** One screen: what to be careful of, what differs, what matters first, and how much is equal. */
export function contrastText(contrast: Contrast, options: ReporterOptions): string {
  const labels = Object.entries(contrastStrings).filter(([id]) => id.startsWith('label-'));
  const widest = Math.max(...labels.map(([, texts]) => widthOf(texts[options.language])));
  const pen: Pen = {
    width: Math.min(Math.max(options.width, MIN_WIDTH), MAX_WIDTH),
    indent: 2 + widest + GAP,
    colors: pico.createColors(options.color),
    tell: tellerFor(options),
  };
  const sections = sectionsOf(contrast).map((one) =>
    sectionLines(one, contrast, pen, options.verbose ?? false),
  );
  const lines = [
    ...headLines(contrast, pen),
    '',
    ...entry('label-result', [pen.tell(resultOf(contrast))], pen),
    ...sections.flat(),
  ];
  return `\n${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function headLines(contrast: Contrast, {tell, width, colors}: Pen): string[] {
  const [title, head] = [tell(titleOf(contrast)), tell(headOf(contrast))];
  const room = width - 2 - widthOf(title) - widthOf(head);
  if (room >= GAP) return [`  ${colors.bold(title)}${' '.repeat(room)}${colors.dim(head)}`];
  return [
    ...wrap(title, width - 2).map((line) => `  ${colors.bold(line)}`),
    ...wrap(head, width - 2).map((line) => `  ${colors.dim(line)}`),
  ];
}

type LabelId = Extract<keyof typeof contrastStrings, `label-${string}`>;

/** `LABEL  text`, the first line beside the label. */
function entry(label: LabelId, texts: readonly string[], pen: Pen): string[] {
  const {tell, indent, width, colors} = pen;
  const told = texts.flatMap((text) => wrap(text, width - indent));
  return labelled(colors.bold(pad(tell(say(label)), indent - 2)), told, pen);
}

function labelled(label: string, lines: readonly string[], {indent}: Pen): string[] {
  return lines.map((line, i) => (i === 0 ? `  ${label}` : ' '.repeat(indent)) + line);
}

function sectionLines(
  {id, lines, rows, brief}: Section,
  contrast: Contrast,
  pen: Pen,
  verbose: boolean,
): string[] {
  const {tell, indent, width, colors} = pen;
  const shown = verbose ? rows : rows.slice(0, brief);
  const more = rows.length - shown.length;
  const told = [
    ...lines.flatMap((line) => wrap(tell(line), width - indent)),
    ...tableLines(shown, contrast, pen),
    ...(more > 0 ? wrap(tell(say('more', {count: more})), width - indent).map(colors.dim) : []),
  ];
  return labelled(colors.bold(pad(tell(say(`label-${id}`)), indent - 2)), told, pen);
}

/** Three columns as wide as their content, as far as there is room; remarks below, indented. */
function tableLines(rows: readonly Row[], {a, b}: Contrast, pen: Pen): string[] {
  if (rows.length === 0) return [];
  const {tell, indent, width, colors} = pen;
  const cells = rows.map((row) => [[row.what], row.a, row.b].map((lines) => lines.map(tell)));
  const heads = ['', tell(a.name), tell(b.name)];
  const widths = columnWidths([heads.map((head) => [head]), ...cells], width - indent);
  const head = columns(
    heads.map((text) => [text]),
    widths,
  ).map(colors.dim);
  return [
    ...head,
    ...cells.flatMap((row, i) => [
      ...columns(row, widths),
      ...(rows[i]?.remarks ?? []).flatMap((remark) =>
        wrap(tell(remark), width - indent - GAP).map((line) => colors.dim(`  ${line}`)),
      ),
    ]),
  ];
}

/** What is too much is taken from the widest column, one by one. */
function columnWidths(rows: readonly (readonly (readonly string[])[])[], room: number): number[] {
  const widths = [0, 1, 2].map((column) =>
    Math.max(LEAST, ...rows.flatMap((row) => (row[column] ?? []).map(widthOf))),
  );
  let over = widths.reduce((sum, one) => sum + one, 2 * GAP) - room;
  for (; over > 0; over--) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] ?? 0) <= LEAST) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function columns(cells: readonly (readonly string[])[], widths: readonly number[]): string[] {
  const wrapped = cells.map((lines, i) => lines.flatMap((line) => wrap(line, widths[i] ?? LEAST)));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({length: height}, (_, row) =>
    wrapped
      .map((lines, i) => pad(lines[row] ?? '', widths[i] ?? LEAST))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}
