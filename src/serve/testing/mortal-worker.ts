import {parentPort} from 'node:worker_threads';
import type {Asked} from '../analyst/worker.ts';
import '../analyst/worker.ts';

/** The analyst’s own thread, which dies in the middle of a question for a run of one of these names. */
const DEATHS: Readonly<Record<string, () => void>> = {
  throws: () => {
    queueMicrotask(() => {
      throw new Error('thrown outside of any question');
    });
  },
  exits: () => process.exit(7),
  'out-of-memory': () => {
    const kept: number[][] = [];
    for (;;) kept.push(Array.from({length: 100_000}, (_, i) => i * 1.5));
  },
};

parentPort?.on('message', ({question}: Asked) => {
  if ('run' in question) DEATHS[question.run]?.();
});
