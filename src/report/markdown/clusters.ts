import type {Message} from '../../model/message.ts';
import type {ReportDocument} from '../../model/report.ts';
import {type ClusterDifference, clusterDifferences} from '../outline/cluster-differences.ts';
import {say} from '../strings.ts';
import {codeSpan, escapeMarkdown} from './escape.ts';

type Scribe = (message: Message) => string;

const SHOWN = 60;

/** What differs between clusters, as a table. */
export function clusterTable(document: ReportDocument, tell: Scribe): string[] {
  const all = clusterDifferences(document);
  if (all.length === 0) return [];
  const head = ['differences-fact', 'cluster-most', 'cluster-others', 'cluster-unknown'] as const;
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const more = all.length - SHOWN;
  return [
    `## ${tell(say('cluster-differences'))}`,
    '',
    row(head.map((id) => tell(say(id)))),
    row(head.map(() => '---')),
    ...all.slice(0, SHOWN).map((one) => row(cellsOf(one, tell))),
    ...(more > 0 ? ['', tell(say('nodes-more', {count: more}))] : []),
  ];
}

function cellsOf({fact, isSymptom, groups, unknown}: ClusterDifference, tell: Scribe): string[] {
  const [most, ...others] = groups.map(({value, clusters}) =>
    tell(say('cluster-group', {value, clusters})),
  );
  const name = codeSpan(fact);
  return [
    isSymptom ? `${name} (${tell(say('differences-symptom'))})` : name,
    most ?? '',
    others.join('; '),
    unknown.map(escapeMarkdown).join(', '),
  ];
}
