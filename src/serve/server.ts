import {type AddressInfo, isIP} from 'node:net';
import {createAdaptorServer, type ServerType} from '@hono/node-server';
import {AppError} from '../model/error.ts';
import {analysisMark} from '../pipeline/analysis-mark.ts';
import {openAnalyst} from './analyst/index.ts';
import {createApp} from './app.ts';
import {hostNames, inUrl, isLoopback} from './hosts.ts';
import {openJudge} from './judge.ts';
import {watchLive} from './live.ts';
import type {PageMaker} from './page.ts';

export type ServeOptions = {
  /** Folder of the saved runs. */
  runs: string;
  version: string;
  page: PageMaker;
  /** Address to listen on; anything but loopback needs a token. */
  address: string;
  /** 0: any free one. */
  port: number;
  /** `null`: everybody on this machine may read. */
  token: string | null;
  /** Further names under which the server is asked for, behind a proxy. */
  allowHosts: readonly string[];
  /** What our own code threw. */
  onMistake(detail: string): void;
};

export type Serving = {
  port: number;
  /** Opens the page; the token stands behind the `#`, which no browser sends. */
  url: string;
  /** Ends streams and connections, and what worked for them. */
  close(): Promise<void>;
};

/** One browser has six connections; a few people are many. */
const MOST_CONNECTIONS = 256;

/** Serves until closed. Fails with `serve-port-in-use`, `serve-address`, `serve-token-needed`. */
export async function startServer(options: ServeOptions): Promise<Serving> {
  const {runs, version, page, address, token, onMistake} = options;
  if (token === null && !isLoopback(address)) throw new AppError('serve-token-needed', {address});
  const ending = new AbortController();
  const analysedBy = await analysisMark();
  const analyst = openAnalyst(runs, onMistake);
  const judge = openJudge(runs, analysedBy, analyst);
  const live = watchLive(runs);
  const room = {runs, version, analysedBy, page, analyst, judge, live, signal: ending.signal};
  const app = createApp(room, {hosts: hostNames(address, options.allowHosts), token}, onMistake);
  const server = createAdaptorServer({
    fetch: (request, env) => app.fetch(request, env),
    serverOptions: {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 10_000,
      requestTimeout: 20_000,
      keepAliveTimeout: 5000,
    },
  });
  if ('maxConnections' in server) server.maxConnections = MOST_CONNECTIONS;
  async function close(): Promise<void> {
    ending.abort();
    judge.close();
    live.close();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    if ('closeAllConnections' in server) server.closeAllConnections();
    await analyst.close();
    await closed;
  }
  try {
    const port = await listen(server, address, options.port);
    const origin = `http://${inUrl(isAny(address) ? '127.0.0.1' : address)}:${port}/`;
    return {port, url: token === null ? origin : `${origin}#token=${token}`, close};
  } catch (error) {
    await close();
    throw error;
  }
}

function isAny(address: string): boolean {
  return isIP(address) > 0 && /^[0.:]+$/.test(address);
}

function listen(server: ServerType, address: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const detail = cause.code ?? cause.message;
      reject(
        cause.code === 'EADDRINUSE'
          ? new AppError('serve-port-in-use', {port: String(port)}, {cause})
          : new AppError('serve-address', {address: `${inUrl(address)}:${port}`, detail}, {cause}),
      );
    });
    server.listen(port, address, () => resolve((server.address() as AddressInfo).port));
  });
}
