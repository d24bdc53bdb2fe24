import type {Contrast} from '../../model/contrast.ts';
import {cleanText} from '../clean.ts';
import {escapeHtml} from '../html/escape.ts';
import {type Ink, inkFor} from '../html/ink.ts';
import {SCRIPT} from '../html/script.ts';
import {STYLE} from '../html/style.ts';
import type {ReporterOptions} from '../reporter.ts';
import {headOf, resultOf, sectionsOf, titleOf} from './outline.ts';
import type {Line, Row, Section} from './section.ts';
import {say} from './strings.ts';
import {withOwnTexts} from './tell.ts';

// The JSON output has them all.
const MOST_ROWS = 1000;

/** One file that opens anywhere, asks nobody for anything and speaks both languages. */
export function contrastHtml(contrast: Contrast, options: ReporterOptions): string {
  const ink = inkFor(withOwnTexts(options));
  const sections = sectionsOf(contrast);
  return (
    `<!doctype html>\n<html lang="${options.language}">\n${headPart(contrast, options)}\n<body>\n` +
    `${topPart(contrast, sections, ink)}\n<main>\n${verdictPart(contrast, ink)}\n` +
    `${sections.map((section) => sectionPart(section, contrast, ink)).join('\n')}\n</main>\n` +
    `${options.hash === undefined ? '' : `<script>${SCRIPT}</script>\n`}</body>\n</html>\n`
  );
}

function headPart({a, b}: Contrast, {hash}: ReporterOptions): string {
  const style = hash === undefined ? "'unsafe-inline'" : `'sha256-${hash(STYLE)}'`;
  const script = hash === undefined ? "'none'" : `'sha256-${hash(SCRIPT)}'`;
  const policy = `default-src 'none'; style-src ${style}; script-src ${script}; base-uri 'none'; form-action 'none'`;
  return (
    '<head>\n<meta charset="utf-8">\n' +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">\n` +
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n' +
    '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n' +
    `<title>samespec · ${escapeHtml(cleanText(`${a.name} / ${b.name}`))}</title>\n<style>${STYLE}</style>\n</head>`
  );
}

function topPart(contrast: Contrast, sections: readonly Section[], ink: Ink): string {
  const links = sections.map(({id}) => `<a href="#${id}">${ink.tell(say(`title-${id}`))}</a>`);
  return (
    `<a class="skip" href="#verdict">${ink.own('page-skip')}</a>` +
    `<header class="top"><p class="brand">samespec</p><p class="head">${ink.tell(headOf(contrast))}</p>` +
    '<button type="button" id="language" hidden><span class="to-zh">中文</span><span class="to-en">English</span></button></header>' +
    `<nav><span class="hidden">${ink.own('page-sections')}</span>${links.join('')}</nav>`
  );
}

const LOOKS = {
  same: ['clean', '✓'],
  different: ['contributor', '≠'],
  'nothing-compared': ['inconclusive', '?'],
} as const;

function verdictPart(contrast: Contrast, ink: Ink): string {
  const [look, sign] = LOOKS[contrast.conclusion];
  return (
    `<section id="verdict" tabindex="-1" class="hero bare ${look}"><div class="claim">` +
    `<p class="kicker"><span class="sign" aria-hidden="true">${sign}</span>${ink.tell(say('label-result'))}</p>` +
    `<h1>${ink.tell(titleOf(contrast))}</h1><p class="because">${ink.tell(resultOf(contrast))}</p></div></section>`
  );
}

function sectionPart({id, lead, lines, rows}: Section, {a, b}: Contrast, ink: Ink): string {
  const shown = rows.slice(0, MOST_ROWS);
  const more = rows.length - shown.length;
  const said =
    lines.length === 0
      ? ''
      : `<ul class="points">${lines.map((line) => `<li>${ink.tell(line)}</li>`).join('')}</ul>`;
  const heads = [ink.tell(say('column-what')), ink.name(a.name), ink.name(b.name)];
  const table =
    rows.length === 0
      ? ''
      : '<div class="scroll" tabindex="0"><table class="list"><thead><tr>' +
        `${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>` +
        `<tbody>${shown.map((row) => rowPart(row, ink)).join('')}</tbody></table></div>`;
  return (
    `<section id="${id}"><h2>${ink.tell(say(`title-${id}`))}</h2>` +
    `${lead === null ? '' : `<p class="lead">${ink.tell(say(lead))}</p>`}` +
    `<div class="card">${said}${table}` +
    `${more > 0 ? `<p class="quiet">${ink.tell(say('more-json', {count: more}))}</p>` : ''}</div></section>`
  );
}

function rowPart({what, a, b, remarks}: Row, ink: Ink): string {
  const told = remarks.map((remark) => `<p class="quiet">${lineOf(remark, ink)}</p>`).join('');
  const cell = (lines: readonly Line[]) => lines.map((line) => lineOf(line, ink)).join('<br>');
  return `<tr><th scope="row">${lineOf(what, ink)}${told}</th><td>${cell(a)}</td><td>${cell(b)}</td></tr>`;
}

/** Data of a node stands as code. */
function lineOf(line: Line, ink: Ink): string {
  return typeof line === 'string' ? ink.code(line) : ink.tell(line);
}
