import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';

export type HttpSources = {
  metrics(): Promise<{text: string; contentType: string}>;
  events(): readonly unknown[];
  /** Null: ready; else what is still missing. */
  notReady(): string | null;
};

/** Scrapes at the same time; more than a Prometheus pair and a person would ever ask for. */
const MAX_CONNECTIONS = 32;
const TYPE_TEXT = 'text/plain; charset=utf-8';
const TYPE_JSON = 'application/json; charset=utf-8';

/** `/metrics`, `/healthz`, `/readyz`, `/events`; reading only. */
export function createHttp(sources: HttpSources): Server {
  const server = createServer({maxHeaderSize: 8_192}, (request, response) => {
    answer(request, response, sources).catch(() => response.destroy());
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.requestTimeout = 5_000;
  server.headersTimeout = 5_000;
  server.keepAliveTimeout = 65_000;
  server.maxRequestsPerSocket = 1_000;
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
  });
  return server;
}

/** Finishes what is being answered, for no longer than `graceMs`. */
export function closeHttp(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  sources: HttpSources,
): Promise<void> {
  const reply = (status: number, body: string, type = TYPE_TEXT) => {
    response.writeHead(status, {
      'content-type': type,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  // A body is of no use here and is not waited for.
  request.resume();
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return reply(405, 'GET only\n');
  }
  switch ((request.url ?? '/').split('?', 1)[0]) {
    case '/metrics': {
      const {text, contentType} = await sources.metrics();
      return reply(200, text, contentType);
    }
    case '/healthz':
      return reply(200, 'ok\n');
    case '/readyz': {
      const missing = sources.notReady();
      return missing === null ? reply(200, 'ready\n') : reply(503, `${missing}\n`);
    }
    case '/events':
      return reply(200, JSON.stringify({events: sources.events()}), TYPE_JSON);
    case '/':
      return reply(200, 'samespec agent: /metrics /healthz /readyz /events\n');
    default:
      return reply(404, 'not found\n');
  }
}
