import type {Partition} from '../../model/comparison.ts';
import type {FactValue, NodeFacts} from '../../model/fact.ts';
import type {Finding} from '../../model/finding.ts';
import type {ReportDocument} from '../../model/report.ts';
import type {ActionInput} from '../define-action.ts';

/** Input of an action: facts by node, and a finding about `about` in which those nodes differ from the others. */
export function inputOf(
  nodes: Readonly<Record<string, Readonly<Record<string, FactValue>>>>,
  about: readonly string[],
  remedy: {id: string; params?: Record<string, number>} = {id: 'x'},
  pairs?: Finding['scope'],
): ActionInput {
  const facts = new Map(
    Object.entries(nodes).map(([node, leaves]) => [node, factsOf(node, leaves)]),
  );
  const message = {id: 'x', ...(remedy.params === undefined ? {} : {params: remedy.params})};
  const scope = pairs ?? {kind: 'node' as const, nodes: [...about]};
  const inventory = {
    nodes: Object.keys(nodes).map((id, i) => ({
      id,
      reach: {kind: 'local'},
      address: `10.0.0.${i + 1}`,
      labels: {region: id},
      origin: 'test',
    })),
  };
  const document = {
    run: {id: 'test', inventory},
    facts: [...facts.values()],
    paths: [],
    comparison: {partitions: partitionsOf(nodes), symptoms: [], cohorts: []},
  } as unknown as ReportDocument;
  return {
    document,
    finding: {scope, title: message, evidenceFor: [], evidenceAgainst: []} as unknown as Finding,
    remedy: {id: remedy.id, message},
    facts,
  };
}

function factsOf(node: string, values: Readonly<Record<string, FactValue>>): NodeFacts {
  const leaves = Object.fromEntries(
    Object.entries(values).map(([path, value]) => [path, {value, section: 'test'}]),
  );
  return {node, at: '', sections: {}, leaves, dropped: []};
}

function partitionsOf(
  nodes: Readonly<Record<string, Readonly<Record<string, FactValue>>>>,
): Partition[] {
  const paths = new Set(Object.values(nodes).flatMap((values) => Object.keys(values)));
  return [...paths].map((fact) => {
    const groups = new Map<
      string,
      {value: Partition['groups'][number]['value']; nodes: string[]}
    >();
    for (const [node, values] of Object.entries(nodes)) {
      const own = values[fact];
      const value =
        own === undefined
          ? {kind: 'missing' as const, reason: 'absent'}
          : {kind: 'value' as const, value: own};
      const key = JSON.stringify(value);
      groups.set(key, {value, nodes: [...(groups.get(key)?.nodes ?? []), node]});
    }
    const kind = 'within-region' as const;
    return {
      cohort: 'c',
      fact,
      policy: 'identical',
      tag: 'kernel',
      kind,
      groups: [...groups.values()],
      unknown: [],
    };
  });
}
