import type {z} from '@hono/zod-openapi';
import {Problem} from '../schemas.ts';

/** A JSON answer of a route, and what goes wrong everywhere. */
export function answers<S extends z.ZodType>(description: string, schema: S) {
  return {200: {description, content: {'application/json': {schema}}}, ...problems()};
}

/** The same for a JSON document that is described under `components`. */
export function documentAnswers(description: string, component: string) {
  const schema = {$ref: `#/components/schemas/${component}`};
  return {200: {description, content: {'application/json': {schema}}}, ...problems()};
}

export function problems() {
  return {
    default: {
      description: 'Why there is no answer.',
      content: {'application/json': {schema: Problem}},
    },
  };
}

/** A JSON answer that is written piece by piece; its shape is what the route describes. */
export function streamed(body: ReadableStream<Uint8Array>): never {
  return new Response(body, {
    headers: {'Content-Type': 'application/json; charset=utf-8'},
  }) as never;
}
