import type {Comparison} from '../model/comparison.ts';
import type {NodeFacts, PolicyTable} from '../model/fact.ts';
import type {Inventory} from '../model/node.ts';
import type {PathResult} from '../model/path.ts';
import {cohortsOf} from './cohorts.ts';
import {policies} from './columns.ts';
import {countByFamily, driftOf} from './partitions.ts';
import {samplesOf} from './region-samples.ts';
import {summariesOf} from './region-summaries.ts';
import {symptomsOf} from './symptoms.ts';

export type CompareInput = {
  inventory: Inventory;
  facts: ReadonlyMap<string, NodeFacts>;
  factsAfter: ReadonlyMap<string, NodeFacts>;
  paths: readonly PathResult[];
  policies: PolicyTable;
};

/**
 * Who differs from whom, and which region is slower: pure, and the same to the byte for any order of input.
 */
export function compare(input: CompareInput): Comparison {
  const {inventory, facts, paths} = input;
  const cohorts = cohortsOf(inventory, facts);
  const policyFor = policies(input.policies, inventory.expectations);
  const drift = driftOf(cohorts, inventory.nodes, facts, policyFor);
  const metrics = samplesOf(paths, inventory.nodes);
  return {
    cohorts,
    partitions: drift.partitions,
    equalFacts: countByFamily(drift.equal),
    symptoms: symptomsOf(metrics),
    regionSummaries: summariesOf(metrics),
  };
}
