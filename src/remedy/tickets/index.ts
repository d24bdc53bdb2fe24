import type {Finding} from '../../model/finding.ts';
import {type Message, messages, type Strings} from '../../model/message.ts';
import type {PlanTicket} from '../../model/plan.ts';
import type {ReportDocument} from '../../model/report.ts';
import {nodesOf} from '../peers.ts';

export const ticketStrings = {
  manual: {
    en: 'What to do: {what}',
    'zh-CN': '需要做的：{what}',
  },
} as const satisfies Strings;

const say = messages('ticket', ticketStrings);

export function ticketsFor(
  document: ReportDocument,
  finding: Finding,
  remedy: {id: string; message: Message},
): PlanTicket[] {
  const body = [say('manual', {what: remedy.message})];
  const nodes = nodesOf(finding);
  return [
    {
      recipient: 'owner',
      subject: finding.title,
      body,
      nodes: nodes.length > 0 ? nodes : document.facts.map(({node}) => node),
    },
  ];
}
