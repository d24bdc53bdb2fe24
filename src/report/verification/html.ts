import type {Message} from '../../model/message.ts';
import type {Verification, VerifyRun} from '../../model/verification.ts';
import {escapeHtml} from '../html/escape.ts';
import {type Ink, inkFor} from '../html/ink.ts';
import {SCRIPT} from '../html/script.ts';
import {type ReporterOptions, textsFor} from '../reporter.ts';
import {speaker} from '../say.ts';
import {
  effectRows,
  methodMessage,
  metricMessage,
  ownValue,
  pooledSpectrum,
  quantity,
} from './outline.ts';
import {type Dot, ecdfPlot, runPlot, type Sides, spectrumPlot} from './plot.ts';
import {say} from './strings.ts';
import {VERIFICATION_STYLE} from './style.ts';

/** One file that opens anywhere, asks nobody for anything and speaks both languages. */
export function verificationPage(verification: Verification, options: ReporterOptions): string {
  const body = verificationBody(verification, options);
  const ink = inkFor(options);
  const title = `samespec · ${verification.plan.slice(0, 12)}`;
  return (
    `<!doctype html>\n<html lang="${options.language}">\n<head>\n<meta charset="utf-8">\n` +
    `<meta http-equiv="Content-Security-Policy" content="${policyOf(options)}">\n` +
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n' +
    '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n' +
    `<title>${escapeHtml(title)}</title>\n<style>${VERIFICATION_STYLE}</style>\n</head>\n<body>\n` +
    `<header class="top"><p class="brand">samespec</p><p class="head">${ink.tell(say('title'))}</p>` +
    `<p class="run">${ink.tell(say('head', {plan: verification.plan.slice(0, 12)}))}</p>` +
    '<button type="button" id="language" hidden><span class="to-zh">中文</span><span class="to-en">English</span></button></header>' +
    `\n<main>\n${body}\n</main>\n` +
    `${options.hash === undefined ? '' : `<script>${SCRIPT}</script>\n`}</body>\n</html>\n`
  );
}

/** Nothing is loaded and nothing runs but the one style sheet and the one script of this page. */
function policyOf({hash}: ReporterOptions): string {
  const style = hash === undefined ? "'unsafe-inline'" : `'sha256-${hash(VERIFICATION_STYLE)}'`;
  const script = hash === undefined ? "'none'" : `'sha256-${hash(SCRIPT)}'`;
  return `default-src 'none'; style-src ${style}; script-src ${script}; base-uri 'none'; form-action 'none'`;
}

function verificationBody(verification: Verification, options: ReporterOptions): string {
  const ink = inkFor(options);
  const plain = speaker(textsFor(options), options.language);
  const {verdict, message} = verification;
  return [
    `<section id="verdict" class="${verdict}"><div class="claim wide"><p class="kicker">${ink.tell(say(`verdict-${verdict}`))}</p>` +
      `<h1>${ink.tell(message)}</h1></div></section>`,
    effectsSection(verification, ink),
    picturesSection(verification, ink, plain),
    runsSection(verification, ink),
  ].join('\n');
}

function effectsSection(verification: Verification, ink: Ink): string {
  const heads = [
    'effect',
    'before',
    'after',
    'ratio',
    'interval',
    'margin',
    'runs',
    'verdict',
  ] as const;
  const told = (message: Message | null) => (message === null ? '–' : ink.tell(message));
  const rows = effectRows(verification).map((row, i) => {
    const cells = [
      told(row.before),
      told(row.after),
      row.ratio,
      row.interval,
      row.margin,
      row.runs,
    ];
    const verdict = verification.effects[i]?.verdict ?? 'inconclusive';
    return (
      `<tr class="${verdict}"><th scope="row">${ink.tell(row.what)}</th>` +
      cells.map((cell) => `<td class="number">${cell}</td>`).join('') +
      `<td class="word">${ink.tell(row.verdict)}</td></tr>`
    );
  });
  const limits = verification.limits.map((limit) => `<li>${ink.tell(limit)}</li>`).join('');
  return (
    `<section id="effects"><h2>${ink.tell(say('column-before'))} → ${ink.tell(say('column-after'))}</h2><div class="card">` +
    `${tableOf(heads, rows, ink)}<p class="lead">${ink.tell(methodMessage(verification))}</p>` +
    `${limits === '' ? '' : `<h3>${ink.tell(say('limits'))}</h3><ul class="points">${limits}</ul>`}</div></section>`
  );
}

