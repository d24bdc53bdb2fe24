import type {IncomingMessage, RequestOptions} from 'node:http';
import {setTimeout as pause} from 'node:timers/promises';
import {textWithin} from '../text-within.ts';
import type {KubeContext} from './config.ts';

/** Why an API server gave no answer. `denied` is a missing right, `absent` no such object or API. */
export type KubeFailure =
  | 'denied'
  | 'unauthorised'
  | 'absent'
  | 'gone'
  | 'conflict'
  | 'refused'
  | 'timeout'
  | 'unreachable'
  | 'too-large'
  | 'malformed'
  | 'cancelled'
  | 'failed';

export type KubeAnswer =
  | {ok: true; body: unknown}
  | {ok: false; failure: KubeFailure; status: number | null; detail: string; body: unknown};

export type KubeRequest = {
  method?: 'GET' | 'POST' | 'DELETE' | 'PATCH';
  body?: unknown;
  contentType?: string;
  timeoutMs: number;
  maxBytes: number;
  signal?: AbortSignal | undefined;
};

/** An API server that has too much to do asks for another try a second later. Source: API Priority and Fairness. */
const BUSY = 429;
const BUSY_MS = 1_000;

/** One request to an API server, by path: `/api/v1/nodes?limit=250`. Failing is data; it never throws. */
export async function askKube(
  context: KubeContext,
  path: string,
  request: KubeRequest,
): Promise<KubeAnswer> {
  const signal = AbortSignal.any([
    AbortSignal.timeout(request.timeoutMs),
    ...(request.signal === undefined ? [] : [request.signal]),
  ]);
  try {
    const options = await raced(optionsFor(context, request), signal);
    for (;;) {
      const answer = await exchange(
        new URL(withPath(context.server, path)),
        options,
        request,
        signal,
      );
      if (answer.ok || answer.status !== BUSY) return answer;
      await pause(BUSY_MS, undefined, {signal});
    }
  } catch (error) {
    if (request.signal?.aborted) return failed('cancelled', null, 'cancelled');
    if (signal.aborted) return failed('timeout', null, `${request.timeoutMs} ms`);
    return failed('unreachable', null, reasonOf(error));
  }
}

/** A user’s login plugin may hang: it is waited for no longer than the request. */
function raced<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), {once: true});
    promise.then(resolve, reject);
  });
}

async function optionsFor({config}: KubeContext, request: KubeRequest): Promise<RequestOptions> {
  const options: RequestOptions = {
    method: request.method ?? 'GET',
    headers: {
      accept: 'application/json',
      'user-agent': 'samespec',
      ...(request.body === undefined
        ? {}
        : {'content-type': request.contentType ?? 'application/json'}),
    },
  };
  await config.applyToHTTPSOptions(options);
  return options;
}

/** A server address may carry a path of its own (a proxy in front of many clusters). */
function withPath(server: string, path: string): string {
  return `${server.replace(/\/+$/, '')}${path}`;
}

async function exchange(
  url: URL,
  options: RequestOptions,
  {body, maxBytes}: KubeRequest,
  signal: AbortSignal,
): Promise<KubeAnswer> {
  const {request} =
    url.protocol === 'http:' ? await import('node:http') : await import('node:https');
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    // The library’s agent is for TLS only; `kubectl proxy` speaks without.
    const agent = url.protocol === 'http:' ? undefined : options.agent;
    const sent = request(url, {...options, agent, signal}, resolve);
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
  const {statusCode} = response;
  const text = await textWithin(response, maxBytes);
  if (text === undefined) return failed('too-large', statusCode ?? null, `${maxBytes} bytes`);
  return answerOf(statusCode ?? 0, text);
}

function answerOf(status: number, text: string): KubeAnswer {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    if (status >= 200 && status < 300) return failed('malformed', status, text.slice(0, 200));
  }
  if (status >= 200 && status < 300) return {ok: true, body};
  return failed(failureOf(status), status, statusMessage(body) ?? text.slice(0, 200), body);
}

function failureOf(status: number): KubeFailure {
  if (status === 401) return 'unauthorised';
  if (status === 403) return 'denied';
  if (status === 404 || status === 405) return 'absent';
  if (status === 409) return 'conflict';
  if (status === 410) return 'gone';
  if (status === 400 || status === 422) return 'refused';
  if (status === 504) return 'timeout';
  return 'failed';
}

function statusMessage(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('message' in body)) return undefined;
  return typeof body.message === 'string' ? body.message : undefined;
}

function failed(
  failure: KubeFailure,
  status: number | null,
  detail: string,
  body?: unknown,
): KubeAnswer {
  return {ok: false, failure, status, detail, body};
}

/** Node.js hides the reasons of several tried addresses in a list. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}
