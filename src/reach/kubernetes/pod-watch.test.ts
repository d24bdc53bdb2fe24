import {expect, test} from 'vitest';
import {type PodState, podState} from './pod-state.ts';
import {createPodWatch} from './pod-watch.ts';

const LONG_MS = 60_000;
const never = new AbortController().signal;
const running = (name: string): [string, PodState] => [
  name,
  podState({status: {containerStatuses: [{name: 'probe', state: {running: {}}}]}}),
];
const isRunning = ({state}: PodState) => state === 'running';

test('one look serves all who wait, and after the last nobody looks', async () => {
  let looks = 0;
  const watch = createPodWatch(async () => {
    looks += 1;
    return new Map(looks === 1 ? [running('a')] : [running('a'), running('b'), running('c')]);
  });
  const names = ['a', 'b', 'c'];
  const states = await Promise.all(
    names.map((name) => watch.until(name, isRunning, LONG_MS, never)),
  );
  expect(states.map(({state}) => state)).toEqual(['running', 'running', 'running']);
  expect(looks).toBe(2);
});

test('an API server that gives no answer is asked again', async () => {
  const answers = [null, null, new Map([running('a')])];
  const watch = createPodWatch(async () => answers.shift() ?? null);
  expect((await watch.until('a', isRunning, LONG_MS, never)).state).toBe('running');
});

test('when the time is over, the last state that was seen is told', async () => {
  const pulling = podState({
    status: {containerStatuses: [{name: 'probe', state: {waiting: {reason: 'ErrImagePull'}}}]},
  });
  const watch = createPodWatch(async () => new Map([['a', pulling]]));
  expect((await watch.until('a', isRunning, 700, never)).detail).toBe('ErrImagePull');
  expect((await watch.until('b', isRunning, 10, never)).state).toBe('waiting');
});

test('whoever gives up no longer waits', async () => {
  const watch = createPodWatch(async () => new Map());
  const gone = new AbortController();
  const waiting = watch.until('a', isRunning, LONG_MS, gone.signal);
  gone.abort();
  expect((await waiting).state).toBe('waiting');
  expect((await watch.until('a', isRunning, LONG_MS, gone.signal)).state).toBe('waiting');
});
