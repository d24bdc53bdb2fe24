import {expect, test} from 'vitest';
import {createSemaphore} from './semaphore.ts';

test('seats are given in the order asked, and given back once only', async () => {
  const semaphore = createSemaphore(1);
  const order: string[] = [];
  const first = await semaphore.acquire();
  const second = semaphore.acquire().then((leave) => {
    order.push('second');
    return leave;
  });
  const third = semaphore.acquire().then(() => order.push('third'));
  first?.();
  first?.();
  const leave = await second;
  expect(order).toEqual(['second']);
  leave?.();
  await third;
  expect(order).toEqual(['second', 'third']);
});

test('an abort while waiting gives no seat and takes none', async () => {
  const semaphore = createSemaphore(1);
  const leave = await semaphore.acquire();
  const abort = new AbortController();
  const waiting = semaphore.acquire(abort.signal);
  abort.abort();
  expect(await waiting).toBeUndefined();
  expect(await semaphore.acquire(AbortSignal.abort())).toBeUndefined();
  leave?.();
  expect(await semaphore.acquire()).toBeDefined();
});
