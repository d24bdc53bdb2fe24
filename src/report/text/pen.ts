import pico from 'picocolors';
import type {Language, Message} from '../../model/message.ts';
import {type ReporterOptions, textsFor} from '../reporter.ts';
import {speaker} from '../say.ts';
import {ownStrings, say} from '../strings.ts';
import {pad, widthOf, wrap} from './wrap.ts';

type Colors = ReturnType<typeof pico.createColors>;
export type Tint = (text: string) => string;

type LabelId = Extract<keyof typeof ownStrings, `label-${string}`>;
const SUB_LABELS = [
  'root',
  'share',
  'effect',
  'for',
  'against',
  'fix',
  'do-not',
  'try',
  'limit',
  'why',
  'see',
  'source',
] as const;
export type SubLabel = (typeof SUB_LABELS)[number];

// A line longer than this is hard to read, however wide the terminal is.
const MAX_WIDTH = 120;
const MIN_WIDTH = 40;

/** Writes labelled, wrapped lines in one language. Colour is laid on last, so it never counts as width. */
export type Pen = {
  width: number;
  colors: Colors;
  tell: (message: Message) => string;
  /** First column of the text after a label. */
  indent: number;
  /** `LABEL  text`, hanging indent; `aside` stands at the right end. */
  entry: (label: LabelId | null, text: string, look: {tint?: Tint; aside?: string}) => string[];
  /** `for  text` under an entry. */
  detail: (label: SubLabel | null, text: string, tint?: Tint) => string[];
};

export function penFor(options: ReporterOptions): Pen {
  const colors = pico.createColors(options.color);
  const tell = speaker(textsFor(options), options.language);
  const width = Math.min(Math.max(options.width, MIN_WIDTH), MAX_WIDTH);
  const indent = 2 + widest(mainLabels(), options.language) + 2;
  const subIndent =
    indent +
    widest(
      SUB_LABELS.map((name) => `label-${name}` as const),
      options.language,
    ) +
    2;

  function entry(
    label: LabelId | null,
    text: string,
    {tint = same, aside}: {tint?: Tint; aside?: string},
  ): string[] {
    const lines = wrap(text, width - indent);
    const head = label === null ? '' : tell(say(label));
    const told = lines.map((line, i) => {
      const left = i === 0 ? `  ${tint(pad(head, indent - 2))}` : ' '.repeat(indent);
      return left + line;
    });
    if (aside === undefined) return told;
    return withAside(told, lines, aside);
  }

  function withAside(told: string[], plain: string[], aside: string): string[] {
    const last = indent + widthOf(plain.at(-1) ?? '');
    const room = width - last - widthOf(aside);
    if (room >= 2)
      return [...told.slice(0, -1), `${told.at(-1)}${' '.repeat(room)}${colors.dim(aside)}`];
    const lines = widthOf(aside) <= width - indent ? [aside] : wrap(aside, width - indent);
    return [...told, ...lines.map((line) => ' '.repeat(width - widthOf(line)) + colors.dim(line))];
  }

  function detail(label: SubLabel | null, text: string, tint: Tint = colors.bold): string[] {
    const head = label === null ? '' : tell(say(`label-${label}`));
    return wrap(text, width - subIndent).map((line, i) => {
      if (i > 0 || label === null) return ' '.repeat(subIndent) + line;
      return ' '.repeat(indent) + tint(pad(head, subIndent - indent)) + line;
    });
  }

  return {width, colors, tell, indent, entry, detail};
}

function same(text: string): string {
  return text;
}

function mainLabels(): LabelId[] {
  const sub = new Set<string>(SUB_LABELS.map((name) => `label-${name}`));
  return Object.keys(ownStrings).filter(
    (id): id is LabelId => id.startsWith('label-') && !sub.has(id),
  );
}

function widest(labels: readonly LabelId[], language: Language): number {
  return Math.max(...labels.map((id) => widthOf(ownStrings[id][language])));
}
