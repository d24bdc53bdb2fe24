import {z} from 'zod';
import {
  type RunEntry,
  RunMetric,
  RunVerdict,
  rememberVerdict,
  stateOfRun,
} from '../store/index/index.ts';
import type {Analyst} from './analyst/index.ts';

/** Has runs analysed that nobody analysed yet, one at a time, so that lists and trends fill by themselves. */
export type Judge = {
  /** Takes up what of these is still open; newest first. */
  look(entries: readonly RunEntry[]): void;
  /** How many are still to be analysed. */
  open(): number;
  close(): void;
};

const Judgement = z.strictObject({verdict: RunVerdict, metrics: z.array(RunMetric)});

export function openJudge(runs: string, analysedBy: string, analyst: Analyst): Judge {
  let waiting: string[] = [];
  let working: string | null = null;
  let closed = false;
  /** Runs that cannot be analysed as they are; they are tried again when they have changed. */
  const hopeless = new Map<string, string>();

  async function work(): Promise<void> {
    for (let id = waiting.shift(); id !== undefined && !closed; id = waiting.shift()) {
      working = id;
      const fingerprint = stateOfRun(runs, id);
      if (hopeless.get(id) !== fingerprint) {
        try {
          const told = Judgement.parse(await analyst.learn({kind: 'judge', run: id}));
          await rememberVerdict(runs, {id, fingerprint, analysedBy, ...told});
        } catch {
          hopeless.set(id, fingerprint);
        }
      }
    }
    working = null;
  }

  return {
    look(entries) {
      waiting = entries
        .filter((one) => one.outline !== null && one.verdict === null && one.state !== 'running')
        .filter(({id, fingerprint}) => id !== working && hopeless.get(id) !== fingerprint)
        .map(({id}) => id);
      if (working === null && waiting.length > 0) void work();
    },
    open: () => waiting.length + (working === null ? 0 : 1),
    close() {
      closed = true;
    },
  };
}
