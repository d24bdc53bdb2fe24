import type {ReportDocument} from '../../model/report.ts';
import {cleanText} from '../clean.ts';
import {headMessage} from '../outline/counts.ts';
import type {Reporter, ReporterOptions} from '../reporter.ts';
import {say} from '../strings.ts';
import {articleSection} from './article.ts';
import {budgetOf} from './budget.ts';
import {checksSection} from './checks.ts';
import {comparedSection} from './compared.ts';
import {differencesSection} from './differences.ts';
import {escapeHtml} from './escape.ts';
import {type Ink, inkFor} from './ink.ts';
import {matrixSection} from './matrix.ts';
import {rawSection} from './raw.ts';
import {SCRIPT} from './script.ts';
import {STYLE} from './style.ts';
import {nodesSection, rulesSection} from './tables.ts';
import {verdictSection} from './verdict.ts';

// Characters of raw output one page carries.
const RAW_CHARACTERS = 3_000_000;

/** One file that opens anywhere, asks nobody for anything and speaks both languages. */
export const htmlReporter: Reporter = (document, options) => {
  const ink = inkFor(options);
  const budget = budgetOf(RAW_CHARACTERS);
  const body = [
    verdictSection(document, ink),
    matrixSection(document, ink, budget),
    checksSection(document, ink),
    comparedSection(document, ink),
    differencesSection(document, ink),
    articleSection(document, ink),
    nodesSection(document, ink),
    rulesSection(document, ink),
    rawSection(document, ink, budget),
  ].join('\n');
  return (
    `<!doctype html>\n<html lang="${options.language}">\n${headOf(document, options)}\n<body>\n` +
    `${topOf(document, body, ink)}\n<main>\n${body}\n</main>\n` +
    `${options.hash === undefined ? '' : `<script>${SCRIPT}</script>\n`}</body>\n</html>\n`
  );
};

function headOf(document: ReportDocument, options: ReporterOptions): string {
  return (
    '<head>\n<meta charset="utf-8">\n' +
    `<meta http-equiv="Content-Security-Policy" content="${policyOf(options)}">\n` +
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n' +
    '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n' +
    `<title>samespec · ${escapeHtml(cleanText(document.run.id))}</title>\n<style>${STYLE}</style>\n</head>`
  );
}

/** Nothing is loaded and nothing runs but the one style sheet and the one script of this page. */
function policyOf({hash}: ReporterOptions): string {
  const style = hash === undefined ? "'unsafe-inline'" : `'sha256-${hash(STYLE)}'`;
  const script = hash === undefined ? "'none'" : `'sha256-${hash(SCRIPT)}'`;
  return `default-src 'none'; style-src ${style}; script-src ${script}; base-uri 'none'; form-action 'none'`;
}

const LINKS = [
  ['verdict', 'page-verdict'],
  ['paths', 'page-paths'],
  ['checks', 'page-checks'],
  ['compared', 'page-compared'],
  ['differences', 'page-differences'],
  ['article', 'page-article'],
  ['nodes', 'page-nodes'],
  ['rules', 'page-rules'],
  ['raw', 'page-raw'],
] as const;

function topOf(document: ReportDocument, body: string, ink: Ink): string {
  const links = LINKS.filter(([id]) => body.includes(`<section id="${id}"`)).map(
    ([id, title]) => `<a href="#${id}">${ink.own(title)}</a>`,
  );
  return (
    `<a class="skip" href="#verdict">${ink.own('page-skip')}</a>` +
    `<header class="top"><p class="brand">samespec</p><p class="head">${ink.tell(headMessage(document))}</p>` +
    `<p class="run">${ink.tell(say('head-run', {run: document.run.id}))}</p>` +
    '<button type="button" id="language" hidden><span class="to-zh">中文</span><span class="to-en">English</span></button></header>' +
    `<nav><span class="hidden">${ink.own('page-sections')}</span>${links.join('')}</nav>`
  );
}
