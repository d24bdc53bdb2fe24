import type {AcceptedDifference} from '../../model/explanation.ts';
import {matchesPattern} from '../../model/fact.ts';

/**
 * The entry that accepts all of these facts on all of these nodes on `today` (`YYYY-MM-DD`); `null` when there is
 * none or its day has passed. Several entries do not add up: a difference is accepted as a whole or not at all.
 */
export function acceptanceOf(
  facts: readonly string[],
  nodes: readonly string[],
  entries: readonly AcceptedDifference[],
  today: string,
): AcceptedDifference | null {
  const found = entries.find(
    (entry) =>
      entry.until >= today &&
      facts.every((fact) => fact === entry.fact || matchesPattern(entry.fact, fact)) &&
      (entry.nodes === undefined || nodes.every((node) => entry.nodes?.includes(node))),
  );
  return found ?? null;
}

/** Entries whose day has passed, so that the report can say what counts again. */
export function expired(
  entries: readonly AcceptedDifference[],
  today: string,
): AcceptedDifference[] {
  return entries.filter(({until}) => until < today);
}
