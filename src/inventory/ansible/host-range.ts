/** More names than this from one line is a slip of the pen. */
export const MOST_NAMES = 100_000;

export type Expanded =
  | {ok: true; names: string[]}
  | {ok: false; why: 'bad-range' | 'range-too-large'};

/**
 * Expands `web[01:30]`, `db-[a:f]`, `n[0:20:5]`, several in one name. Ends are inclusive; a leading zero keeps the width.
 * Source: Ansible, “Adding ranges of hosts”.
 */
export function expandRange(pattern: string): Expanded {
  const open = pattern.indexOf('[');
  if (open < 0) {
    return pattern.includes(']') ? {ok: false, why: 'bad-range'} : {ok: true, names: [pattern]};
  }
  const close = pattern.indexOf(']', open);
  const middle = close < 0 ? undefined : stepsOf(pattern.slice(open + 1, close));
  if (middle === undefined) return {ok: false, why: 'bad-range'};
  const rest = expandRange(pattern.slice(close + 1));
  if (!rest.ok) return rest;
  if (middle.count * rest.names.length > MOST_NAMES) return {ok: false, why: 'range-too-large'};
  const head = pattern.slice(0, open);
  const names = middle.list().flatMap((part) => rest.names.map((tail) => `${head}${part}${tail}`));
  return {ok: true, names};
}

type Steps = {count: number; list(): string[]};

function stepsOf(range: string): Steps | undefined {
  const match = /^([0-9]*|[a-z]|[A-Z]):([0-9]+|[a-z]|[A-Z])(?::([0-9]+))?$/.exec(range);
  if (match === null) return undefined;
  const [, first = '', last = '', stepText = '1'] = match;
  const step = Number(stepText);
  if (step < 1) return undefined;
  return /^[0-9]/.test(last) ? numbers(first || '0', last, step) : letters(first, last, step);
}

function numbers(first: string, last: string, step: number): Steps | undefined {
  const padded = first.length > 1 && first.startsWith('0');
  if (padded && first.length !== last.length) return undefined;
  if (!/^[0-9]+$/.test(first)) return undefined;
  return steps(Number(first), Number(last), step, (n) =>
    padded ? String(n).padStart(first.length, '0') : String(n),
  );
}

function letters(first: string, last: string, step: number): Steps | undefined {
  const sameCase = /^[a-z]{2}$/.test(first + last) || /^[A-Z]{2}$/.test(first + last);
  if (!sameCase) return undefined;
  return steps(first.charCodeAt(0), last.charCodeAt(0), step, (n) => String.fromCharCode(n));
}

function steps(
  first: number,
  last: number,
  step: number,
  write: (n: number) => string,
): Steps | undefined {
  if (last < first) return undefined;
  const count = Math.floor((last - first) / step) + 1;
  return {count, list: () => Array.from({length: count}, (_, i) => write(first + i * step))};
}
