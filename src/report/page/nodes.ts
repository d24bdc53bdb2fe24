import {regionOf} from '../../model/node.ts';
import type {ReportDocument} from '../../model/report.ts';
import type {NodeOutcome} from '../../model/run.ts';
import {nodesInScope} from '../outline/cohorts.ts';
import {say} from '../strings.ts';
import type {Look, NodeData} from './data.ts';
import type {Text} from './text.ts';
import type {Writer} from './writer.ts';

// What a node’s own page lists; a finding about the whole fleet is not about this node.
const FINDINGS = 40;

/** Every node in the order of the inventory, and the regions, sorted. */
export function nodesOf(
  document: ReportDocument,
  writer: Writer,
): {nodes: NodeData[]; regions: string[]} {
  const {inventory, outcomes} = document.run;
  const known = new Map(outcomes.map((outcome) => [outcome.node, outcome]));
  const findings = findingsByNode(document);
  const nodes = inventory.nodes.map((node): NodeData => {
    const outcome = known.get(node.id);
    const [look, text] = answerOf(outcome, writer);
    return {
      id: writer.name(node.id),
      region: writer.name(regionOf(node)),
      address: node.address === undefined ? null : writer.name(node.address),
      look,
      outcome: text,
      durationMs: outcome?.durationMs ?? null,
      findings: findings.get(node.id) ?? [],
    };
  });
  return {nodes, regions: [...new Set(nodes.map(({region}) => region))].sort()};
}

function answerOf(outcome: NodeOutcome | undefined, writer: Writer): [Look, Text] {
  if (outcome === undefined) return ['unknown', writer.own('node-unasked')];
  if (outcome.ok && !outcome.partial) return ['ok', writer.own('node-ok')];
  if (outcome.ok) return ['warn', writer.own('node-in-part')];
  const why =
    outcome.message ??
    say(outcome.failure === undefined ? 'reach-unsaid' : `reach-${outcome.failure}`);
  return ['critical', writer.tell(why)];
}

/** Places of the findings that name a node and are more than “ruled out”. */
function findingsByNode(document: ReportDocument): Map<string, number[]> {
  const byNode = new Map<string, number[]>();
  for (const [place, {scope, verdict}] of document.diagnosis.findings.entries()) {
    if (verdict === 'ruled-out') continue;
    for (const node of nodesInScope(scope, document)) {
      const places = byNode.get(node) ?? [];
      if (places.length < FINDINGS) byNode.set(node, [...places, place]);
    }
  }
  return byNode;
}
