import type {Strings} from '../model/message.ts';
import {ACTIONS} from './actions/index.ts';
import {protocolStrings} from './protocol/strings.ts';
import {riskStrings} from './risks.ts';
import {showStrings} from './show/strings.ts';
import {ticketStrings} from './tickets/index.ts';

export {knownHostKeys} from './host-keys.ts';
export {openJournal, planFolder} from './plan/journal.ts';
export {makePlan} from './plan/make-plan.ts';
export {readPlan} from './plan/plan-file.ts';
export {applyPlan} from './protocol/apply.ts';
export {factsReader} from './protocol/facts.ts';
export {rollbackPlan} from './protocol/rollback.ts';
export {planMarkdown, planText} from './show/index.ts';

/** Texts of this room, each list under its prefix. */
export const remedyStrings: readonly {prefix: string; strings: Strings}[] = [
  {prefix: 'plan-text', strings: showStrings},
  {prefix: 'protocol', strings: protocolStrings},
  {prefix: 'risk', strings: riskStrings},
  {prefix: 'ticket', strings: ticketStrings},
  ...ACTIONS.map(({id, strings}) => ({prefix: `action-${id}`, strings})),
];
