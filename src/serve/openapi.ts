import {createRoute, type OpenAPIHono} from '@hono/zod-openapi';
import {z} from 'zod';
import {Contrast} from '../model/contrast.ts';
import {ReportDocument} from '../model/report.ts';
import {problems} from './routes/answers.ts';
import {LiveRun} from './schemas.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/openapi.json',
  summary: 'This description.',
  responses: {
    200: {
      description: 'OpenAPI 3.1.',
      content: {'application/json': {schema: {type: 'object', required: ['openapi', 'paths']}}},
    },
    ...problems(),
  },
});

export function routeDescription(app: OpenAPIHono, version: string): void {
  app.openapi(route, (context) => context.json(openApi(app, version)) as never);
}

/** What `-o json` prints is described by the same schemas as under docs/schema. */
const DOCUMENTS = {ReportDocument, Contrast};

/** Names everything the routes refer to; the routes describe themselves. */
export function describe(app: OpenAPIHono): void {
  const {openAPIRegistry: registry} = app;
  for (const [name, schema] of Object.entries(DOCUMENTS)) {
    for (const [part, one] of embedded(name, schema)) {
      registry.registerComponent('schemas', part, one);
    }
  }
  registry.registerComponent('schemas', 'PageData', {
    type: 'object',
    description: 'Data of the page this server serves; its shape goes with the page.',
    properties: {pageVersion: {type: 'integer'}},
    required: ['pageVersion'],
  });
  registry.register('LiveRun', LiveRun);
  registry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'The token that “samespec serve” prints when it starts.',
  });
}

/** The description as OpenAPI 3.1. */
export function openApi(app: OpenAPIHono, version: string) {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'samespec serve',
      version,
      description:
        'Runs saved on this machine. Read-only: GET and HEAD. Every request below /api bears the token.',
    },
    security: [{token: []}],
  });
}

/** A JSON Schema as components: what it refers to within itself gets a name of its own. */
function embedded(name: string, schema: z.ZodType): [name: string, part: object][] {
  const {$schema: _, ...whole} = z.toJSONSchema(schema, {io: 'output'});
  const moved = JSON.stringify(whole).replaceAll('"#/$defs/', `"#/components/schemas/${name}.`);
  const {$defs = {}, ...rest} = JSON.parse(moved) as {$defs?: Record<string, object>};
  const parts = Object.entries($defs).map(([part, one]): [string, object] => [
    `${name}.${part}`,
    one,
  ]);
  return [[name, rest], ...parts];
}
