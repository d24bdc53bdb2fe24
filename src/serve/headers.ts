import type {MiddlewareHandler} from 'hono';

/** On every answer: nothing is kept, nothing is guessed, nothing is told to others. */
export function safeHeaders(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const {headers} = context.res;
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('Referrer-Policy', 'no-referrer');
    headers.set('Cache-Control', 'no-store');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    headers.set('X-Frame-Options', 'DENY');
    if (!headers.has('Content-Security-Policy')) {
      headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    }
  };
}

/** A body that nobody takes is not made: what streams it would wait for ever. */
export function headOnly(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    if (context.req.raw.method === 'HEAD') await context.res.body?.cancel();
  };
}
