import {AppError} from '../model/error.ts';
import {type Inventory, type Node, regionOf} from '../model/node.ts';
import type {PathResult} from '../model/path.ts';
import type {Criterion, Plan} from '../model/plan.ts';
import {probesOf} from './rejection.ts';
import {askedOf} from './run-values.ts';

/** What a plan’s run offers to be measured again. */
export type KnownRun = {id: string; inventory: Inventory; paths: readonly PathResult[]};

/**
 * The part of a fleet that a criterion speaks of: its regions, without nodes that could not be measured when the
 * problem was found. The plan’s own nodes must be those of the run. Pure.
 */
export function scopeOf(plan: Plan, criterion: Criterion, run: KnownRun): Inventory {
  const {id, inventory, paths} = run;
  const strangers = plan.targets.filter(
    ({node}) => !inventory.nodes.some((known) => isSame(known, node)),
  );
  if (strangers.length > 0) {
    throw new AppError('verify-other-nodes', {run: id, nodes: strangers.map(({node}) => node.id)});
  }
  const regions = new Set(askedOf(criterion).map(({region}) => region));
  const probes = probesOf(criterion);
  const answered = new Set(
    paths
      .filter(({probe, state}) => probes.has(probe) && state !== 'unknown')
      // A transfer was measured with some pairs only; both of its ends can be.
      .flatMap(({source, destination}) => [source, destination]),
  );
  const nodes = inventory.nodes.filter(
    (node) => regions.has(regionOf(node)) && answered.has(node.id),
  );
  if (!nodes.some((node) => regionOf(node) === criterion.region)) {
    throw new AppError('verify-nothing-measured', {run: id, regions: [criterion.region]});
  }
  const services = inventory.services
    .filter(({region}) => regions.has(region))
    // Where on its way an answer is slow is not asked again.
    .map(({podUrl: _1, proxyUrl: _2, tlsUrl: _3, ingressUrl: _4, ...service}) => service);
  return {...inventory, nodes, services};
}

function isSame(a: Node, b: Node): boolean {
  return (
    a.id === b.id && a.address === b.address && JSON.stringify(a.reach) === JSON.stringify(b.reach)
  );
}
