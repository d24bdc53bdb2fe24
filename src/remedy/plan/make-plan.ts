import {AppError} from '../../model/error.ts';
import type {Finding} from '../../model/finding.ts';
import type {Message} from '../../model/message.ts';
import {regionOf} from '../../model/node.ts';
import {
  canonicalJson,
  PLAN_SCHEMA_VERSION,
  type Plan,
  type PlanBody,
  type PlanRisk,
  type PlanStep,
  type PlanTarget,
  type Rollout,
} from '../../model/plan.ts';
import type {ReportDocument} from '../../model/report.ts';
import {ACTIONS} from '../actions/index.ts';
import type {ActionDraft} from '../define-action.ts';
import {precondition, sha256} from '../fact-hash.ts';
import {RISKS} from '../risks.ts';
import {ticketsFor} from '../tickets/index.ts';
import {rollOutOrder} from './roll-out-order.ts';

export type PlanRequest = {
  document: ReportDocument;
  /** Id of a finding of it. */
  finding: string;
  /** One of the finding’s remedies; absent: the first that can be planned. */
  remedy?: string;
  acceptedRisks: readonly string[];
  /** Fingerprints by node id. */
  hostKeys: ReadonlyMap<string, readonly string[]>;
  samespecVersion: string;
  /** Only these of the nodes that the remedy would change. */
  only?: readonly string[];
  maxUnavailable: number;
  pauseSeconds: number;
  windowSeconds: number;
};

/** A plan for one finding of a saved run. Pure but for the host keys given: the same request gives the same plan. */
export function makePlan(request: PlanRequest): Plan {
  const {document, acceptedRisks} = request;
  refuseUnacceptable(acceptedRisks);
  const finding = findingOf(document, request.finding);
  const {action, remedy, draft} = chosen(finding, request);
  const kept = onlyThese(draft, request.only);
  const steps = numbered(kept.steps ?? [], action);
  checkRisks(draft, acceptedRisks);
  const targets = targetsOf(request, steps);
  const proof = (kept.proof ?? []).filter(({from}) => targets.some(({node}) => node.id === from));
  return planOf({
    schemaVersion: PLAN_SCHEMA_VERSION,
    createdAt: document.run.endedAt ?? document.run.startedAt,
    samespecVersion: request.samespecVersion,
    run: document.run.id,
    finding: finding.id,
    findingTitle: finding.title,
    remedy,
    targets,
    witnesses: witnessesOf(request, targets, proof),
    steps: withIdentity(steps, document),
    leftOut: [...(draft.leftOut ?? [])],
    artifacts: [...(draft.artifacts ?? [])],
    tickets: [...(draft.tickets ?? [])],
    acceptedRisks: (draft.risks ?? []).filter(({id}) => acceptedRisks.includes(id)),
    dangers: finding.danger.map(({id, message}) => ({id, message})),
    rollout: rolloutOf(request, draft, targets, finding),
    proof,
    criterion: judgedBy(draft, targets),
    windowSeconds: request.windowSeconds,
    sudo: document.run.settings.sudo,
  });
}

/** A region that is changed as well is no control. */
function judgedBy({criterion}: ActionDraft, targets: Plan['targets']): Plan['criterion'] {
  if (criterion === undefined || criterion === null) return null;
  const changed = new Set(targets.map(({node}) => regionOf(node)));
  return {...criterion, control: criterion.control.filter((region) => !changed.has(region))};
}

export function planOf(body: PlanBody): Plan {
  return {id: sha256(canonicalJson(body)), ...body};
}

function findingOf(document: ReportDocument, id: string): Finding {
  const {findings} = document.diagnosis;
  const found = findings.find((finding) => finding.id === id);
  const open = findings.filter(({safe}) => safe.length > 0);
  if (found === undefined) {
    throw new AppError('plan-finding-unknown', {finding: id, known: open.map((each) => each.id)});
  }
  if (found.safe.length === 0) throw new AppError('plan-no-remedy', {finding: id});
  return found;
}

type Chosen = {action: string; remedy: string; draft: ActionDraft};

function chosen(finding: Finding, request: PlanRequest): Chosen {
  const {remedy: wanted} = request;
  const remedies = wanted === undefined ? finding.safe : [remedyOf(finding, wanted)];
  const facts = new Map(request.document.facts.map((each) => [each.node, each]));
  let refused: Message | undefined;
  for (const remedy of remedies) {
    const action = ACTIONS.find(({remedies: ids}) => ids.includes(remedy.id));
    if (action === undefined) continue;
    const draft = action.draft({document: request.document, finding, remedy, facts});
    if (!('refused' in draft)) return {action: action.id, remedy: remedy.id, draft};
    refused ??= draft.refused;
  }
  if (refused !== undefined) {
    throw new AppError('plan-refused', {finding: finding.id, reason: refused});
  }
  // What no action can do is work for a person: the same plan, with nothing in it that samespec would carry out.
  const [first] = remedies;
  if (first === undefined) throw new AppError('plan-no-remedy', {finding: finding.id});
  const tickets = ticketsFor(request.document, finding, first);
  return {action: 'ticket', remedy: first.id, draft: {steps: [], tickets}};
}

