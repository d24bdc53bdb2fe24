import {type MessagePort, parentPort, workerData} from 'node:worker_threads';
import {isAppError} from '../../model/error.ts';
import {answerTo} from './answers.ts';
import {documentsOf} from './documents.ts';
import type {Answer, Question} from './work.ts';

/** The thread of the analyst: questions one after the other, each answered through a port of its own. */
export type Asked = {question: Question; port: MessagePort};
export type AnalystData = {runs: string; most: number; mostBytes: number};

const {runs, ...limits} = workerData as AnalystData;
const documents = documentsOf(runs, limits);
/** Pieces are put together to about so many characters. */
const PIECE = 256 * 1024;

let last = Promise.resolve();
parentPort?.on('message', ({question, port}: Asked) => {
  last = last.then(() => answer(question, port));
});

async function answer(question: Question, port: MessagePort): Promise<void> {
  const post = (one: Answer) => port.postMessage(one);
  try {
    const pieces = larger(await answerTo(question, documents))[Symbol.iterator]();
    // The next piece is made when it is wanted; others are answered meanwhile.
    port.on('message', () => {
      try {
        const next = pieces.next();
        post(next.done ? {kind: 'end'} : {kind: 'piece', bytes: next.value});
        if (next.done) port.close();
      } catch (error) {
        post(failure(error));
        port.close();
      }
    });
  } catch (error) {
    port.once('message', () => {
      post(failure(error));
      port.close();
    });
  }
}

function failure(error: unknown): Answer {
  if (isAppError(error)) return {kind: 'refused', code: error.code, params: {...error.params}};
  return {kind: 'failed', detail: error instanceof Error ? (error.stack ?? '') : String(error)};
}

function* larger(pieces: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < PIECE) continue;
    yield encoder.encode(waiting);
    waiting = '';
  }
  if (waiting !== '') yield encoder.encode(waiting);
}
