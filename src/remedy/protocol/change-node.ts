import type {Message} from '../../model/message.ts';
import type {Node} from '../../model/node.ts';
import type {NodeResult, NodeState, PlanStep} from '../../model/plan.ts';
import {armInput} from './arm-input.ts';
import {ask, first, type Wire} from './ask.ts';
import type {FactsReader} from './facts.ts';
import {prove} from './prove.ts';
import {type Settled, settle, undoFailed} from './settle.ts';
import {say} from './strings.ts';
import {readVitals, type Vitals} from './vitals.ts';

/** Beyond the window: time for the node’s own undoing, and for reconnecting. */
const AFTER_WINDOW_MS = 30_000;

export type ChangeOptions = {
  readFacts: FactsReader;
  noDeadman: boolean;
  onState(node: string, state: NodeState): void;
};

/** One node on its way through the protocol. Every member says why it failed, or nothing. */
export type NodeChange = {
  readonly node: Node;
  arm(): Promise<Message | undefined>;
  /** Steps of one phase. */
  apply(phase: number): Promise<Message | undefined>;
  /** What was done up to this phase; `final`: all that the plan promises. */
  prove(phase: number, final: boolean): Promise<Message | undefined>;
  commit(): Promise<Message | undefined>;
  /** Undoes what is not committed; `why` is what the result tells of. */
  takeBack(why: Message): Promise<void>;
  result(): NodeResult;
};

export function changeNode(
  wire: Wire,
  node: Node,
  steps: readonly PlanStep[],
  options: ChangeOptions,
): NodeChange {
  let state: NodeState = 'planned';
  let deadman: string | null = null;
  let message: Message | null = say('not-tried');
  let untilMs = 0;
  let before: Vitals | null = null;

  async function enter(next: NodeState, why: Message | null): Promise<void> {
    state = next;
    message = why;
    await wire.journal.write({
      node: node.id,
      event: 'state',
      state,
      ...(why ? {message: why} : {}),
    });
    options.onState(node.id, next);
  }

  function settled(want: 'back' | 'ask'): Promise<Settled> {
    return settle(wire, node, {readFacts: options.readFacts, steps, untilMs, want});
  }

  return {
    node,
    async arm() {
      before = await readVitals(wire, node);
      untilMs = performance.now() + wire.plan.windowSeconds * 1000 + AFTER_WINDOW_MS;
      // Written down first: whoever finds this line after a crash asks the node.
      await enter('armed', null);
      const answer = await ask(wire, node, {
        verb: 'arm',
        args: [String(wire.plan.windowSeconds), options.noDeadman ? 'none' : 'auto'],
        input: armInput(steps),
      });
      if (answer.kind === 'said') {
        deadman = first(answer.lines, 'deadman');
        return undefined;
      }
      if (answer.kind === 'refused') {
        const why = refusal(node, answer.code, answer.detail);
        await enter('planned', why);
        return why;
      }
      return say('connection-lost', {node: node.id, reason: answer.reason});
    },
    async apply(phase) {
      for (const [index, step] of steps.entries()) {
        if (step.phase !== phase) continue;
        const question = {verb: 'step', args: [String(index + 1)], argv: argvShown(step)} as const;
        const answer = await ask(wire, node, question);
        if (answer.kind === 'said') continue;
        if (answer.kind === 'lost') {
          return say('connection-lost', {node: node.id, reason: answer.reason});
        }
        if (answer.code === 'state') return timedOut(wire, node);
        return say('step-failed', {node: node.id, title: step.title, detail: answer.detail});
      }
      await enter('applied', null);
      return undefined;
    },
    async prove(phase, final) {
      const done = steps.filter((step) => step.phase <= phase);
      const why = await prove(wire, node, done, {readFacts: options.readFacts, final, before});
      if (why === undefined && final) await enter('proven', null);
      return why;
    },
    async commit() {
      const answer = await ask(wire, node, {verb: 'commit', fresh: true, timeoutMs: 60_000});
      const said = answer.kind === 'said' ? first(answer.lines, 'state') : '';
      if (said === 'committed') {
        await enter('committed', keptMessage(steps));
        return undefined;
      }
      if (said === 'undo-failed') {
        await enter('in-doubt', undoFailed(wire, node, answer));
        return message ?? undefined;
      }
      if (said === 'rolled-back') {
        const log = answer.kind === 'said' ? first(answer.lines, 'log') : '';
        return /kept could not|not be written|refused|does not hold|after writing|meanwhile/.test(
          log,
        )
          ? say('keep-failed', {node: node.id, detail: log})
          : timedOut(wire, node);
      }
      // Whether it was done is known to the node alone.
      const end = await settled('ask');
      if (end.state === 'committed') {
        await enter('committed', keptMessage(steps));
        return undefined;
      }
      if (end.state === 'in-doubt') {
        await enter('in-doubt', end.message ?? null);
        return end.message;
      }
      return timedOut(wire, node);
    },
    async takeBack(why) {
      if (state === 'planned' || state === 'committed' || state === 'in-doubt') return;
      const end = await settled('back');
      await enter(end.state, end.message ?? why);
    },
    result: () => ({
      node: node.id,
      state,
      deadman,
      persisted: state === 'committed' && keeps(steps),
      message,
    }),
  };
}

function timedOut({plan}: Wire, node: Node): Message {
  return say('timed-out', {node: node.id, seconds: plan.windowSeconds});
}

export function keeps(steps: readonly PlanStep[]): boolean {
  return steps.some(({persist}) => persist.length > 0);
}

export function keptMessage(steps: readonly PlanStep[]): Message {
  return say(keeps(steps) ? 'persistence-unproven' : 'not-persisted');
}

/** What a person would see in a process list. */
function argvShown({namespace, argv}: PlanStep): string[] {
  return namespace === null ? [...argv] : ['nsenter', `--net=net:[${namespace}]`, ...argv];
}

function refusal(node: Node, code: string, detail: string): Message {
  const base = {node: node.id};
  switch (code) {
    case 'not-root':
      return say('not-root', base);
    case 'active':
      return say('active', {...base, plan: detail});
    case 'read-only':
      return say('read-only', {...base, path: detail});
    case 'stale':
      return say('stale-file', {...base, detail});
    case 'no-deadman':
      return say('no-deadman', {...base, detail});
    case 'locked':
    case 'other-samespec':
    case 'state':
      return say('other-samespec', base);
    default:
      return say('unprepared', {...base, detail: `${code} ${detail}`});
  }
}
