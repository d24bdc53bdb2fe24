import {readFile} from 'node:fs/promises';
import {AppError} from '../../model/error.ts';
import {canonicalJson, PLAN_SCHEMA_VERSION, Plan} from '../../model/plan.ts';
import {whyFailed} from '../../model/why-failed.ts';
import {sha256} from '../fact-hash.ts';

/** Largest plan that is read; one of ten thousand nodes is smaller. */
const MAX_BYTES = 64 * 1024 * 1024;

/** A plan as it was made, JSON or YAML. What was edited, damaged or made by a newer samespec is refused. */
export async function readPlan(file: string): Promise<Plan> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new AppError('file-unreadable', {file, detail: whyFailed(cause)}, {cause});
  }
  if (text.length > MAX_BYTES) throw new AppError('plan-unreadable', {file, detail: 'too big'});
  return parsePlan(file, await parsed(file, text));
}

export function parsePlan(file: string, data: unknown): Plan {
  const version = (data as {schemaVersion?: unknown} | null)?.schemaVersion;
  if (typeof version === 'number' && version > PLAN_SCHEMA_VERSION) {
    throw new AppError('plan-newer', {file, found: version, known: PLAN_SCHEMA_VERSION});
  }
  const result = Plan.safeParse(data);
  if (!result.success) {
    const issue = result.error.issues[0];
    const detail = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
    throw new AppError('plan-unreadable', {file, detail});
  }
  const {id, ...body} = result.data;
  if (sha256(canonicalJson(body)) !== id) throw new AppError('plan-edited', {file});
  return result.data;
}

async function parsed(file: string, text: string): Promise<unknown> {
  try {
    if (text.trimStart().startsWith('{')) return JSON.parse(text);
    const {parse} = await import('yaml');
    return parse(text, {maxAliasCount: 0});
  } catch (cause) {
    const detail = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    throw new AppError('plan-unreadable', {file, detail}, {cause});
  }
}
