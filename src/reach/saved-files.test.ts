import {expect, test} from 'vitest';
import {createReach} from './index.ts';

test('nothing runs on a node of which only saved files are known, and it says so', async () => {
  const reach = createReach({concurrency: 1});
  const node = {
    id: 'a',
    reach: {kind: 'tree', path: '/srv/a'},
    labels: {},
    origin: '--from',
  } as const;
  const script = {name: 'x.sh', interpreter: 'sh', text: 'echo hello', args: []} as const;
  const options = {timeoutMs: 1000, maxBytes: 1000};
  const session = reach.open(node, script, options);
  session.write('hello\n');
  session.end();
  for (const outcome of [await reach.run(node, script, options), await session.done]) {
    expect(outcome).toMatchObject({
      ran: false,
      failure: 'failed',
      message: {id: 'reach/saved-files'},
    });
    expect(outcome.stdout.toString()).toBe('');
  }
  await reach.close();
});
