import type {HttpSample, ServiceResult} from '../../../model/path.ts';
import {firstLine} from '../../clean.ts';

export type Request = {sample: HttpSample; remote: string; raw: string};

export type ServiceOutput = {
  /** `curl 7.88.1 …` */
  version: string;
  fail: string | null;
  requests: Record<ServiceResult['body'], Request[]>;
};

/** Reads the output of service.sh. A request that failed keeps its place, with what curl said of it. */
export function parseService(stdout: string): ServiceOutput {
  const output: ServiceOutput = {version: '', fail: null, requests: {small: [], large: []}};
  for (const line of stdout.split('\n')) {
    if (line.startsWith('version ')) output.version = line.slice(8);
    else if (line.startsWith('fail ')) output.fail = line.slice(5);
    const row = /^request (small|large) (\d+) (.*)$/.exec(line);
    if (row === null) continue;
    const body = row[1] === 'small' ? 'small' : 'large';
    const request = readRequest(Number(row[2]), row[3] ?? '');
    if (request !== null) output.requests[body].push(request);
  }
  return output;
}

function readRequest(exit: number, raw: string): Request | null {
  const parts = raw.split('|');
  const phases = parts.find((part) => part.startsWith('phases '))?.split(' ');
  if (phases === undefined) return null;
  const [, code, dns, connect, tls, firstByte, total, bytes, remote = ''] = phases;
  const status = Number(code);
  const said = firstLine(parts.find((part) => part.startsWith('curl:')) ?? '');
  const sample: HttpSample = {
    dnsMs: milliseconds(dns),
    connectMs: milliseconds(connect),
    tlsMs: milliseconds(tls),
    firstByteMs: milliseconds(firstByte),
    totalMs: milliseconds(total) ?? 0,
    bytes: Math.round(Number(bytes)) || 0,
    status: status > 0 ? status : null,
    error: errorOf(exit, said, status),
  };
  return {sample, remote, raw};
}

function errorOf(exit: number, said: string, status: number): string | null {
  if (exit !== 0) return said === '' ? `curl: (${exit})` : said;
  return status >= 400 ? `HTTP ${status}` : null;
}

/** Seconds of curl to milliseconds; a phase that was never reached is 0 there and null here. */
function milliseconds(text: string | undefined): number | null {
  // curl of some locales writes a comma.
  const seconds = Number((text ?? '').replace(',', '.'));
  return seconds > 0 ? Math.round(seconds * 1e6) / 1e3 : null;
}
