import {createRoute, type OpenAPIHono} from '@hono/zod-openapi';
import type {Room} from '../room.ts';
import {RunParams} from '../schemas.ts';
import {documentAnswers, streamed} from './answers.ts';

const document = createRoute({
  method: 'get',
  path: '/api/v1/runs/{id}',
  summary: 'One run, to the byte what “samespec report RUN -o json” prints.',
  request: {params: RunParams},
  responses: documentAnswers('The whole document.', 'ReportDocument'),
});

const page = createRoute({
  method: 'get',
  path: '/api/v1/runs/{id}/page',
  summary: 'What the page shows of one run: finished texts in both languages.',
  request: {params: RunParams},
  responses: documentAnswers('Data for the page that this server serves.', 'PageData'),
});

export function routeRun(app: OpenAPIHono, {analyst}: Room): void {
  app.openapi(document, async (context) => {
    const {id} = context.req.valid('param');
    return streamed(await analyst.ask({kind: 'document', run: id}));
  });
  app.openapi(page, async (context) => {
    const {id} = context.req.valid('param');
    return streamed(await analyst.ask({kind: 'page', run: id}));
  });
}
