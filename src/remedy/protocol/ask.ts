import type {Message} from '../../model/message.ts';
import type {Node} from '../../model/node.ts';
import type {Plan} from '../../model/plan.ts';
import type {Reach, ReachOutcome} from '../../reach/reach.ts';
import {sha256} from '../fact-hash.ts';
import {nodeScript, type Verb} from '../node/program.ts';
import type {Journal} from '../plan/journal.ts';

/** What a node answered to one verb of its program. */
export type Answer =
  | {kind: 'said'; lines: ReadonlyMap<string, readonly string[]>}
  /** It would not, and said why; nothing was changed by this verb unless its code says otherwise. */
  | {kind: 'refused'; code: string; detail: string}
  /** It could not be asked to the end: whether the verb was done is not known. */
  | {kind: 'lost'; reason: Message};

export type Question = {
  verb: Verb;
  args?: readonly string[];
  /** Written to the script once it runs. */
  input?: string;
  /** Over a connection of its own. */
  fresh?: boolean;
  timeoutMs?: number;
  /** For the journal: what is done in the name of the verb. */
  argv?: readonly string[];
};

/** Everything the protocol needs to talk to nodes about one plan. */
export type Wire = {plan: Plan; reach: Reach; journal: Journal};

const LIMIT_MS = 30_000;
const MAX_BYTES = 4 * 1024 * 1024;

export async function ask(wire: Wire, node: Node, question: Question): Promise<Answer> {
  const {plan, reach, journal} = wire;
  const {verb, args = [], input, fresh = false, timeoutMs = LIMIT_MS} = question;
  const script = nodeScript(verb, plan.id, journal.attempt, args);
  const options = {timeoutMs, maxBytes: MAX_BYTES, sudo: plan.sudo, fresh};
  const argv = [...(question.argv ?? [verb, ...args])];
  await journal.write({node: node.id, event: 'command', argv});
  const outcome =
    input === undefined
      ? await reach.run(node, script, options)
      : await talk(reach, node, script, options, input);
  const exit = outcome.ran ? outcome.exit : null;
  const outputSha256 = sha256(outcome.stdout);
  await journal.write({node: node.id, event: 'command', argv, exit, outputSha256});
  return answerOf(outcome);
}

function talk(
  reach: Reach,
  node: Node,
  script: Parameters<Reach['open']>[1],
  options: Parameters<Reach['open']>[2],
  input: string,
): Promise<ReachOutcome> {
  const session = reach.open(node, script, options);
  session.write(input);
  return session.done;
}

function answerOf(outcome: ReachOutcome): Answer {
  if (!outcome.ran) return {kind: 'lost', reason: outcome.message};
  const lines = new Map<string, string[]>();
  for (const line of outcome.stdout.toString('utf8').split('\n')) {
    const space = line.indexOf(' ');
    if (space < 1) continue;
    const name = line.slice(0, space);
    const values = lines.get(name) ?? [];
    values.push(line.slice(space + 1).trim());
    lines.set(name, values);
  }
  const refused = lines.get('refused')?.[0];
  if (refused !== undefined) {
    const [code = '', ...rest] = refused.split(' ');
    return {kind: 'refused', code, detail: rest.join(' ')};
  }
  if (outcome.exit === 0) return {kind: 'said', lines};
  const detail = outcome.stderr.trim().split('\n').at(-1) ?? '';
  return {kind: 'refused', code: 'failed', detail: `exit ${outcome.exit} ${detail}`};
}

export function first(lines: ReadonlyMap<string, readonly string[]>, name: string): string {
  return lines.get(name)?.[0] ?? '';
}
