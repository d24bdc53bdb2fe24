import type {Partition, PartitionGroup} from '../../model/comparison.ts';
import type {RankedDrift} from '../../model/explanation.ts';
import type {ReportDocument} from '../../model/report.ts';
import {differenceRemarks, rankedDifferences} from '../outline/differences.ts';
import type {Ink} from './ink.ts';

// The JSON output has them all.
const SHOWN = 300;

/** What differs, what matters first, with the minority named; below it every fact for itself. */
export function differencesSection(document: ReportDocument, ink: Ink): string {
  const {ranked, accepted} = rankedDifferences(document);
  const classes = [...ranked, ...accepted].slice(0, SHOWN).map((drift) => classRow(drift, ink));
  const partitions = [...document.comparison.partitions].sort((a, b) => rank(a) - rank(b));
  const rows = partitions.slice(0, SHOWN).map((partition) => rowOf(partition, ink));
  const remarks = differenceRemarks(document).map((message) => `<br>${ink.tell(message)}`);
  const lead = rows.length + classes.length === 0 ? 'differences-none' : 'differences-lead';
  const all = tableOf(rows, partitions.length - rows.length, ink);
  const folded = `<details><summary>${ink.own('differences-all', {count: partitions.length})}</summary>${all}</details>`;
  const body =
    classes.length === 0
      ? all
      : tableOf(classes, ranked.length + accepted.length - classes.length, ink) +
        (rows.length === 0 ? '' : folded);
  return (
    `<section id="differences"><h2>${ink.own('page-differences')}</h2><p class="lead">${ink.own(lead)}${remarks.join('')}</p>` +
    `${rows.length + classes.length === 0 ? '' : `<div class="card">${body}</div>`}</section>`
  );
}

function tableOf(rows: readonly string[], more: number, ink: Ink): string {
  const rest = more > 0 ? `<p class="quiet">${ink.own('page-more', {count: more})}</p>` : '';
  return (
    `<div class="scroll" tabindex="0"><table class="list differences"><thead><tr><th scope="col">${ink.own('differences-fact')}</th>` +
    `<th scope="col">${ink.own('differences-groups')}</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>${rest}`
  );
}

const FACTS = 4;

/** One class: the facts that lie on the same nodes, the most plausible with its values. */
function classRow(drift: RankedDrift, ink: Ink): string {
  const kind = drift.kind === 'region-drift' ? 'differences-region' : 'differences-within';
  const [first = '', ...others] = drift.facts;
  const shown = others.slice(0, FACTS).map((fact) => ink.code(fact));
  const more = others.length - shown.length;
  const like = [...shown, ...(more > 0 ? [ink.own('page-more', {count: more})] : [])].join(' ');
  const groups = drift.groups.map(({reading, nodes}, i) =>
    groupOf({value: reading, nodes}, i > 0, ink),
  );
  const waived =
    drift.accepted === null
      ? ''
      : `<p class="quiet">✓ ${ink.own('differences-accepted-tag', drift.accepted)}</p>`;
  return (
    `<tr><th scope="row">${ink.code(first)}<p class="quiet">${ink.own(kind)}</p>${like === '' ? '' : `<p class="like">${like}</p>`}</th>` +
    `<td>${groups.join('')}${waived}</td></tr>`
  );
}

function rank({policy, kind}: Partition): number {
  if (policy === 'symptom') return 2;
  return kind === 'region-drift' ? 0 : 1;
}

function rowOf(partition: Partition, ink: Ink): string {
  const kind = partition.kind === 'region-drift' ? 'differences-region' : 'differences-within';
  const groups = partition.groups.map((group, i) => groupOf(group, i > 0, ink));
  const unknown =
    partition.unknown.length === 0
      ? ''
      : `<p class="group unknown"><span class="sign" aria-hidden="true">?</span>${ink.own('differences-unknown')} ${ink.names(partition.unknown)}</p>`;
  const symptom = partition.policy === 'symptom' ? ` · ${ink.own('differences-symptom')}` : '';
  return (
    `<tr><th scope="row">${ink.code(partition.fact)}<p class="quiet">${ink.own(kind)}${symptom}</p></th>` +
    `<td>${groups.join('')}${unknown}</td></tr>`
  );
}

function groupOf({value, nodes}: PartitionGroup, minority: boolean, ink: Ink): string {
  const shown =
    value.kind === 'missing'
      ? ink.own('differences-missing', {reason: value.reason})
      : ink.code(cut(Array.isArray(value.value) ? value.value.join(' ') : String(value.value)));
  const mark = minority ? ` <b class="minority">${ink.own('differences-minority')}</b>` : '';
  return `<p class="group${minority ? ' odd' : ''}"><span class="count">${nodes.length}</span>${shown} <span class="quiet">${ink.names(nodes)}</span>${mark}</p>`;
}

const VALUE_LENGTH = 300;

function cut(text: string): string {
  return text.length <= VALUE_LENGTH ? text : `${text.slice(0, VALUE_LENGTH)} …`;
}
