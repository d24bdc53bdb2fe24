import {expect, test} from 'vitest';
import type {Node} from '../model/node.ts';
import {createReach, type Reach, type ReachOutcome} from '../reach/index.ts';
import {collectNode} from './collect-node.ts';
import {parseFacts} from './parse-facts.ts';

const node: Node = {id: 'here', reach: {kind: 'local'}, labels: {}, origin: 'test'};
const options = {timeoutMs: 20_000, maxBytes: 8_000_000, sudo: false, which: 'all'} as const;

test('this machine answers, whole, with facts', async () => {
  const reach = createReach({concurrency: 2});
  try {
    const {raw, outcome} = await collectNode(reach, node, options);
    expect(outcome).toMatchObject({node: 'here', ok: true, partial: false, bytes: raw.length});
    const facts = parseFacts('here', '2026-01-02T03:04:05.000Z', raw);
    expect(facts.leaves['os.id']).toMatchObject({section: 'os.files'});
  } finally {
    await reach.close();
  }
});

test('an answer that is cut off is partial, and what came is used', async () => {
  const reach = createReach({concurrency: 2});
  try {
    const {outcome} = await collectNode(reach, node, {...options, maxBytes: 3_000});
    expect(outcome).toMatchObject({partial: true});
  } finally {
    await reach.close();
  }
});

/** Stands in for nodes that end in ways a test cannot bring about. */
function reachThatSays(outcome: Partial<ReachOutcome>): Reach {
  const base = {stdout: Buffer.alloc(0), stderr: '', durationMs: 5};
  return {
    run: async () => ({...base, ran: true, exit: 0, ...outcome}) as ReachOutcome,
    open: () => {
      throw new Error('not used');
    },
    close: async () => {},
  };
}

test('with a mock node: a shell that runs nothing of the collector has failed', async () => {
  const reach = reachThatSays({stdout: Buffer.from('This account is not available.\n'), exit: 1});
  const {outcome} = await collectNode(reach, node, options);
  expect(outcome).toMatchObject({
    ok: false,
    failure: 'failed',
    message: {id: 'collect/no-answer', params: {exit: 1}},
  });
});

test('with a mock node: the reason why it was not reached is passed on', async () => {
  const message = {id: 'reach/refused'};
  const reach = reachThatSays({ran: false, failure: 'refused', message});
  const {outcome} = await collectNode(reach, node, options);
  expect(outcome).toEqual({
    node: 'here',
    ok: false,
    failure: 'refused',
    message,
    partial: false,
    durationMs: 5,
    bytes: 0,
  });
});

test('with a mock node: one that said all and then hung has answered', async () => {
  const stdout = Buffer.from('samespec-collector/1 plain\n@families os\n@done\n');
  const reach = reachThatSays({stdout, ran: false, failure: 'timeout', message: {id: 'x'}});
  const {outcome} = await collectNode(reach, node, options);
  expect(outcome).toMatchObject({ok: true, partial: false});
});
