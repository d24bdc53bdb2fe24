import {byText} from '../compare/order.ts';
import type {Cluster} from '../model/cluster.ts';
import {factPath, factSegments, type NodeFacts, readFact} from '../model/fact.ts';
import type {Evidence, Finding} from '../model/finding.ts';
import {leafNamesIn} from '../model/leaf-table.ts';
import {messages} from '../model/message.ts';
import {clusterGapStrings} from './cluster-gap-strings.ts';
import type {EvidenceView} from './define-rule.ts';
import {unknownFinding} from './unknown-finding.ts';

const say = messages('cluster-gap', clusterGapStrings);
const REASONS = ['denied', 'timeout', 'unparsed'] as const;
type Reason = (typeof REASONS)[number];

/** Clusters that could not be asked, and what was asked of the others and not given, each named once. */
export function clusterGaps({clusters = []}: EvidenceView): Finding[] {
  const failed = clusters.flatMap(({context, nodes, failure}) =>
    failure === undefined
      ? []
      : [
          unknownFinding({
            kind: 'cluster-not-asked',
            nodes,
            title: say('not-asked', {clusters: [context], why: failure}),
            why: say('not-asked-why'),
          }),
        ],
  );
  const silent = clusters.filter(
    ({facts, failure}) => facts === undefined && failure === undefined,
  );
  const unread =
    silent.length === 0
      ? []
      : [
          unknownFinding({
            kind: 'cluster-not-read',
            nodes: silent.flatMap(({nodes}) => nodes),
            title: say('not-read', {clusters: silent.map(({context}) => context)}),
            why: say('not-asked-why'),
          }),
        ];
  return [...failed, ...unread, ...REASONS.flatMap((reason) => lacking(reason, clusters))];
}

/** One line for the clusters that lack the same. */
function lacking(reason: Reason, clusters: readonly Cluster[]): Finding[] {
  const all = clusters.flatMap((cluster) => {
    const gaps = cluster.facts === undefined ? [] : gapsIn(cluster.facts, reason);
    return gaps.length === 0 ? [] : [{cluster, gaps}];
  });
  const alike = Map.groupBy(all, ({gaps}) => gaps.map(({what}) => what).join('\n'));
  return [...alike.values()].map((same) =>
    unknownFinding({
      kind: `cluster-${reason}`,
      nodes: same.flatMap(({cluster}) => cluster.nodes),
      title: say(reason, {
        clusters: same.map(({cluster}) => cluster.context),
        what: (same[0]?.gaps ?? []).map(({what}) => what),
      }),
      why: say(reason === 'denied' ? 'denied-why' : 'unread-why'),
      evidence: same.flatMap(({gaps}) => gaps.map(({evidence}) => evidence)),
    }),
  );
}

type Gap = {what: string; evidence: Evidence};

/** Lists and objects by `cluster.read.NAME`; settings that came and made no sense under their own name. */
function gapsIn(facts: NodeFacts, reason: Reason): Gap[] {
  const found = leafNamesIn(facts, 'cluster').flatMap((path): Gap[] => {
    const observed = readFact(facts, path);
    if (observed.ok || observed.reason !== reason) return [];
    const [, group, name = path] = factSegments(path);
    const {message, source} = observed;
    if (group === 'read') return [{what: name, evidence: {message, sources: [source]}}];
    // Settings of a list or object that was not given at all are told with it.
    const told = readFact(facts, factPath('cluster', 'read', source.section));
    if (!told.ok && told.reason === reason) return [];
    return [{what: path, evidence: {message, sources: [source]}}];
  });
  const once = new Map(found.map((gap) => [gap.what, gap]));
  return [...once.values()].sort((a, b) => byText(a.what, b.what));
}
