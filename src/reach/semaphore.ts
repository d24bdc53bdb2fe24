export type Semaphore = {
  /** Waits for a free seat; gives it back when called. `undefined`: aborted while waiting. */
  acquire(signal?: AbortSignal): Promise<(() => void) | undefined>;
};

export function createSemaphore(seats: number): Semaphore {
  let free = Math.max(1, seats);
  const waiting: (() => void)[] = [];

  function seat(): () => void {
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    };
  }

  return {
    acquire(signal) {
      if (signal?.aborted) return Promise.resolve(undefined);
      if (free > 0) {
        free--;
        return Promise.resolve(seat());
      }
      return new Promise((resolve) => {
        const onTurn = () => {
          signal?.removeEventListener('abort', onAbort);
          resolve(seat());
        };
        const onAbort = () => {
          waiting.splice(waiting.indexOf(onTurn), 1);
          resolve(undefined);
        };
        waiting.push(onTurn);
        signal?.addEventListener('abort', onAbort, {once: true});
      });
    },
  };
}
