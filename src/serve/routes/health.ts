import {createRoute, type OpenAPIHono} from '@hono/zod-openapi';
import type {Room} from '../room.ts';
import {Health} from '../schemas.ts';
import {answers} from './answers.ts';

const route = createRoute({
  method: 'get',
  path: '/healthz',
  summary: 'Whether the server is there; needs no token.',
  security: [],
  responses: answers('It is.', Health),
});

export function routeHealth(app: OpenAPIHono, {version}: Room): void {
  app.openapi(route, (context) =>
    context.json({status: 'ok' as const, samespecVersion: version}, 200),
  );
}
