import {factPath} from '../../model/fact.ts';
import type {Finding} from '../../model/finding.ts';
import type {Message} from '../../model/message.ts';
import type {PlanTicket} from '../../model/plan.ts';
import type {ReportDocument} from '../../model/report.ts';
import {regionsOf} from '../criterion.ts';
import {textFact} from '../facts-view.ts';
import {nodesOf} from '../peers.ts';
import {handlingOf} from './handling.ts';
import {say} from './strings.ts';

export {ticketStrings} from './strings.ts';

/** Providers whose own words are known; any other machine is taken for one on a hypervisor of one’s own. */
export const PROVIDERS = ['aws', 'gcp', 'azure', 'alibaba', 'tencent', 'huawei'] as const;
type Recipient = (typeof PROVIDERS)[number] | 'hypervisor' | 'cluster' | 'owner';

const MOST_EVIDENCE = 8;

/**
 * A request for each who has to be asked, with the machines that are theirs and the evidence. `nodes`: only these;
 * absent: all that the finding is about.
 */
export function ticketsFor(
  document: ReportDocument,
  finding: Finding,
  remedy: {id: string; message: Message},
  nodes: readonly string[] = concerned(document, finding),
): PlanTicket[] {
  const byRecipient = new Map<Recipient, string[]>();
  for (const node of nodes) {
    const recipient = recipientOf(document, node, remedy.id);
    byRecipient.set(recipient, [...(byRecipient.get(recipient) ?? []), node]);
  }
  return [...byRecipient].map(([recipient, nodes]) => ({
    recipient,
    subject: finding.title,
    body: bodyOf(document, finding, remedy, recipient, nodes),
    nodes,
  }));
}

function bodyOf(
  document: ReportDocument,
  finding: Finding,
  remedy: {id: string; message: Message},
  provider: Recipient,
  nodes: readonly string[],
): Message[] {
  const {topic} = handlingOf(remedy.id);
  return [
    say('ask', {what: remedy.message}),
    ...(topic === undefined ? [] : [topic === 'firmware' ? say(topic) : say(topic, {provider})]),
    ...nodes.map((node) => machineMessage(document, node)),
    ...finding.evidenceFor
      .slice(0, MOST_EVIDENCE)
      .map(({message}) => say('evidence', {what: message})),
    ...finding.evidenceAgainst.map(({message}) => say('against', {what: message})),
    say('check', {run: document.run.id}),
  ];
}

function machineMessage(document: ReportDocument, id: string): Message {
  const node = document.run.inventory.nodes.find((each) => each.id === id);
  const facts = document.facts.find((each) => each.node === id);
  return say('machine', {
    node: id,
    type: node?.labels.instanceType ?? textFact(facts, factPath('cloud', 'instanceType')) ?? '-',
    zone: node?.labels.zone ?? textFact(facts, factPath('cloud', 'zone')) ?? 'none',
    address: node?.address ?? '-',
  });
}

function concerned(document: ReportDocument, finding: Finding): string[] {
  const named = nodesOf(finding);
  if (named.length > 0) return named;
  const regions = regionsOf(document, finding);
  return document.run.inventory.nodes
    .filter(({labels}) => regions.has(labels.region ?? '-'))
    .map(({id}) => id);
}

function recipientOf(document: ReportDocument, id: string, remedy: string): Recipient {
  const {to} = handlingOf(remedy);
  if (to !== 'provider') return to;
  const facts = document.facts.find((each) => each.node === id);
  const node = document.run.inventory.nodes.find((each) => each.id === id);
  const told =
    `${textFact(facts, 'cloud.provider') ?? ''} ${node?.labels.provider ?? ''}`.toLowerCase();
  const names: Readonly<Record<string, string>> = {
    amazon: 'aws',
    google: 'gcp',
    microsoft: 'azure',
    aliyun: 'alibaba',
  };
  const words = told.split(/[^a-z]+/).map((word) => names[word] ?? word);
  return PROVIDERS.find((provider) => words.includes(provider)) ?? 'hypervisor';
}
