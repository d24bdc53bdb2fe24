import type {Evidence, Finding, Scope, Verdict} from '../../model/finding.ts';
import type {Story} from '../outline/stories.ts';
import {effectBox} from './chain.ts';
import {escapeHtml} from './escape.ts';
import type {Ink} from './ink.ts';

const SIGNS: Readonly<Record<Verdict, string>> = {
  cause: '✕',
  contributor: '▲',
  note: 'i',
  'ruled-out': '✓',
  unknown: '?',
};

/** A claim in full: for and against side by side, what to do, what not, why, sources. */
export function findingCard(story: Story, ink: Ink): string {
  const {finding, origins} = story;
  const {verdict, title, safe, danger} = finding;
  const effects = effectBox(story, ink);
  return (
    `<article class="card finding ${verdict}">` +
    `<header><p class="kicker"><span class="sign" aria-hidden="true">${SIGNS[verdict]}</span>${ink.own(labelOf(verdict))}</p>` +
    `<h3>${ink.tell(title)}</h3>${metaOf(finding, ink)}</header>` +
    `${effects === '' ? '' : `<div class="effects">${effects}</div>`}` +
    `<div class="pair">${evidenceBox('page-for', finding.evidenceFor, ink)}${evidenceBox('page-against', finding.evidenceAgainst, ink)}</div>` +
    `${actions(safe, danger, ink)}` +
    `<p class="why"><b>${ink.own('page-why')}</b> ${ink.tell(finding.why)}</p>` +
    `${sourcesOf([...finding.evidenceFor, ...finding.evidenceAgainst], ink)}` +
    `${referencesOf(finding.references, ink)}${partsOf(origins, ink)}</article>`
  );
}

/** What led to it: a finding of its own, yet mended with this one. */
function partsOf(origins: readonly Finding[], ink: Ink): string {
  if (origins.length === 0) return '';
  const lines = origins.map((origin) => findingLine(origin, ink));
  return `<div class="parts"><h4>${ink.own('page-part-of')}</h4><ul class="lines">${lines.join('')}</ul></div>`;
}

/** A title that opens to its reasons; for notes, unknowns and what was ruled out. */
export function findingLine(finding: Finding, ink: Ink): string {
  const evidence = [...finding.evidenceFor, ...finding.evidenceAgainst];
  const points = evidence.map(({message}) => `<li>${ink.tell(message)}</li>`).join('');
  return (
    `<li class="${finding.verdict}"><details><summary><span class="sign" aria-hidden="true">${SIGNS[finding.verdict]}</span><span>${ink.tell(finding.title)}</span></summary>` +
    `<div class="inside"><p>${ink.tell(finding.why)}</p>${points === '' ? '' : `<ul>${points}</ul>`}` +
    `${actions(finding.safe, finding.danger, ink)}${sourcesOf(evidence, ink)}${referencesOf(finding.references, ink)}` +
    `<p class="meta">${ink.code(finding.id)}</p></div></details></li>`
  );
}

function labelOf(verdict: Verdict): 'page-cause' | 'page-contributor' {
  return verdict === 'cause' ? 'page-cause' : 'page-contributor';
}

function metaOf({id, confidence, scope}: Finding, ink: Ink): string {
  return (
    `<p class="meta">${ink.code(id)}<span>${ink.own('page-confidence')} <b>${confidence.toFixed(2)}</b> ${meter(confidence)}</span>` +
    `<span>${ink.own('page-scope')} ${scopeText(scope, ink)}</span></p>`
  );
}

function meter(share: number): string {
  return (
    '<svg class="meter" width="60" height="6" aria-hidden="true"><rect class="rail" width="60" height="6" rx="3"/>' +
    `<rect class="fill" width="${(60 * share).toFixed(1)}" height="6" rx="3"/></svg>`
  );
}

function scopeText(scope: Scope, ink: Ink): string {
  switch (scope.kind) {
    case 'region':
      return ink.names(scope.regions);
    case 'node':
    case 'cohort':
      return ink.names(scope.nodes);
    case 'pair':
      return ink.own('page-pairs', {count: scope.pairs.length, where: scope.where});
  }
}

function evidenceBox(
  title: 'page-for' | 'page-against',
  evidence: readonly Evidence[],
  ink: Ink,
): string {
  const points = evidence.map(({message}) => `<li>${ink.tell(message)}</li>`).join('');
  const nothing = title === 'page-against' ? ink.own('page-nothing-against') : '–';
  const body = points === '' ? `<p class="quiet">${nothing}</p>` : `<ul>${points}</ul>`;
  return `<section><h4>${ink.own(title)}</h4>${body}</section>`;
}

function actions(safe: Finding['safe'], danger: Finding['danger'], ink: Ink): string {
  const list = (items: Finding['safe']): string =>
    items.map(({id, message}) => `<li>${ink.tell(message)} ${ink.code(id)}</li>`).join('');
  const fix =
    safe.length === 0
      ? ''
      : `<section class="do"><h4><span aria-hidden="true">→ </span>${ink.own('page-fix')}</h4><ul>${list(safe)}</ul></section>`;
  const never =
    danger.length === 0
      ? ''
      : `<section class="never"><h4><span aria-hidden="true">⊘ </span>${ink.own('page-do-not')}</h4><ul>${list(danger)}</ul></section>`;
  return fix + never === '' ? '' : `<div class="pair actions">${fix}${never}</div>`;
}

const SOURCES_SHOWN = 40;

function sourcesOf(evidence: readonly Evidence[], ink: Ink): string {
  const sources = evidence.flatMap((one) => one.sources);
  if (sources.length === 0) return '';
  const rows = sources
    .slice(0, SOURCES_SHOWN)
    .map(
      ({node, command, section, at}) =>
        `<li>${ink.name(node)} ${ink.code(command)} <span class="quiet">${ink.name(section)} · ${ink.name(at)}</span></li>`,
    );
  const more = sources.length - rows.length;
  if (more > 0) rows.push(`<li>${ink.own('page-more', {count: more})}</li>`);
  return `<details class="sources"><summary>${ink.own('page-sources', {count: sources.length})}</summary><ul>${rows.join('')}</ul></details>`;
}

function referencesOf(references: readonly string[], ink: Ink): string {
  if (references.length === 0) return '';
  const links = references.map((reference) => `<li>${linkOf(reference, ink)}</li>`).join('');
  return `<details class="sources"><summary>${ink.own('page-references')}</summary><ul>${links}</ul></details>`;
}

/** Only plain https addresses become links; anything else is text. */
function linkOf(reference: string, ink: Ink): string {
  if (!/^https:\/\/[\w.-]+(\/[\w./#?=&%~+:@,-]*)?$/.test(reference)) return ink.name(reference);
  return `<a href="${escapeHtml(reference)}" rel="noreferrer noopener">${ink.name(reference)}</a>`;
}
