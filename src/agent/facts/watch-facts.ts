import {basename, extname} from 'node:path';
import {fileURLToPath} from 'node:url';
import {runProcess} from '../../platform/process.ts';
import type {Events} from '../events.ts';
import type {Metrics} from '../metrics/registry.ts';
import type {AgentOptions} from '../options.ts';
import type {KeptFact} from './collect-facts.ts';
import type {FactResult, FactTask} from './facts-process.ts';

export type FactWatch = {
  /** Whether they were collected once, or are not to be. */
  complete(): boolean;
  stop(): Promise<void>;
};

const PROGRAM = fileURLToPath(
  new URL(`./facts-process${extname(import.meta.url)}`, import.meta.url),
);
const NODE_FLAGS = ['--max-old-space-size=128', '--max-semi-space-size=2'];
const MAX_BYTES = 16 * 1024 * 1024;
const FIRST_MS = 5_000;
const JITTER = 0.1;
const LIMIT_MS = 120_000;
/** Of one reading: a package upgrade changes hundreds. */
const MOST_EVENTS = 50;
/** Each is a series. */
const MOST_DRIFT = 50;

/**
 * Collects the facts of this node now and again, each time in a process that ends: what parsing needs would double the
 * agent’s memory if it stayed.
 */
export function watchFacts(
  options: Pick<AgentOptions, 'collectSeconds' | 'expectedFile' | 'sudo'>,
  expected: FactTask['expected'],
  {metrics, events, node}: {metrics: Metrics; events: Events; node(): string},
): FactWatch {
  const {collectSeconds, expectedFile, sudo} = options;
  let before: string | null = null;
  let complete = collectSeconds === 0;
  const abort = new AbortController();
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function cycle(): Promise<void> {
    const result = await readInProcess({sudo, before, expected}, abort.signal);
    if (abort.signal.aborted) return;
    take(result);
    complete = true;
    const wait = collectSeconds * 1000 * (1 - JITTER + 2 * JITTER * Math.random());
    timer = setTimeout(begin, wait);
  }

  function begin(): void {
    running = cycle();
  }

  function take(result: FactResult): void {
    if (!result.ok) {
      // What was known stays as it was; the time stamp tells how old it is.
      events.tell('facts-unread', {detail: result.detail});
      return;
    }
    before = result.facts;
    const labels = {node: node()};
    metrics.set('samespec_last_collect_success_timestamp_seconds', labels, Date.now() / 1000);
    for (const {fact, policy, from, to} of result.changes.slice(0, MOST_EVENTS))
      events.tell('fact-changed', {fact, policy, from: told(from), to: told(to)});
    const more = result.changes.length - MOST_EVENTS;
    if (more > 0) events.tell('fact-changed', {more});
    metrics.reset('samespec_fact_family_digest');
    for (const [family, digest] of Object.entries(result.digests))
      metrics.set('samespec_fact_family_digest', {...labels, family}, digest);
    metrics.reset('samespec_node_fact_drift');
    const cohort = basename(expectedFile ?? '');
    for (const fact of result.drift.slice(0, MOST_DRIFT))
      metrics.set('samespec_node_fact_drift', {...labels, fact, cohort}, 1);
  }

  if (collectSeconds > 0) timer = setTimeout(begin, Math.random() * FIRST_MS);
  return {
    complete: () => complete,
    async stop() {
      abort.abort();
      clearTimeout(timer);
      await running;
    },
  };
}

/** A process that fails, or hangs, costs this reading. */
async function readInProcess(task: FactTask, signal: AbortSignal): Promise<FactResult> {
  const {end, exit, stdout, stderr} = await runProcess({
    argv: [process.execPath, ...NODE_FLAGS, PROGRAM],
    input: JSON.stringify(task),
    timeoutMs: LIMIT_MS,
    maxBytes: MAX_BYTES,
    signal,
  });
  if (end === 'exited' && exit === 0) return JSON.parse(stdout.toString('utf8')) as FactResult;
  return {ok: false, detail: stderr.trim().split('\n').at(-1) || end};
}

function told(fact: KeptFact): unknown {
  return 'value' in fact ? fact.value : `(${fact.missing})`;
}
