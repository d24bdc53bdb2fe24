import {parseDocument} from 'yaml';

type Scalar = string | number | boolean;

const MOST = 300;
const DEEPEST = 6;
const LONGEST = 500;

/** A mapping in YAML or JSON; `null` when it is none. Hostile input costs a bounded time: aliases that multiply are refused. */
export function mapOf(text: string): Record<string, unknown> | null {
  if (text.length > 200_000) return null;
  try {
    const document = parseDocument(text, {logLevel: 'silent'});
    if (document.errors.length > 0) return null;
    const value: unknown = document.toJS({maxAliasCount: 100});
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** The scalars of a mapping with their paths; lists of scalars as one text. At most 300, six levels deep. */
export function scalarsOf(value: object): [path: string[], scalar: Scalar][] {
  const found: [string[], Scalar][] = [];
  walk(value, [], found);
  return found;
}

function walk(value: object, path: string[], found: [string[], Scalar][]): void {
  for (const [key, member] of Object.entries(value)) {
    if (found.length >= MOST || path.length >= DEEPEST) return;
    const here = [...path, key.slice(0, 200)];
    if (Array.isArray(member)) {
      if (member.every((item) => typeof item !== 'object'))
        found.push([here, member.join(' ').slice(0, LONGEST)]);
    } else if (typeof member === 'object' && member !== null) walk(member, here, found);
    else if (typeof member === 'string') found.push([here, member.slice(0, LONGEST)]);
    else if (typeof member === 'number' || typeof member === 'boolean') found.push([here, member]);
  }
}
