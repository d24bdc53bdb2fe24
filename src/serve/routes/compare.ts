import {createRoute, type OpenAPIHono} from '@hono/zod-openapi';
import type {Room} from '../room.ts';
import {CompareQuery, ContrastTold} from '../schemas.ts';
import {answers, documentAnswers, streamed} from './answers.ts';

const contrast = createRoute({
  method: 'get',
  path: '/api/v1/compare',
  summary: 'What differs between two runs, to the byte what “samespec compare A B -o json” prints.',
  request: {query: CompareQuery},
  responses: documentAnswers('What matters first.', 'Contrast'),
});

const told = createRoute({
  method: 'get',
  path: '/api/v1/compare/told',
  summary: 'The same in finished sentences, in both languages.',
  request: {query: CompareQuery},
  responses: answers('Sections as people read them.', ContrastTold),
});

export function routeCompare(app: OpenAPIHono, {analyst}: Room): void {
  app.openapi(contrast, async (context) => {
    const {a, b} = context.req.valid('query');
    return streamed(await analyst.ask({kind: 'contrast', a, b}));
  });
  app.openapi(told, async (context) => {
    const {a, b} = context.req.valid('query');
    return streamed(await analyst.ask({kind: 'contrast-told', a, b}));
  });
}
