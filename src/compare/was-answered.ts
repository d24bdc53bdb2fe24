import {factPath, factSegments, type NodeFacts} from '../model/fact.ts';
import {leafOf, sectionOf} from '../model/leaf-table.ts';

const KILLED = 124;

/**
 * Whether a fact that this node did not report is absent: its section ran to the end and nothing above it failed.
 * Else it is unknown.
 */
export function wasAnswered(facts: NodeFacts, fact: string, section: string): boolean {
  const run = sectionOf(facts, section);
  if (run === undefined || run.truncated || run.exit === KILLED || run.exit > 128) return false;
  const segments = factSegments(fact);
  for (let length = segments.length - 1; length > 0; length--) {
    const above = leafOf(facts, factPath(...segments.slice(0, length)));
    if (above !== undefined && 'reason' in above && above.reason !== 'absent') return false;
  }
  return true;
}
