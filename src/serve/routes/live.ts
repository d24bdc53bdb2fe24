import {createRoute, type OpenAPIHono, z} from '@hono/zod-openapi';
import type {LiveRun} from '../live.ts';
import {Refusal} from '../problem.ts';
import type {Room} from '../room.ts';
import {say} from '../strings.ts';
import {problems} from './answers.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/live',
  summary: 'Runs under way, told anew whenever one gets on.',
  responses: {
    200: {
      description:
        'Server-sent events named “live”; the data of each is `{runs: LiveRun[]}`, all runs under way.',
      content: {'text/event-stream': {schema: z.string()}},
    },
    ...problems(),
  },
});

/** Beside an event: something is sent this often, so that a connection that is gone shows. */
const QUIET_MS = 15_000;
const MOST_READERS = 64;

export function routeLive(app: OpenAPIHono, {live, signal}: Room): void {
  let readers = 0;

  function events(gone: AbortSignal): ReadableStream<Uint8Array> {
    const encoder = new TextEncoder();
    let leave = () => {};
    return new ReadableStream({
      start(controller) {
        const send = (text: string) => controller.enqueue(encoder.encode(text));
        const tellRuns = (runs: readonly LiveRun[]) =>
          send(`event: live\ndata: ${JSON.stringify({runs})}\n\n`);
        const quiet = setInterval(() => send(':\n\n'), QUIET_MS).unref();
        send('retry: 2000\n\n');
        const unfollow = live.follow(tellRuns);
        const end = () => {
          leave();
          controller.close();
        };
        readers += 1;
        leave = () => {
          leave = () => {};
          readers -= 1;
          clearInterval(quiet);
          unfollow();
          for (const one of [signal, gone]) one.removeEventListener('abort', end);
        };
        for (const one of [signal, gone]) one.addEventListener('abort', end, {once: true});
      },
      cancel: () => leave(),
    });
  }

  app.openapi(route, (context) => {
    if (readers >= MOST_READERS) throw new Refusal(503, 'busy', say('busy'));
    const headers = {'Content-Type': 'text/event-stream; charset=utf-8'};
    return new Response(events(context.req.raw.signal), {headers}) as never;
  });
}
