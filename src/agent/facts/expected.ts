import {readFile} from 'node:fs/promises';
import {AppError} from '../../model/error.ts';
import type {KeptFact} from './collect-facts.ts';

/** Reads `{"FACT": VALUE, …}`; `null` means that it ought to be absent. Throws `file-unreadable`, `agent-expected`. */
export async function readExpected(file: string): Promise<Record<string, KeptFact>> {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new AppError('file-unreadable', {file, detail: cause.message}, {cause});
  });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('agent-expected', {file, detail}, {cause});
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    throw new AppError('agent-expected', {file, detail: 'no object'});
  const facts: Record<string, KeptFact> = {};
  for (const [fact, value] of Object.entries(document)) {
    if (value === null) facts[fact] = {missing: 'absent'};
    else if (isValue(value)) facts[fact] = {value};
    else throw new AppError('agent-expected', {file, detail: fact});
  }
  return facts;
}

function isValue(value: unknown): value is string | number | boolean | string[] {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string');
  return ['string', 'number', 'boolean'].includes(typeof value);
}
