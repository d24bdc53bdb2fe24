import type {Partition} from '../../model/comparison.ts';
import {readFact} from '../../model/fact.ts';
import {type Source, seen} from '../../model/observed.ts';
import type {EvidenceView, Input} from '../define-rule.ts';
import {partitions} from '../inputs/index.ts';

/** A fact that differs within a cohort, with one place per value where it was seen. */
export type SourcedPartition = Partition & {sources: readonly Source[]};

/**
 * `partitions` of the facts that ought to be identical, each with the source of one node per group, so that a
 * reader can look at both values. Missing as `partitions`: never “equal” where nothing was compared.
 */
export function drift(pattern: string): Input<readonly SourcedPartition[]> {
  const compared = partitions(pattern);
  return {
    name: compared.name,
    read(view, subject) {
      const found = compared.read(view, subject);
      if (!found.ok) return found;
      const identical = found.value.filter(({policy}) => policy === 'identical');
      const sourced = identical.map((one) => ({...one, sources: sourcesOf(view, one)}));
      return seen(sourced, found.source);
    },
  };
}

function sourcesOf(view: EvidenceView, {fact, groups}: Partition): Source[] {
  return groups.flatMap(({nodes}) => {
    const facts = view.facts.get(nodes[0] ?? '');
    return facts === undefined ? [] : [readFact(facts, fact).source];
  });
}

/** How many facts of a family (`sysctl`, `limits`) were compared in the fleet and found equal. */
export function equalFacts(family: string): Input<number> {
  return {
    name: `number of equal ${family} facts`,
    read(view) {
      const source = {node: '-', command: '-', section: `compare/${family}`, at: '-'};
      return seen(view.comparison.equalFacts[family] ?? 0, source);
    },
  };
}
