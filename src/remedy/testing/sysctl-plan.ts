import type {NodeFacts} from '../../model/fact.ts';
import {PLAN_SCHEMA_VERSION, type Plan, type PlanBody, type PlanStep} from '../../model/plan.ts';
import {keepSettings} from '../actions/sysctl/own-file.ts';
import {sysctlFact} from '../actions/sysctl/settings.ts';
import {precondition} from '../fact-hash.ts';
import {knownHostKeys} from '../host-keys.ts';
import {planOf} from '../plan/make-plan.ts';
import {KEY, OLD_VALUE, type TestFleet} from './fleet.ts';

/** A small real change: one setting of each node, at run time and in a file; every node proves it with the next. */
export async function sysctlPlan(
  fleet: TestFleet,
  facts: ReadonlyMap<string, NodeFacts>,
  request: {targets: readonly string[]; newValue: string; windowSeconds: number},
  changes: Partial<PlanBody> = {},
): Promise<Plan> {
  const targets = await Promise.all(
    fleet.nodes.map(async ({node}) => ({node, hostKeys: await knownHostKeys(node), cohort: null})),
  );
  const chosen = targets.filter(({node}) => request.targets.includes(node.id));
  return planOf({
    schemaVersion: PLAN_SCHEMA_VERSION,
    createdAt: '2026-11-23T00:00:00.000Z',
    samespecVersion: 'test',
    run: 'test',
    finding: 'sysctl-drift',
    findingTitle: {id: 'action-sysctl/nothing'},
    remedy: 'align-one-node',
    targets: chosen,
    witnesses: targets.filter((target) => !chosen.includes(target)),
    steps: chosen.map(({node}) => stepFor(node.id, facts.get(node.id), request.newValue)),
    leftOut: [],
    artifacts: [],
    tickets: [],
    acceptedRisks: [],
    dangers: [],
    rollout: {mode: 'node', order: [...request.targets], maxUnavailable: 1, pauseSeconds: 0},
    proof: proofOf(fleet, request.targets),
    criterion: null,
    windowSeconds: request.windowSeconds,
    sudo: false,
    ...changes,
  });
}

function stepFor(node: string, facts: NodeFacts | undefined, newValue: string): PlanStep {
  if (facts === undefined) throw new Error(`no facts of ${node}`);
  const fact = sysctlFact(KEY);
  return {
    id: `${node}/1`,
    target: node,
    action: 'sysctl',
    title: {id: 'action-sysctl/set', params: {key: KEY, oldValue: OLD_VALUE, newValue}},
    phase: 0,
    namespace: null,
    argv: ['sysctl', '-q', '-w', `${KEY}=${newValue}`],
    preconditions: [precondition(facts, 'os.machineId'), precondition(facts, fact)],
    inverse: ['sysctl', '-q', '-w', `${KEY}=${OLD_VALUE}`],
    persist: [keepSettings(facts, new Map([[KEY, newValue]]))],
    expect: [{fact, value: newValue}],
    blastRadius: {interfaces: [], pods: []},
    disruptive: false,
  };
}

function proofOf({nodes}: TestFleet, targets: readonly string[]): PlanBody['proof'] {
  return targets.flatMap((from) => {
    const source = nodes.find(({node}) => node.id === from);
    const peer = nodes.find(({node}) => node.id !== from);
    if (source === undefined || peer === undefined) return [];
    return [
      {
        from,
        to: peer.node.id,
        layer: 'host' as const,
        fromAddress: source.address,
        toAddress: peer.address,
        fromNamespace: null,
        toNamespace: null,
        bytes: 1500,
        heldBefore: true,
      },
    ];
  });
}
