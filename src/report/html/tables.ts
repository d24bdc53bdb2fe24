import {type Node, regionOf} from '../../model/node.ts';
import type {ReportDocument} from '../../model/report.ts';
import type {NodeOutcome} from '../../model/run.ts';
import {say} from '../strings.ts';
import type {Ink} from './ink.ts';

const NODES_SHOWN = 500;
const MISSING_SHOWN = 8;
const OUTCOMES = ['pass', 'fail', 'not-applicable', 'skipped', 'error'] as const;

/** Every node and whether it answered. */
export function nodesSection(document: ReportDocument, ink: Ink): string {
  const outcomes = new Map(document.run.outcomes.map((outcome) => [outcome.node, outcome]));
  const {nodes} = document.run.inventory;
  const rows = nodes.slice(0, NODES_SHOWN).map((node) => nodeRow(node, outcomes.get(node.id), ink));
  const more = nodes.length - rows.length;
  const heads = [
    'table-node',
    'table-region',
    'table-address',
    'table-answer',
    'table-took',
  ] as const;
  return (
    `<section id="nodes"><h2>${ink.own('page-nodes')}</h2><div class="card"><div class="scroll" tabindex="0"><table class="list">` +
    `<thead><tr>${heads.map((id) => `<th scope="col">${ink.own(id)}</th>`).join('')}</tr></thead>` +
    `<tbody>${rows.join('')}</tbody></table></div>${more > 0 ? `<p class="quiet">${ink.own('page-more', {count: more})}</p>` : ''}</div></section>`
  );
}

/** Every rule and what became of it. */
export function rulesSection(document: ReportDocument, ink: Ink): string {
  const rules = new Map<
    string,
    {counts: Record<(typeof OUTCOMES)[number], number>; missing: Set<string>}
  >();
  for (const {rule, subjects, outcome, missing} of document.diagnosis.results) {
    const row = rules.get(rule) ?? {
      counts: {pass: 0, fail: 0, 'not-applicable': 0, skipped: 0, error: 0},
      missing: new Set<string>(),
    };
    row.counts[outcome] += subjects.length;
    for (const name of missing) row.missing.add(name);
    rules.set(rule, row);
  }
  if (rules.size === 0) return '';
  const rows = [...rules].map(
    ([rule, {counts, missing}]) =>
      `<tr><th scope="row">${ink.code(rule)}</th>` +
      OUTCOMES.map(
        (outcome) =>
          `<td class="number ${counts[outcome] === 0 ? 'zero' : outcome}">${counts[outcome]}</td>`,
      ).join('') +
      `<td>${ink.names([...missing], MISSING_SHOWN)}</td></tr>`,
  );
  const heads = [
    'table-rule',
    'table-passed',
    'table-failed',
    'table-not-applicable',
    'table-skipped',
    'table-error',
    'table-missing',
  ] as const;
  return (
    `<section id="rules"><h2>${ink.own('page-rules')}</h2><div class="card"><div class="scroll" tabindex="0"><table class="list">` +
    `<thead><tr>${heads.map((id) => `<th scope="col">${ink.own(id)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div></div></section>`
  );
}

function nodeRow(node: Node, outcome: NodeOutcome | undefined, ink: Ink): string {
  const took = outcome === undefined ? '' : ink.own('quantity-ms', {x: outcome.durationMs});
  return (
    `<tr><th scope="row">${ink.name(node.id)}</th><td>${ink.name(regionOf(node))}</td><td>${ink.name(node.address ?? '–')}</td>` +
    `<td>${answerOf(outcome, ink)}</td><td class="number">${took}</td></tr>`
  );
}

function answerOf(outcome: NodeOutcome | undefined, ink: Ink): string {
  if (outcome === undefined) return `<span class="tag unknown">? ${ink.own('node-unasked')}</span>`;
  if (outcome.ok && !outcome.partial) return `<span class="tag ok">✓ ${ink.own('node-ok')}</span>`;
  if (outcome.ok) return `<span class="tag warn">▾ ${ink.own('node-in-part')}</span>`;
  const why =
    outcome.message ??
    say(outcome.failure === undefined ? 'reach-unsaid' : `reach-${outcome.failure}`);
  return `<span class="tag critical">✕ ${ink.tell(why)}</span>`;
}
