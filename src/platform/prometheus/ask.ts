import type {IncomingMessage} from 'node:http';
import {textWithin} from '../text-within.ts';

/** Why Prometheus gave no answer; `detail` is what it or the connection said. */
export type PrometheusFailure =
  | 'unreachable'
  | 'timeout'
  | 'certificate'
  | 'unauthorised'
  | 'redirected'
  | 'absent'
  | 'refused'
  | 'overloaded'
  | 'broken'
  | 'not-json'
  | 'not-prometheus'
  | 'too-large'
  | 'cancelled';

/** The field `data` of an answer, not checked further. Source: Prometheus HTTP API, “Format overview”. */
export type PrometheusAnswer =
  | {ok: true; data: unknown; warnings: string[]}
  | {ok: false; failure: PrometheusFailure; detail: string};

/** Where Prometheus is and how it lets us in. Secrets are here and nowhere else. */
export type PrometheusServer = {
  /** May have a path of its own, user and password. */
  url: URL;
  headers: Readonly<Record<string, string>>;
  /** PEM, beside the authorities that Node.js knows. */
  ca?: string;
};

export type AskLimits = {timeoutMs: number; maxBytes: number; signal?: AbortSignal};

const WARNINGS = 5;
const DETAIL = 200;

/** One question, as a form by POST, so that long queries fit. Failing is data; it never throws. */
export async function askPrometheus(
  server: PrometheusServer,
  path: string,
  fields: Readonly<Record<string, string>>,
  {timeoutMs, maxBytes, signal: ended}: AskLimits,
): Promise<PrometheusAnswer> {
  const limit = AbortSignal.timeout(timeoutMs);
  const signal = ended === undefined ? limit : AbortSignal.any([limit, ended]);
  try {
    const {status, text, location} = await exchange(server, path, fields, maxBytes, signal);
    if (text === undefined) return failed('too-large', `${maxBytes} bytes`);
    return answerOf(status, text, location);
  } catch (error) {
    if (ended?.aborted) return failed('cancelled', '');
    if (signal.aborted) return failed('timeout', `${timeoutMs / 1000} s`);
    const told = reasonOf(error);
    return failed(isOfCertificate(error) ? 'certificate' : 'unreachable', told);
  }
}

type Exchanged = {status: number; text: string | undefined; location: string};

async function exchange(
  {url: base, headers, ca}: PrometheusServer,
  path: string,
  fields: Readonly<Record<string, string>>,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Exchanged> {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}${path}`;
  const body = new URLSearchParams(fields).toString();
  const {request} =
    url.protocol === 'http:' ? await import('node:http') : await import('node:https');
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        signal,
        headers: {
          accept: 'application/json',
          'user-agent': 'samespec',
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          ...headers,
        },
        ...(ca === undefined ? {} : {ca}),
      },
      resolve,
    );
    sent.on('error', reject);
    sent.end(body);
  });
  const {statusCode: status = 0} = response;
  return {
    status,
    text: await textWithin(response, maxBytes),
    location: response.headers.location ?? '',
  };
}

function answerOf(status: number, text: string, location: string): PrometheusAnswer {
  const body = parsed(text);
  const told = said(body) ?? `HTTP ${status}`;
  if (status === 401 || status === 403) return failed('unauthorised', `HTTP ${status}`);
  // Following would hand the secrets of the headers to whoever is named there.
  if (status >= 300 && status < 400) return failed('redirected', withoutQuery(location));
  if (status === 404 || status === 405) return failed('absent', `HTTP ${status}`);
  if (status === 400 || status === 422) return failed('refused', told);
  if (status === 429 || status === 503 || status === 504) return failed('overloaded', told);
  if (status < 200 || status >= 300) return failed('broken', told);
  if (body === undefined) return failed('not-json', text.trim().slice(0, 40));
  if (typeof body !== 'object' || body === null) return failed('not-prometheus', '');
  const {status: word, data, warnings} = body as Record<string, unknown>;
  if (word === 'error') return failed('refused', told);
  if (word !== 'success' || data === undefined) return failed('not-prometheus', '');
  const remarks = Array.isArray(warnings) ? warnings.filter((one) => typeof one === 'string') : [];
  return {ok: true, data, warnings: remarks.slice(0, WARNINGS).map((one) => one.slice(0, DETAIL))};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function said(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body)) return undefined;
  return typeof body.error === 'string' ? body.error.slice(0, DETAIL) : undefined;
}

function withoutQuery(location: string): string {
  return location.replace(/[?#].*$/, '').slice(0, DETAIL);
}

function failed(failure: PrometheusFailure, detail: string): PrometheusAnswer {
  return {ok: false, failure, detail};
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ALTNAME/;

function isOfCertificate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CERTIFICATE.test(String(error.code));
}

/** Node.js hides the reasons of several tried addresses in a list. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message.slice(0, DETAIL) : String(error);
}
