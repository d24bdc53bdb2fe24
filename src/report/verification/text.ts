import pico from 'picocolors';
import type {Verification, VerifyVerdict} from '../../model/verification.ts';
import {type ReporterOptions, textsFor} from '../reporter.ts';
import {speaker} from '../say.ts';
import {pad, widthOf, wrap} from '../text/wrap.ts';
import {effectRows, methodMessage} from './outline.ts';
import {say} from './strings.ts';

const GAP = '  ';

/** One screen: the verdict, what it rests on, what it cannot say. */
export function verificationText(verification: Verification, options: ReporterOptions): string {
  const tell = speaker(textsFor(options), options.language);
  const colors = pico.createColors(options.color);
  const width = Math.min(Math.max(options.width, 60), 120);
  const tints: Record<VerifyVerdict, (text: string) => string> = {
    improved: colors.green,
    equivalent: colors.green,
    regressed: colors.red,
    inconclusive: colors.yellow,
  };
  const {verdict, message, limits, runs} = verification;
  const word = tell(say(`verdict-${verdict}`)).toUpperCase();
  const paragraph = (text: string, first: string) =>
    wrap(text, width - widthOf(first)).map((line, i) =>
      i === 0 ? first + line : ' '.repeat(widthOf(first)) + line,
    );
  const verdictLines = paragraph(tell(message), `${GAP}${word}${GAP}`);
  const [head = '', ...rest] = verdictLines;
  const lines = ['', head.replace(word, tints[verdict](colors.bold(word))), ...rest, ''];
  lines.push(...tableOf(verification, tell), '');
  lines.push(...paragraph(tell(methodMessage(verification)), GAP).map(colors.dim));
  const remarks = [
    ...limits.map(tell),
    ...runs.flatMap(({index, rejected}) =>
      rejected === null ? [] : [`${tell(say('column-run'))} ${index + 1}: ${tell(rejected)}`],
    ),
  ];
  if (remarks.length > 0) {
    lines.push('', `${GAP}${colors.bold(tell(say('limits')))}`);
    for (const remark of remarks) lines.push(...paragraph(remark, `${GAP}- `));
  }
  return `${lines.join('\n')}\n`;
}

function tableOf(
  verification: Verification,
  tell: (message: ReturnType<typeof say>) => string,
): string[] {
  const told = (message: ReturnType<typeof say> | null) => (message === null ? '–' : tell(message));
  const heads = ['effect', 'before', 'after', 'ratio', 'interval', 'runs', 'verdict'] as const;
  const cells = [
    heads.map((name) => tell(say(`column-${name}`))),
    ...effectRows(verification).map((row) => [
      tell(row.what),
      told(row.before),
      told(row.after),
      row.ratio,
      row.interval,
      row.runs,
      tell(row.verdict),
    ]),
  ];
  const widths = heads.map((_, column) =>
    Math.max(...cells.map((row) => widthOf(row[column] ?? ''))),
  );
  return cells.map((row) => {
    const line = row.map((cell, column) =>
      pad(
        cell,
        widths[column] ?? 0,
        column === 0 || column === heads.length - 1 ? 'left' : 'right',
      ),
    );
    return `${GAP}${line.join(GAP)}`.trimEnd();
  });
}
