import type {FactLeaf, NodeFacts, PolicyTable} from '../../src/model/fact.ts';
import type {Inventory} from '../../src/model/node.ts';
import type {Fleet} from './make-fleet.ts';

/** The fleet as a saved run holds it: facts per node, those that are equal everywhere included. */
export function nodeFactsOf(
  {table, measured, symptomFacts}: Fleet,
  factsPerNode: number,
): {inventory: Inventory; facts: Map<string, NodeFacts>; table: PolicyTable} {
  const sections = {all: {command: 'collect', exit: 0, durationMs: 1, bytes: 1, truncated: false}};
  const equal: [string, FactLeaf][] = Array.from(
    {length: Math.max(0, factsPerNode - table.facts.length)},
    (_, i) => [`sysctl.equal.key${i}`, {value: `same ${i}`, section: 'all'}],
  );
  const facts = new Map<string, NodeFacts>();
  table.nodes.forEach((node, n) => {
    const leaves = Object.fromEntries(equal);
    for (const {fact, codes, readings} of table.facts) {
      const reading = readings[codes[n] as number];
      leaves[fact] =
        reading === undefined || reading.kind === 'missing'
          ? {reason: 'timeout', message: {id: 'model/fact-not-reported'}, section: 'all'}
          : {value: reading.value, section: 'all'};
    }
    facts.set(node, {node, at: '2026-11-23T05:41:07.000Z', sections, leaves, dropped: []});
  });
  const nodes = measured.map(({node, region}) => {
    return {node, region};
  });
  return {
    facts,
    inventory: {
      nodes: nodes.map(({node, region}) => {
        return {id: node, reach: {kind: 'local'}, labels: {region}, origin: 'bench'};
      }),
      services: [],
      expectations: [],
    },
    table: [
      ...[...symptomFacts].map((fact) => [fact, {policy: 'symptom', tag: 'cpu'}] as const),
      ['**', {policy: 'identical', tag: 'kernel'}],
    ],
  };
}
