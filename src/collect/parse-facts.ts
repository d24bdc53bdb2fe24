import type {FactLeaf, FactValue, NodeFacts} from '../model/fact.ts';
import {type Message, messages} from '../model/message.ts';
import type {MissingReason} from '../model/observed.ts';
import {benchmark} from './benchmark/index.ts';
import type {FactFamily, FactWriter, Sections} from './define-family.ts';
import {FAMILIES} from './families.ts';
import {type CollectorOutput, readFrames, TIMED_OUT} from './frames.ts';
import {strings} from './strings.ts';

const say = messages('collect', strings);
/** A hostile node shall not fill the memory with rows it made up. */
const MAX_LEAVES = 20_000;
const MAX_DROPPED = 500;
const MAX_ROW = 200;

/**
 * Facts of a node from the raw output of its collector. Never throws: damaged, cut or hostile output yields
 * the facts that came whole; the others are missing with the honest reason.
 * `at` is ISO 8601, UTC, the time of collecting.
 */
export function parseFacts(nodeId: string, at: string, raw: Uint8Array): NodeFacts {
  const output = readFrames(raw);
  const facts: NodeFacts = {node: nodeId, at, sections: {}, leaves: {}, dropped: []};
  for (const [id, {run}] of output.sections) facts.sections[id] = run;
  const asked = output.families;
  if (asked?.includes(benchmark.id)) parseFamily(benchmark, output, facts);
  for (const family of FAMILIES) {
    // A second reading asks for few families; the others are not missing from it.
    if (asked !== undefined && !asked.includes(family.id)) continue;
    parseFamily(family, output, facts);
  }
  return facts;
}

function parseFamily(family: FactFamily, output: CollectorOutput, facts: NodeFacts): void {
  const writer = factWriter(output, facts);
  try {
    family.parse(sectionsFor(family, output), writer);
  } catch (error) {
    // A parser that throws is our mistake; it must not cost the other families.
    writer.drop(family.id, '', `parser failed: ${error instanceof Error ? error.message : error}`);
  }
}

/** A family sees its own sections and those of the families it says it needs. */
function sectionsFor({id, needs = []}: FactFamily, {sections}: CollectorOutput): Sections {
  const seen = new Set([id, ...needs]);
  return {get: (section) => (seen.has(familyOf(section)) ? sections.get(section) : undefined)};
}

function familyOf(section: string): string {
  const dot = section.indexOf('.');
  return dot < 0 ? section : section.slice(0, dot);
}

function factWriter(output: CollectorOutput, facts: NodeFacts): FactWriter {
  let leaves = Object.keys(facts.leaves).length;

  function put(path: string, leaf: FactLeaf): void {
    const before = facts.leaves[path];
    // A value is never replaced by the lack of one, nor by a second value.
    if (before !== undefined && ('value' in before || !('value' in leaf))) return;
    if (before === undefined && ++leaves > MAX_LEAVES) {
      drop(leaf.section, path, 'too many facts');
      return;
    }
    Object.defineProperty(facts.leaves, path, {
      value: leaf,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }

  function drop(section: string, row: string, why: string): void {
    if (facts.dropped.length >= MAX_DROPPED) return;
    facts.dropped.push({section, row: row.slice(0, MAX_ROW), why});
  }

  return {
    value(path: string, value: FactValue, section: string) {
      if (typeof value !== 'number' || Number.isFinite(value)) put(path, {value, section});
      else drop(section, path, 'not a finite number');
    },
    missing(path: string, reason: MissingReason, section: string, message?: Message) {
      if (output.fromTree && isSilent(output, section)) return;
      const honest = honestReason(output, section, reason);
      put(path, honest ?? {reason, message: message ?? say(reason), section});
    },
    drop,
  };
}

/**
 * Saved files that do not hold what a fact is read from say nothing of it: a fact that nobody reported is read as
 * `absent`, and comparing counts it neither as equal nor as different.
 */
function isSilent(output: CollectorOutput, section: string): boolean {
  return output.sections.get(section)?.truncated ?? true;
}

/**
 * A parser sees that something is not there; whether the node said so or never got to it is known here.
 * `denied` is something the node said itself, so it stands.
 */
function honestReason(
  output: CollectorOutput,
  section: string,
  reason: MissingReason,
): FactLeaf | undefined {
  if (reason === 'denied' || reason === 'timeout') return undefined;
  const found = output.sections.get(section);
  if (found === undefined) {
    if (output.complete) return undefined;
    return {reason: 'timeout', message: say('not-received'), section};
  }
  if (!found.ended) return {reason: 'timeout', message: say('not-received'), section};
  if (found.exit === TIMED_OUT) return {reason: 'timeout', message: say('timeout'), section};
  if (found.truncated) return {reason: 'timeout', message: say('cut'), section};
  return undefined;
}
