import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createRoute, type OpenAPIHono, z} from '@hono/zod-openapi';
import {decodeOutput} from '../../collect/decode.ts';
import {readFrames} from '../../collect/frames.ts';
import {rawFile} from '../../store/layout.ts';
import {Refusal} from '../problem.ts';
import type {Room} from '../room.ts';
import {RawParams} from '../schemas.ts';
import {say} from '../strings.ts';
import {problems} from './answers.ts';

/** No reader reads more of one output, and none shall bring a browser down. */
const MOST = 8 * 1024 ** 2;

const route = createRoute({
  method: 'get',
  path: '/api/v1/runs/{id}/raw/{node}/{reading}',
  summary: 'What a node answered: unpacked, without control characters, the first 8 MiB.',
  request: {params: RawParams},
  responses: {
    200: {
      description: 'Output of the collector. It is data of a node, not to be trusted.',
      headers: z.object({
        'Samespec-Total-Characters': z.string().openapi({description: 'Length of the whole.'}),
      }),
      content: {'text/plain': {schema: z.string()}},
    },
    ...problems(),
  },
});

export function routeRaw(app: OpenAPIHono, {runs}: Room): void {
  app.openapi(route, async (context) => {
    const {id, node, reading} = context.req.valid('param');
    const raw = await readFile(join(runs, id, rawFile(node, reading))).catch(() => {
      throw new Refusal(404, 'no-raw', say('no-raw', {node, reading}));
    });
    const text = printedText(raw);
    const headers = {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': 'inline',
      'Samespec-Total-Characters': String(text.length),
    };
    return new Response(text.slice(0, MOST), {headers}) as never;
  });
}

/** Each command with what it printed; what is no output of the collector as it is. Escape sequences are gone. */
function printedText(raw: Buffer): string {
  const {sections} = readFrames(raw);
  if (sections.size === 0) return decodeOutput(raw);
  const parts = [...sections].map(
    ([id, {run, text}]) => `# ${id} (exit ${run.exit})\n$ ${run.command}\n${text.trimEnd()}\n`,
  );
  return parts.join('\n');
}