function picturesSection(
  verification: Verification,
  ink: Ink,
  plain: (message: Message) => string,
): string {
  const {criterion} = verification;
  const {metric, region} = criterion;
  const factor = metric === 'throughput' ? 8 / 1e6 : 1;
  const sides: Sides = {
    before: pooledSpectrum(verification, 'before').map((value) => value * factor),
    after: pooledSpectrum(verification, 'after').map((value) => value * factor),
  };
  const [after, before] = verification.effects[0]?.medians ?? [null, null];
  const label = (title: Message) => {
    const words = {
      title,
      before: quantity(before, metric, 1) ?? '–',
      after: quantity(after, metric, 1) ?? '–',
    };
    return escapeHtml(plain(say('picture-of', words)));
  };
  const dots = verification.runs.flatMap((run): Dot[] => dotOf(run, verification, factor));
  const medians = {
    ...(before === null ? {} : {before: before * factor}),
    ...(after === null ? {} : {after: after * factor}),
  };
  const empty = `<p class="quiet">${ink.tell(say('nothing-drawn'))}</p>`;
  const drawn = sides.before.length + sides.after.length > 0;
  const unit = metric === 'path-mtu' ? 'bytes' : metric;
  const figure = (title: Message, lead: Message | null, svg: string) =>
    `<figure class="card"><figcaption><h3>${ink.tell(title)}</h3>${lead === null ? '' : `<p class="lead">${ink.tell(lead)}</p>`}</figcaption>${keysOf(ink)}${svg}</figure>`;
  const [spectrum, ecdf, runs] = [
    say('spectrum-title', {region}),
    say('ecdf-title'),
    say('dots-title'),
  ];
  return (
    `<section id="pictures"><h2>${ink.tell(say('unit', {metric: metricMessage(metric), unit}))}</h2><div class="pictures">` +
    figure(spectrum, say('spectrum-lead'), drawn ? spectrumPlot(sides, label(spectrum)) : empty) +
    figure(ecdf, null, drawn ? ecdfPlot(sides, label(ecdf)) : empty) +
    figure(runs, say('dots-lead'), dots.length > 0 ? runPlot(dots, medians, label(runs)) : empty) +
    '</div></section>'
  );
}

function keysOf(ink: Ink): string {
  const key = (arm: 'before' | 'after') =>
    `<span class="key ${arm}">${ink.tell(say(`column-${arm}`))}</span>`;
  return `<p class="keys">${key('before')}${key('after')}</p>`;
}

/** A run without bound has no place on an axis; the table of runs holds it. */
function dotOf(run: VerifyRun, verification: Verification, factor: number): Dot[] {
  const value = ownValue(run, verification)?.value ?? null;
  if (value === null) return [];
  return [{arm: run.arm, value: value * factor, used: run.rejected === null}];
}

function runsSection(verification: Verification, ink: Ink): string {
  const heads = ['run', 'arm', 'value', 'samples', 'errors', 'remark'] as const;
  const rows = verification.runs.map((run) => {
    const own = ownValue(run, verification);
    const value = own === undefined ? null : quantity(own.value, own.metric, 1);
    return (
      `<tr><th scope="row">${run.index + 1}</th><td>${ink.tell(say(`column-${run.arm}`))}</td>` +
      `<td class="number">${value === null ? '–' : ink.tell(value)}</td>` +
      `<td class="number">${own?.samples ?? '–'}</td><td class="number">${own?.errors ?? '–'}</td>` +
      `<td>${run.rejected === null ? '' : ink.tell(run.rejected)}</td></tr>`
    );
  });
  return `<section id="runs"><h2>${ink.tell(say('runs-title'))}</h2><div class="card">${tableOf(heads, rows, ink)}</div></section>`;
}

type Column<S> = S extends `column-${infer Name}` ? Name : never;

function tableOf(
  heads: readonly Column<Parameters<typeof say>[0]>[],
  rows: readonly string[],
  ink: Ink,
): string {
  return (
    '<div class="scroll" tabindex="0"><table class="list"><thead><tr>' +
    `${heads.map((id) => `<th scope="col">${ink.tell(say(`column-${id}`))}</th>`).join('')}</tr></thead>` +
    `<tbody>${rows.join('')}</tbody></table></div>`
  );
}
