import type {NodeFacts} from '../../model/fact.ts';
import type {PathResult} from '../../model/path.ts';
import type {ReportDocument} from '../../model/report.ts';
import type {Budget} from './budget.ts';
import type {Ink} from './ink.ts';
import {bulkRows, serviceRows} from './measured-rows.ts';

const NODES_SHOWN = 30;
const PATHS_SHOWN = 200;
const DROPPED_SHOWN = 50;

/** The bottom of the page: what was run and what came back, as far as a page can carry it. */
export function rawSection(document: ReportDocument, ink: Ink, budget: Budget): string {
  return (
    `<section id="raw"><h2>${ink.own('page-raw')}</h2><p class="lead">${ink.own('raw-lead')}</p><div class="card raw">` +
    `${runItem(document, ink)}${commandItems(document.facts, ink)}${droppedItem(document.facts, ink)}` +
    `${probeItems(document.paths, ink, budget)}</div></section>`
  );
}

// Path MTU evidence is in the cells.
const PROBES = ['service', 'throughput', 'echo'] as const;

function probeItems(paths: readonly PathResult[], ink: Ink, budget: Budget): string {
  return PROBES.map((probe) => {
    const all = paths.filter((path) => path.probe === probe);
    if (all.length === 0) return '';
    const items = all.slice(0, PATHS_SHOWN).map((path) => pathItem(path, ink, budget));
    return (
      `<details><summary>${ink.own(`raw-${probe}`)} (${all.length})</summary>` +
      `<div class="inside">${items.join('')}${moreThan(all.length - items.length, ink)}</div></details>`
    );
  }).join('');
}

function runItem({run}: ReportDocument, ink: Ink): string {
  const rows: [string, string][] = [
    ['samespec', ink.name(run.samespecVersion)],
    [ink.own('raw-started'), ink.name(run.startedAt)],
    [ink.own('raw-ended'), ink.name(run.endedAt ?? '–')],
    [ink.own('raw-settings'), ink.code(JSON.stringify(run.settings))],
    [ink.own('raw-collector'), ink.code(run.collectorSha256)],
  ];
  const list = rows.map(([term, text]) => `<dt>${term}</dt><dd>${text}</dd>`).join('');
  return `<details><summary>${ink.own('raw-run')}</summary><dl>${list}</dl></details>`;
}

function commandItems(facts: readonly NodeFacts[], ink: Ink): string {
  if (facts.length === 0) return '';
  const nodes = facts.slice(0, NODES_SHOWN).map(({node, sections}) => {
    const rows = Object.values(sections).map(
      ({command, exit, durationMs, bytes, truncated}) =>
        `<tr><td>${ink.code(command)}</td><td class="number">${exit}</td><td class="number">${ink.own('quantity-ms', {x: durationMs})}</td>` +
        `<td class="number">${bytes}${truncated ? ` <b>${ink.own('raw-truncated')}</b>` : ''}</td></tr>`,
    );
    const heads = ['raw-command', 'raw-exit', 'table-took', 'raw-bytes'] as const;
    return (
      `<details><summary>${ink.name(node)}</summary><div class="scroll" tabindex="0"><table class="list"><thead><tr>` +
      `${heads.map((id) => `<th scope="col">${ink.own(id)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div></details>`
    );
  });
  return `<details><summary>${ink.own('raw-commands')}</summary><div class="inside">${nodes.join('')}${moreThan(facts.length - nodes.length, ink)}</div></details>`;
}

function droppedItem(facts: readonly NodeFacts[], ink: Ink): string {
  const rows = facts.flatMap(({node, dropped}) => dropped.map((one) => ({node, ...one})));
  if (rows.length === 0) return '';
  const items = rows
    .slice(0, DROPPED_SHOWN)
    .map(
      ({node, section, row, why}) =>
        `<li>${ink.name(node)} ${ink.name(section)}: ${ink.code(row.slice(0, 200))} <span class="quiet">${ink.name(why)}</span></li>`,
    );
  return `<details><summary>${ink.own('raw-dropped')} (${rows.length})</summary><ul class="inside">${items.join('')}</ul>${moreThan(rows.length - items.length, ink)}</details>`;
}

function pathItem(path: PathResult, ink: Ink, budget: Budget): string {
  const blocks = path.evidence.map(({command, output}) => {
    const kept = budget.take(output);
    const body = kept === null ? `<p class="quiet">${ink.own('cell-cut')}</p>` : ink.block(kept);
    return `<p>${ink.code(command)}</p>${body}`;
  });
  const rows =
    path.probe === 'service'
      ? serviceRows(path, ink)
      : path.probe === 'throughput'
        ? bulkRows(path, ink)
        : [];
  const list =
    rows.length === 0
      ? ''
      : `<dl>${rows.map(([term, text]) => `<dt>${term}</dt><dd>${text}</dd>`).join('')}</dl>`;
  return (
    `<details><summary>${ink.name(path.source)} → ${ink.name(path.destination)} · ${ink.name(path.state)}</summary>` +
    `<div class="inside"><p class="quiet">${ink.name(path.method)} · ${ink.name(path.at)}</p>${list}${blocks.join('')}</div></details>`
  );
}

function moreThan(count: number, ink: Ink): string {
  return count > 0 ? `<p class="quiet">${ink.own('page-more', {count})}</p>` : '';
}
