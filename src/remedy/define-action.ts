import type {NodeFacts} from '../model/fact.ts';
import type {Finding} from '../model/finding.ts';
import type {Message, Strings} from '../model/message.ts';
import type {
  Criterion,
  PlanArtifact,
  PlanRisk,
  PlanStep,
  PlanTicket,
  ProofPath,
  Rollout,
} from '../model/plan.ts';
import type {ReportDocument} from '../model/report.ts';

export type ActionInput = {
  document: ReportDocument;
  finding: Finding;
  /** The remedy of the finding that is asked for, with its own words and numbers. */
  remedy: Finding['safe'][number];
  facts: ReadonlyMap<string, NodeFacts>;
};

/** A step as an action thinks of it; its id is given when the plan is put together. */
export type DraftStep = Omit<PlanStep, 'id' | 'action' | 'phase'> & {phase?: number};

/** What an action would do. Pure: the same input gives the same draft. */
export type ActionDraft = {
  steps: readonly DraftStep[];
  proof?: readonly ProofPath[];
  criterion?: Criterion | null;
  leftOut?: readonly Message[];
  artifacts?: readonly PlanArtifact[];
  tickets?: readonly PlanTicket[];
  /** Dangers that this very draft brings; it is refused unless each of them is accepted by name. */
  risks?: readonly PlanRisk[];
  rollout?: Pick<Rollout, 'mode'>;
};

/** Why an action cannot be planned for this finding, in one sentence with the mend. */
export type ActionRefusal = {refused: Message};

/** One way to change something. One folder under `actions/`, named by its id. */
export type Action = {
  id: string;
  /** Remedies of findings that it carries out. */
  remedies: readonly string[];
  strings: Strings;
  draft(input: ActionInput): ActionDraft | ActionRefusal;
};

export function defineAction(action: Action): Action {
  return action;
}
