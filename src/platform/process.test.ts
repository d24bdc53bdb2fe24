import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {runProcess, startProcess} from './process.ts';

test('keeps what a program printed and its exit status', async () => {
  const result = await runProcess({argv: ['sh', '-c', 'printf out; printf err >&2; exit 3']});
  expect(result).toMatchObject({end: 'exited', exit: 3, stderr: 'err'});
  expect(result.stdout.toString()).toBe('out');
});

test('a program that does not exist is a result, not an exception', async () => {
  const result = await runProcess({argv: ['/no/such/program']});
  expect(result).toMatchObject({end: 'not-started', errorCode: 'ENOENT'});
});

test('the time limit ends a program and its children, even when they ignore TERM', async () => {
  const script = `trap '' TERM; sh -c 'trap "" TERM; echo $$; sleep 60' & wait`;
  const result = await runProcess({argv: ['sh', '-c', script], timeoutMs: 300});
  expect(result.end).toBe('timeout');
  const child = Number(result.stdout.toString().trim());
  expect(child).toBeGreaterThan(1);
  expect(isRunning(child)).toBe(false);
});

test('a program that prints without end is ended at the cap, and the first bytes are kept', async () => {
  const result = await runProcess({argv: ['yes'], maxBytes: 100_000});
  expect(result.end).toBe('too-much-output');
  expect(result.stdout.length).toBe(100_000);
});

test('an abort ends the program', async () => {
  const controller = new AbortController();
  const running = startProcess({argv: ['sleep', '60'], signal: controller.signal});
  controller.abort();
  expect((await running.done).end).toBe('cancelled');
});

test('a signal that was aborted before the start ends the program too', async () => {
  const result = await runProcess({argv: ['sleep', '60'], signal: AbortSignal.abort()});
  expect(result.end).toBe('cancelled');
});

test('input left open can be written to until it is ended', async () => {
  const running = startProcess({argv: ['cat'], input: 'one ', keepInputOpen: true});
  running.write('two');
  running.endInput();
  expect((await running.done).stdout.toString()).toBe('one two');
});

test('a program that closes its input early does not break the caller', async () => {
  const result = await runProcess({argv: ['true'], input: 'x'.repeat(10_000_000)});
  expect(result).toMatchObject({end: 'exited', exit: 0});
});

/** A zombie is not running: it waits for whoever has adopted it. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
