import type {Context} from 'hono';
import type {ContentfulStatusCode} from 'hono/utils/http-status';
import {isAppError} from '../model/error.ts';
import type {Message} from '../model/message.ts';
import {say} from './strings.ts';
import {tell} from './told.ts';

/** Ends a request with a status and a sentence. */
export class Refusal extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly told: Message;
  constructor(status: ContentfulStatusCode, code: string, told: Message) {
    super(code);
    this.status = status;
    this.code = code;
    this.told = told;
  }
}

/** What went wrong, as an answer: a code for programs, a sentence in both languages for people. */
export function problem(context: Context, error: unknown): Response {
  const {status, code, told} = refusalOf(error);
  if (status === 405) context.header('Allow', 'GET, HEAD');
  if (status === 401) context.header('WWW-Authenticate', 'Bearer realm="samespec"');
  return context.json({code, message: tell(told)}, status);
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (isAppError(error)) {
    const status = error.code === 'run-not-found' ? 404 : 422;
    return new Refusal(status, error.code, error.userMessage);
  }
  return new Refusal(500, 'failed', say('failed'));
}
