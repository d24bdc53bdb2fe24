import {byText} from '../compare/order.ts';
import type {Finding, RuleResult} from '../model/finding.ts';
import type {Node} from '../model/node.ts';
import {clusterGaps} from './cluster-gaps.ts';
import type {EvidenceView} from './define-rule.ts';
import {say} from './engine-strings.ts';
import {unreadFacts} from './fact-gaps.ts';
import {unknownProbes} from './probe-gaps.ts';
import {seriesGaps} from './series-gaps.ts';
import {unknownFinding} from './unknown-finding.ts';
import {whereNodes} from './where.ts';

/** What is not known and worth a line: few, grouped, each with its reason. `failed`: results that are an error. */
export function gapsOf(view: EvidenceView, failed: readonly RuleResult[]): Finding[] {
  return [
    ...failedChecks(failed, view.nodes),
    ...silentNodes(view),
    ...clusterGaps(view),
    ...seriesGaps(view),
    ...unreadFacts(view),
    ...unknownProbes(view).map(({kind, title, why}) =>
      unknownFinding({kind, nodes: idsOf(view.nodes), title, why}),
    ),
  ];
}

function failedChecks(failed: readonly RuleResult[], fleet: readonly Node[]): Finding[] {
  const [own, ours] = [failed.filter(isUsers), failed.filter((one) => !isUsers(one))];
  return [
    ...toldFailed('checks-failed', ours, fleet),
    ...toldFailed('own-checks-failed', own, fleet),
  ];
}

/** A rule of the user’s own: its fault is not ours, and the words say so. */
function isUsers({rule}: RuleResult): boolean {
  return rule.startsWith('user/');
}

function toldFailed(
  kind: 'checks-failed' | 'own-checks-failed',
  failed: readonly RuleResult[],
  fleet: readonly Node[],
): Finding[] {
  if (failed.length === 0) return [];
  const rules = [...new Set(failed.map(({rule}) => rule))].sort(byText);
  const evidence = failed.flatMap(({message}) =>
    message === undefined ? [] : [{message, sources: []}],
  );
  const title = say(kind, {count: rules.length, rules});
  const why = say(`${kind}-why`);
  return [unknownFinding({kind, nodes: idsOf(fleet), title, why, evidence})];
}

function silentNodes(view: EvidenceView): Finding[] {
  const nodes = idsOf(view.nodes.filter((node) => !view.facts.has(node.id)));
  if (nodes.length === 0) return [];
  const title = say('nodes-not-observed', {where: whereNodes(nodes, view.nodes)});
  const why = say('nodes-not-observed-why');
  return [unknownFinding({kind: 'nodes-not-observed', nodes, title, why})];
}

function idsOf(nodes: readonly Node[]): string[] {
  return nodes.map((node) => node.id).sort(byText);
}
