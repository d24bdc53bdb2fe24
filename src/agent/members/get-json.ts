import type {IncomingMessage} from 'node:http';

export type JsonAnswer<T> =
  | {ok: true; body: T}
  | {ok: false; status: number | null; detail: string};

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 64 * 1024 * 1024;

/** One GET with a bearer token. A few lines, as the Kubernetes client would be the larger part of the agent. */
export async function getJson<T>(
  url: URL,
  {token, ca}: {token: string; ca: string | undefined},
): Promise<JsonAnswer<T>> {
  const {request} =
    url.protocol === 'http:' ? await import('node:http') : await import('node:https');
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const options = {
        headers: {accept: 'application/json', authorization: `Bearer ${token}`},
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(ca === undefined ? {} : {ca}),
      };
      request(url, options, resolve).on('error', reject).end();
    });
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MAX_BYTES) throw new Error(`more than ${MAX_BYTES} bytes`);
      chunks.push(chunk);
    }
    const text = Buffer.concat(chunks).toString('utf8');
    const {statusCode = 0} = response;
    if (statusCode !== 200) return {ok: false, status: statusCode, detail: `HTTP ${statusCode}`};
    return {ok: true, body: JSON.parse(text) as T};
  } catch (error) {
    // The token is in no message of these.
    return {
      ok: false,
      status: null,
      detail: error instanceof Error ? error.message : String(error),
    };
  }
}
