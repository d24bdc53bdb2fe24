import {hostname} from 'node:os';
import {collectNode, FACT_POLICIES, parseFacts} from '../../collect/index.ts';
import {type FactPolicy, type FactValue, policyOf} from '../../model/fact.ts';
import {createReach} from '../../reach/index.ts';

const TIMEOUT_MS = 60_000;
const MAX_BYTES = 4 * 1024 * 1024;

/** A fact as the agent keeps it: a value, or why there is none. */
export type KeptFact = {value: FactValue} | {missing: 'absent' | 'denied' | 'timeout' | 'unparsed'};

/** Facts of this machine by path, counters and other symptoms left out; `family` is the one that read it. */
export type LocalFacts = Record<string, KeptFact & {family: string}>;

export type LocalReading = {ok: true; facts: LocalFacts} | {ok: false; detail: string};

/** Runs the collector here, as on any node, and reads what it says. */
export async function collectFacts(sudo: boolean): Promise<LocalReading> {
  const reach = createReach({concurrency: 1});
  try {
    const node = {id: 'this', reach: {kind: 'local' as const}, labels: {}, origin: hostname()};
    const limits = {timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES, sudo, which: 'all' as const};
    const {raw, outcome} = await collectNode(reach, node, limits);
    if (!outcome.ok) return {ok: false, detail: outcome.message?.id ?? 'no answer'};
    const {leaves} = parseFacts(node.id, new Date().toISOString(), raw);
    const facts: LocalFacts = {};
    for (const [path, leaf] of Object.entries(leaves)) {
      if (policyFor(path).policy === 'symptom') continue;
      const family = leaf.section.split('.', 1)[0] ?? leaf.section;
      facts[path] = 'value' in leaf ? {value: leaf.value, family} : {missing: leaf.reason, family};
    }
    return {ok: true, facts};
  } finally {
    await reach.close();
  }
}

export function policyFor(path: string): FactPolicy {
  return policyOf(FACT_POLICIES, path);
}
