import type {Partition, PartitionGroup} from '../../model/comparison.ts';
import type {ReportDocument} from '../../model/report.ts';
import type {Ink} from './ink.ts';

// The JSON output has them all.
const SHOWN = 300;

/** Facts that are not equal within a cohort; the minority is marked. */
export function differencesSection(document: ReportDocument, ink: Ink): string {
  const partitions = [...document.comparison.partitions].sort((a, b) => rank(a) - rank(b));
  const rows = partitions.slice(0, SHOWN).map((partition) => rowOf(partition, ink));
  const more = partitions.length - rows.length;
  const rest = more > 0 ? `<p class="quiet">${ink.own('page-more', {count: more})}</p>` : '';
  const table =
    `<div class="scroll" tabindex="0"><table class="list differences"><thead><tr><th scope="col">${ink.own('differences-fact')}</th>` +
    `<th scope="col">${ink.own('differences-groups')}</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>${rest}`;
  const lead = rows.length === 0 ? 'differences-none' : 'differences-lead';
  return (
    `<section id="differences"><h2>${ink.own('page-differences')}</h2><p class="lead">${ink.own(lead)}</p>` +
    `${rows.length === 0 ? '' : `<div class="card">${table}</div>`}</section>`
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
