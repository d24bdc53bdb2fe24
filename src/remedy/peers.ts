import type {Partition} from '../model/comparison.ts';
import type {FactValue} from '../model/fact.ts';
import type {Finding} from '../model/finding.ts';
import type {ReportDocument} from '../model/report.ts';

/** A fact in which some nodes differ from most of their cohort. */
export type Alignment = {
  fact: string;
  /** What most of the cohort has; null where no value is that of most. */
  value: FactValue | null;
  /** Nodes of the finding that have something else. */
  nodes: string[];
};

/** Facts that set exactly the finding’s nodes apart, with what their peers have. */
export function alignments(
  document: ReportDocument,
  finding: Finding,
  wanted: (fact: string) => boolean,
): Alignment[] {
  const own = new Set(nodesOf(finding));
  const found: Alignment[] = [];
  for (const partition of document.comparison.partitions) {
    if (partition.policy !== 'identical' || !wanted(partition.fact)) continue;
    const most = majority(partition);
    const odd = partition.groups
      .filter((group) => group !== most)
      .flatMap(({nodes}) => nodes)
      .filter((node) => own.has(node));
    if (odd.length === 0) continue;
    const {fact} = partition;
    const value = most?.value.kind === 'value' ? most.value.value : null;
    found.push({fact, value, nodes: odd.sort()});
  }
  return found.sort((a, b) => (a.fact < b.fact ? -1 : 1));
}

export function nodesOf({scope}: Finding): string[] {
  switch (scope.kind) {
    case 'node':
    case 'cohort':
      return scope.nodes;
    case 'pair':
      return [...new Set(scope.pairs.flat())].sort();
    case 'region':
      return [];
  }
}

/** The group that holds more than half of all that answered. */
function majority({groups}: Partition): Partition['groups'][number] | undefined {
  const all = groups.reduce((sum, {nodes}) => sum + nodes.length, 0);
  return groups.find(({nodes}) => nodes.length * 2 > all);
}
