import type {IncomingMessage} from 'node:http';
import type {MiddlewareHandler} from 'hono';
import {Refusal} from './problem.ts';
import {say} from './strings.ts';
import {bearsToken} from './token.ts';

export type Guard = {
  /** Names this server answers to, in lower case; addresses of version 6 in brackets. */
  hosts: ReadonlySet<string>;
  /** `null`: everybody who reaches the server may read. */
  token: string | null;
};

/**
 * Refuses what no reader of ours sends: another method, a body, a foreign host (DNS rebinding), a request that another
 * site makes a browser send, and below `/api` whoever does not bear the token.
 */
export function guard({hosts, token}: Guard): MiddlewareHandler {
  return async (context, next) => {
    const {method, headers} = context.req.raw;
    const header = (name: string) => headers.get(name) ?? undefined;
    if (method !== 'GET' && method !== 'HEAD') {
      throw new Refusal(405, 'read-only', say('read-only'));
    }
    if (hasBody(context.env, header)) throw new Refusal(413, 'no-body', say('no-body'));
    const host = header('host');
    if (host === undefined) throw new Refusal(400, 'no-host', say('no-host'));
    if (!hosts.has(nameOf(host))) {
      throw new Refusal(421, 'foreign-host', say('foreign-host', {host: nameOf(host)}));
    }
    const {path} = context.req;
    const toApi = path === '/api' || path.startsWith('/api/');
    if (isCrossSite(host, header, toApi)) throw new Refusal(403, 'cross-site', say('cross-site'));
    if (toApi && token !== null && !bearsToken(header('authorization'), token)) {
      const code = header('authorization') === undefined ? 'no-token' : 'wrong-token';
      throw new Refusal(401, code, say(code));
    }
    await next();
  };
}

type Header = (name: string) => string | undefined;

function hasBody(env: unknown, header: Header): boolean {
  const incoming = (env as {incoming?: IncomingMessage} | undefined)?.incoming;
  const length = incoming?.headers['content-length'] ?? header('content-length') ?? '0';
  return length !== '0' || incoming?.headers['transfer-encoding'] !== undefined;
}

/** Without the port: a forwarded port (`ssh -L`) has another number here and there. */
function nameOf(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '');
}

/** A link from elsewhere may open the page, which holds no data; nothing from elsewhere may ask for data. */
function isCrossSite(host: string, header: Header, toApi: boolean): boolean {
  const origin = header('origin');
  if (origin !== undefined && hostOf(origin) !== host.toLowerCase()) return true;
  const site = header('sec-fetch-site');
  if (site === undefined || site === 'same-origin' || site === 'none') return false;
  return toApi || header('sec-fetch-mode') !== 'navigate';
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
