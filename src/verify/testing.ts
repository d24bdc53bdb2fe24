import {
  type Criterion,
  canonicalJson,
  type JournalEntry,
  PLAN_SCHEMA_VERSION,
  type Plan,
  type PlanBody,
} from '../model/plan.ts';
import type {VerifyRunFile} from '../model/verification.ts';

/** Large answers of `hk`, beside `bj` and `sg`. */
export function criterion(changes: Partial<Criterion> = {}): Criterion {
  return {
    metric: 'service-large',
    region: 'hk',
    direction: 'lower-is-better',
    statistic: 'p95',
    marginShare: 0.1,
    runsPerArm: 6,
    order: 'before-after',
    control: ['bj', 'sg'],
    peers: ['bj', 'sg'],
    guards: [],
    ...changes,
  };
}

/** A plan that changes `nodes`, with nothing in it but what a verification reads. */
export function planWith(
  nodes: PlanBody['targets'][number]['node'][],
  hash: (text: string) => string,
  changes: Partial<PlanBody> = {},
): Plan {
  const body: PlanBody = {
    schemaVersion: PLAN_SCHEMA_VERSION,
    createdAt: '2026-11-23T00:00:00.000Z',
    samespecVersion: 'test',
    run: 'test',
    finding: 'overlay-black-hole',
    findingTitle: {id: 'test/title'},
    remedy: 'mss-clamp',
    targets: nodes.map((node) => ({node, hostKeys: [], cohort: null})),
    witnesses: [],
    steps: nodes.map(({id}) => ({
      ...{id: `${id}/1`, target: id, action: 'sysctl', title: {id: 'test/step'}, phase: 0},
      ...{namespace: null, argv: ['true'], preconditions: [], inverse: ['true'], persist: []},
      ...{expect: [], blastRadius: {interfaces: [], pods: []}, disruptive: false},
    })),
    leftOut: [],
    artifacts: [],
    tickets: [],
    acceptedRisks: [],
    dangers: [],
    rollout: {mode: 'node', order: nodes.map(({id}) => id), maxUnavailable: 1, pauseSeconds: 0},
    proof: [],
    criterion: criterion(),
    windowSeconds: 60,
    sudo: false,
    ...changes,
  };
  return {id: hash(canonicalJson(body)), ...body};
}

/** A line of the journal that says what became of one node. */
export function stateLine(
  plan: Plan,
  at: string,
  node: string,
  state: NonNullable<JournalEntry['state']>,
): JournalEntry {
  return {at, plan: plan.id, attempt: 'a', by: 'a@b', node, event: 'state', state};
}

/** A saved run without its checksum. */
export function runContent(
  plan: Plan,
  arm: 'before' | 'after',
  index: number,
  minute: number,
): Omit<VerifyRunFile, 'sha256'> {
  const at = (second: number) => new Date(Date.UTC(2026, 10, 23, 0, minute, second)).toISOString();
  return {
    schemaVersion: 1,
    plan: plan.id,
    samespecVersion: 'test',
    requests: 5,
    run: {
      ...{arm, index, startedAt: at(0), endedAt: at(10)},
      ...{values: [], spectrum: [], rejected: null},
    },
    paths: [],
  };
}
