import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {z} from 'zod';
import {importRun} from '../store/bundle.ts';
import {saveManifest} from '../store/testing.ts';
import {descriptionOf} from './describe.ts';
import {type Serving, startServer} from './server.ts';
import {askServer} from './testing/asking.ts';

/** What the description promises, held against what the server answers. */
type Content = {schema: {$ref?: string}};
type Operation = {
  responses: Record<string, {content: Record<string, Content>}>;
  security?: object[];
};
type Description = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: {schemas: Record<string, object>};
};

const TOKEN = 'x'.repeat(43);
let home: string;
let run: string;
let serving: Serving;
let description: Description;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'samespec-openapi-'));
  process.env.SAMESPEC_HOME = home;
  const runs = join(home, 'runs');
  const file = new URL('../../fixtures/hongkong.samespec', import.meta.url);
  run = await importRun(runs, fileURLToPath(file));
  await saveManifest(runs, '2026-01-01T00-00-00-small');
  serving = await startServer({
    ...{runs, version: '0.1.0', page: () => '', address: '127.0.0.1', port: 0, token: TOKEN},
    ...{allowHosts: [], onMistake: () => {}},
  });
  description = (await answer('/api/v1/openapi.json')) as Description;
});
afterAll(async () => {
  await serving?.close();
  delete process.env.SAMESPEC_HOME;
  await rm(home, {recursive: true});
});

async function answer(path: string): Promise<unknown> {
  const {text} = await askServer(serving.port, path, {Authorization: `Bearer ${TOKEN}`});
  return JSON.parse(text);
}

/** A schema by its name, with all it may refer to. */
function schemaOf(content: Content) {
  const text = JSON.stringify({...content.schema, $defs: description.components.schemas});
  return z.fromJSONSchema(JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')));
}

test('the description is of OpenAPI 3.1, and the same as the one that is published', () => {
  expect(description.openapi).toMatch(/^3\.1\./);
  expect(descriptionOf('0.1.0')).toEqual(description);
});

test('every route is described, with its answer, its refusal and whether it needs the token', () => {
  expect(Object.keys(description.paths).sort()).toEqual([
    '/api/v1/compare',
    '/api/v1/compare/told',
    '/api/v1/live',
    '/api/v1/openapi.json',
    '/api/v1/rules',
    '/api/v1/runs',
    '/api/v1/runs/{id}',
    '/api/v1/runs/{id}/page',
    '/api/v1/runs/{id}/raw/{node}/{reading}',
    '/api/v1/trend',
    '/healthz',
  ]);
  for (const [path, operations] of Object.entries(description.paths)) {
    expect(Object.keys(operations)).toEqual(['get']);
    expect(Object.keys(operations.get?.responses ?? {})).toEqual(['200', 'default']);
    expect(operations.get?.security).toEqual(path === '/healthz' ? [] : undefined);
  }
});

test('no reference of the description leads nowhere', () => {
  const text = JSON.stringify(description);
  for (const [, pointer = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    let at: unknown = description;
    for (const step of pointer.split('/')) at = (at as Record<string, unknown> | undefined)?.[step];
    expect(at, pointer).toBeTypeOf('object');
  }
});

test.each([
  ['/healthz', '/healthz'],
  ['/api/v1/runs', '/api/v1/runs'],
  ['/api/v1/runs/{id}', '/api/v1/runs/RUN'],
  ['/api/v1/runs/{id}/page', '/api/v1/runs/RUN/page'],
  ['/api/v1/trend', '/api/v1/trend?metric=service-large&region=hk'],
  ['/api/v1/compare', '/api/v1/compare?a=RUN&b=RUN'],
  ['/api/v1/compare/told', '/api/v1/compare/told?a=RUN&b=RUN'],
  ['/api/v1/rules', '/api/v1/rules'],
  ['/api/v1/openapi.json', '/api/v1/openapi.json'],
])('what %s answers is what is described', async (path, asked) => {
  const content = description.paths[path]?.get?.responses['200']?.content['application/json'];
  if (content === undefined) throw new Error('not described');
  const parsed = schemaOf(content).safeParse(await answer(asked.replaceAll('RUN', run)));
  expect(parsed.error?.issues).toBeUndefined();
});

test('a refusal is what is described', async () => {
  const content = description.paths['/api/v1/runs/{id}']?.get?.responses.default?.content;
  const schema = schemaOf(content?.['application/json'] as Content);
  const refusals = ['/api/v1/runs/none', '/api/v1/runs/%2e%2e', '/api/v1/none'];
  for (const path of refusals) expect(schema.safeParse(await answer(path)).success).toBe(true);
  expect(schema.safeParse({code: 'x'}).success).toBe(false);
});