/** A remedy by its name, a dangerous one among them where an action can try and undo it. */
function remedyOf(finding: Finding, wanted: string): Finding['safe'][number] {
  const risk = RISKS.get(wanted);
  if (risk !== undefined) {
    const known = ACTIONS.some(({remedies}) => remedies.includes(wanted));
    if (!risk.acceptable || !known) throw new AppError('plan-dangerous', refusal(wanted));
    return {id: wanted, message: risk.reason};
  }
  const found = finding.safe.find(({id}) => id === wanted);
  if (found !== undefined) return found;
  const known = finding.safe.map(({id}) => id);
  throw new AppError('plan-remedy-unknown', {finding: finding.id, remedy: wanted, known});
}

function refusal(id: string): {risk: string; reason: Message} {
  const reason = RISKS.get(id)?.reason ?? {id: 'risk/unknown'};
  return {risk: id, reason};
}

function refuseUnacceptable(accepted: readonly string[]): void {
  for (const id of accepted) {
    const risk = RISKS.get(id);
    if (risk === undefined)
      throw new AppError('plan-risk-unknown', {risk: id, known: [...RISKS.keys()]});
    if (!risk.acceptable) throw new AppError('plan-dangerous', refusal(id));
  }
}

function checkRisks({risks}: ActionDraft, accepted: readonly string[]): void {
  for (const risk of risks ?? []) {
    if (accepted.includes(risk.id)) continue;
    throw new AppError('plan-risk', {
      risk: risk.id,
      reason: risk.message satisfies PlanRisk['message'],
    });
  }
}

function onlyThese(draft: ActionDraft, only: readonly string[] | undefined): ActionDraft {
  if (only === undefined) return draft;
  for (const node of only) {
    if (draft.steps.some(({target}) => target === node)) continue;
    const known = [...new Set(draft.steps.map(({target}) => target))];
    throw new AppError('plan-node-untouched', {node, known});
  }
  return {...draft, steps: draft.steps.filter(({target}) => only.includes(target))};
}

function numbered(steps: ActionDraft['steps'], action: string): PlanStep[] {
  const counts = new Map<string, number>();
  return steps.map((step) => {
    const number = (counts.get(step.target) ?? 0) + 1;
    counts.set(step.target, number);
    return {...step, id: `${step.target}/${number}`, action, phase: step.phase ?? 0};
  });
}

/** The first step of each node also holds that it is the machine the run saw. */
function withIdentity(steps: readonly PlanStep[], document: ReportDocument): PlanStep[] {
  const met = new Set<string>();
  return steps.map((step) => {
    const facts = document.facts.find(({node}) => node === step.target);
    if (met.has(step.target) || facts === undefined) return step;
    met.add(step.target);
    const identity = precondition(facts, 'os.machineId');
    return {...step, preconditions: [identity, ...step.preconditions]};
  });
}

function targetsOf(request: PlanRequest, steps: readonly PlanStep[]): PlanTarget[] {
  const wanted = new Set(steps.map(({target}) => target));
  return targetsNamed(request, wanted);
}

function witnessesOf(
  request: PlanRequest,
  targets: readonly PlanTarget[],
  proof: PlanBody['proof'],
): PlanTarget[] {
  const others = new Set(proof.map(({to}) => to));
  for (const {node} of targets) others.delete(node.id);
  return targetsNamed(request, others);
}

function targetsNamed(request: PlanRequest, ids: ReadonlySet<string>): PlanTarget[] {
  const {run, comparison} = request.document;
  return run.inventory.nodes
    .filter(({id}) => ids.has(id))
    .map((node) => ({
      node,
      hostKeys: [...(request.hostKeys.get(node.id) ?? [])].sort(),
      cohort: comparison.cohorts.find(({nodes}) => nodes.includes(node.id))?.id ?? null,
    }));
}

function rolloutOf(
  {document, maxUnavailable, pauseSeconds}: PlanRequest,
  {rollout}: ActionDraft,
  targets: readonly PlanTarget[],
  finding: Finding,
): Rollout {
  const order = rollOutOrder(document, finding, targets);
  return {mode: rollout?.mode ?? 'node', order, maxUnavailable, pauseSeconds};
}
