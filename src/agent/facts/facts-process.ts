import {text} from 'node:stream/consumers';
import {pathToFileURL} from 'node:url';
import {changesBetween, driftFrom, type FactChange} from './changes.ts';
import {collectFacts, type KeptFact, type LocalFacts, policyFor} from './collect-facts.ts';
import {familyDigests} from './digest.ts';

/** What the process is given: the former facts as JSON, as only such processes look into them. */
export type FactTask = {
  sudo: boolean;
  before: string | null;
  expected: Readonly<Record<string, KeptFact>> | null;
};

export type FactResult =
  | {ok: false; detail: string}
  | {
      ok: true;
      facts: string;
      changes: FactChange[];
      digests: Record<string, number>;
      drift: string[];
    };

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const task = JSON.parse(await text(process.stdin)) as FactTask;
  process.stdout.write(JSON.stringify(await work(task)));
}

async function work({sudo, before, expected}: FactTask): Promise<FactResult> {
  const reading = await collectFacts(sudo);
  if (!reading.ok) return reading;
  const {facts} = reading;
  const former = before === null ? null : (JSON.parse(before) as LocalFacts);
  return {
    ok: true,
    facts: JSON.stringify(facts),
    changes: former === null ? [] : changesBetween(former, facts, policyFor),
    digests: familyDigests(facts, policyFor),
    drift: expected === null ? [] : driftFrom(expected, facts, policyFor),
  };
}
