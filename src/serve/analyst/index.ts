import {extname} from 'node:path';
import {MessageChannel, type MessagePort, Worker} from 'node:worker_threads';
import {AppError} from '../../model/error.ts';
import type {ErrorCode} from '../../model/error-table.ts';
import {Refusal} from '../problem.ts';
import {say} from '../strings.ts';
import type {Answer, Question} from './work.ts';
import type {AnalystData, Asked} from './worker.ts';

export type {Question} from './work.ts';

/** Reads and analyses runs on a thread of its own, and keeps the last of them. */
export type Analyst = {
  /** The answer in pieces, as fast as they are taken. Fails before the first piece, as a rule. */
  ask(question: Question): Promise<ReadableStream<Uint8Array>>;
  /** The answer as what its JSON says. */
  learn(question: Question): Promise<unknown>;
  close(): Promise<void>;
};

const LIMITS = {most: 8, mostBytes: 512 * 1024 ** 2};
/** Questions that wait or are being answered; more are refused. */
const MOST_OPEN = 32;

/** `start`: begins the thread, which may die at any time; the next question gets another. */
export function openAnalyst(
  runs: string,
  onMistake: (detail: string) => void,
  start: (data: AnalystData) => Worker = startWorker,
): Analyst {
  const open = new Set<(error: Error) => void>();
  let worker: Worker | undefined;
  let isClosing = false;

  function hire(): Worker {
    const hired = start({runs, ...LIMITS});
    let fault: unknown;
    hired.unref();
    hired.on('error', (error) => {
      fault = error;
    });
    hired.on('exit', (status) => {
      worker = undefined;
      for (const fail of open) fail(brokeOff());
      open.clear();
      if (isClosing) return;
      const detail = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
      onMistake(`The thread of the analysis ended with ${status}: ${detail}`);
    });
    return hired;
  }

  async function* piecesOf(question: Question): AsyncGenerator<Uint8Array> {
    if (open.size >= MOST_OPEN) throw new Refusal(503, 'busy', say('busy'));
    worker ??= hire();
    const own = worker;
    const {port1, port2} = new MessageChannel();
    worker.postMessage({question, port: port2} satisfies Asked, [port2]);
    try {
      for (;;) {
        // It may have died between two pieces, and then nobody ends what waits at its port.
        if (worker !== own) throw brokeOff();
        const answer = await next(port1, open);
        if (answer.kind === 'end') return;
        if (answer.kind === 'piece') yield answer.bytes;
        else throw errorOf(answer, onMistake);
      }
    } finally {
      port1.close();
    }
  }

  async function ask(question: Question): Promise<ReadableStream<Uint8Array>> {
    const pieces = piecesOf(question);
    // What cannot be answered shows here, while there is still a status to say so.
    const first = await pieces.next();
    let pending: IteratorResult<Uint8Array> | undefined = first;
    return new ReadableStream({
      async pull(controller) {
        const {done, value} = pending ?? (await pieces.next());
        pending = undefined;
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await pieces.return(undefined);
      },
    });
  }

  return {
    ask,
    learn: async (question) => new Response(await ask(question)).json(),
    async close() {
      isClosing = true;
      await worker?.terminate();
    },
  };
}

function startWorker(workerData: AnalystData): Worker {
  // Beside this file, whether it runs as it was written or as it was published.
  const file = new URL(`worker${extname(import.meta.url)}`, import.meta.url);
  return new Worker(file, {workerData, execArgv: []});
}

function next(port: MessagePort, open: Set<(error: Error) => void>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    open.add(reject);
    port.once('message', (answer: Answer) => {
      open.delete(reject);
      resolve(answer);
    });
    port.postMessage('next');
  });
}

function errorOf(
  answer: Exclude<Answer, {kind: 'piece' | 'end'}>,
  onMistake: (detail: string) => void,
): Error {
  if (answer.kind === 'refused') {
    return new AppError(answer.code as ErrorCode, answer.params as AppError['params']);
  }
  onMistake(answer.detail);
  return failed();
}

function brokeOff(): Refusal {
  return new Refusal(500, 'broke-off', say('broke-off'));
}

function failed(): Refusal {
  return new Refusal(500, 'failed', say('failed'));
}
