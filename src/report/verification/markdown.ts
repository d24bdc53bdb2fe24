import type {Message} from '../../model/message.ts';
import type {Verification} from '../../model/verification.ts';
import {escapeMarkdown} from '../markdown/escape.ts';
import {type ReporterOptions, textsFor} from '../reporter.ts';
import {speaker} from '../say.ts';
import {effectRows, methodMessage, ownValue, quantity} from './outline.ts';
import {say} from './strings.ts';

/** For a merge request or a ticket. */
export function verificationMarkdown(verification: Verification, options: ReporterOptions): string {
  const speak = speaker(textsFor(options), options.language);
  const tell = (message: Message | null) =>
    message === null ? '–' : escapeMarkdown(speak(message));
  const {plan, verdict, message, limits, runs, criterion} = verification;
  const heads = [
    'effect',
    'before',
    'after',
    'ratio',
    'interval',
    'runs',
    'margin',
    'verdict',
  ] as const;
  const lines = [
    `# ${tell(say('title'))}`,
    '',
    `**${tell(say(`verdict-${verdict}`))}** – ${tell(message)}`,
    '',
    tell(say('head', {plan: plan.slice(0, 12)})),
    '',
    row(heads.map((name) => tell(say(`column-${name}`)))),
    row(heads.map((name) => (name === 'effect' || name === 'verdict' ? '---' : '---:'))),
    ...effectRows(verification).map((one) =>
      row([
        tell(one.what),
        tell(one.before),
        tell(one.after),
        one.ratio,
        one.interval,
        one.runs,
        one.margin,
        tell(one.verdict),
      ]),
    ),
    '',
    tell(methodMessage(verification)),
    '',
    `## ${tell(say('runs-title'))}`,
    '',
    row(
      ['run', 'arm', 'value', 'samples', 'errors', 'remark'].map((name) =>
        tell(say(columnOf(name))),
      ),
    ),
    row(['---:', '---', '---:', '---:', '---:', '---']),
    ...runs.map((run) => {
      const own = ownValue(run, verification);
      return row([
        String(run.index + 1),
        tell(say(`column-${run.arm}`)),
        tell(own === undefined ? null : quantity(own.value, criterion.metric, 1)),
        own === undefined ? '–' : String(own.samples),
        own === undefined ? '–' : String(own.errors),
        run.rejected === null ? '' : tell(run.rejected),
      ]);
    }),
  ];
  if (limits.length > 0) lines.push('', `## ${tell(say('limits'))}`, '');
  for (const limit of limits) lines.push(`- ${tell(limit)}`);
  return `${lines.join('\n')}\n`;
}

function columnOf(name: string): Parameters<typeof say>[0] {
  return `column-${name}` as Parameters<typeof say>[0];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
