import {readFile} from 'node:fs/promises';
import {AppError} from '../../model/error.ts';
import type {PrometheusServer} from './ask.ts';

/** What was typed of one Prometheus. */
export type PrometheusAccess = {
  url: string;
  /** A file with a bearer token in it, on one line. */
  tokenFile?: string;
  /** A file with lines `Name: value`. */
  headerFile?: string;
  /** A file with certificates in PEM. */
  caFile?: string;
};

const HEADER = /^([A-Za-z0-9!#$%&'*+.^_`|~-]+):[ \t]*([\t\x20-\x7e\x80-\xff]*)$/;
const TOKEN = /^[\x21-\x7e]+$/;

/** Reads the files. Throws an AppError (exit 2) that names what was given wrong, never what is in a file. */
export async function openPrometheus({
  url: given,
  tokenFile,
  headerFile,
  caFile,
}: PrometheusAccess): Promise<PrometheusServer> {
  const url = urlOf(given);
  const headers: Record<string, string> = {};
  if (headerFile !== undefined)
    Object.assign(headers, headersOf(headerFile, await text(headerFile)));
  if (tokenFile !== undefined) {
    const token = (await text(tokenFile)).trim();
    if (!TOKEN.test(token)) throw new AppError('prometheus-token', {file: tokenFile});
    headers.authorization = `Bearer ${token}`;
  }
  const ca = caFile === undefined ? undefined : await text(caFile);
  if (ca !== undefined && !ca.includes('-----BEGIN CERTIFICATE-----')) {
    throw new AppError('prometheus-ca', {file: caFile ?? ''});
  }
  return {url, headers, ...(ca === undefined ? {} : {ca})};
}

/** As it may be shown and saved: no user, password, query. */
export function shownUrl(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`;
}

function urlOf(given: string): URL {
  let url: URL;
  try {
    url = new URL(given);
  } catch {
    throw new AppError('prometheus-url', {given: withoutUser(given)});
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new AppError('prometheus-url', {given: withoutUser(given)});
  }
  return url;
}

/** A password must not be shown for a slip in the rest. */
function withoutUser(given: string): string {
  return given.replace(/\/\/[^/]*@/, '//…@').slice(0, 200);
}

function headersOf(file: string, content: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [index, line] of content.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const match = HEADER.exec(line.trimEnd());
    if (match?.[1] === undefined)
      throw new AppError('prometheus-header', {place: `${file}:${index + 1}`});
    headers[match[1].toLowerCase()] = match[2] ?? '';
  }
  return headers;
}

async function text(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const detail = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new AppError('file-unreadable', {file, detail}, {cause});
  }
}
