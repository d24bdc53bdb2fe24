import type {NodeFacts} from '../model/fact.ts';

/** Benchmarks are facts of the first reading that were asked for apart; without any, the facts as they are. */
export function withBenchmarks(
  facts: Map<string, NodeFacts>,
  benchmarks: ReadonlyMap<string, NodeFacts>,
): Map<string, NodeFacts> {
  if (benchmarks.size === 0) return facts;
  return new Map([...facts].map(([id, all]) => [id, merged(all, benchmarks.get(id))]));
}

function merged(all: NodeFacts, more: NodeFacts | undefined): NodeFacts {
  if (more === undefined) return all;
  return {
    ...all,
    sections: {...all.sections, ...more.sections},
    leaves: {...all.leaves, ...more.leaves},
    dropped: [...all.dropped, ...more.dropped],
  };
}
