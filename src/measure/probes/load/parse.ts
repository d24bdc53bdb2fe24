import {LoadEnd, LoadFail, LoadRow} from './schema.ts';

export type LoadOutput = {
  /** As printed, beside what it says. */
  rows: {row: LoadRow; raw: string}[];
  /** Null: the program did not come to its end. */
  end: LoadEnd | null;
  /** Why it did nothing: `no-ssl`, `arguments`. */
  fail: string | null;
};

/** Reads the output of load.py: JSON, one object a line. A line that is none of its own is passed over. */
export function parseLoad(stdout: string): LoadOutput {
  const output: LoadOutput = {rows: [], end: null, fail: null};
  for (const raw of stdout.split('\n')) {
    const value = objectIn(raw);
    const row = LoadRow.safeParse(value);
    if (row.success) {
      output.rows.push({row: row.data, raw});
      continue;
    }
    const end = LoadEnd.safeParse(value);
    if (end.success) output.end = end.data;
    const fail = LoadFail.safeParse(value);
    if (fail.success) output.fail = fail.data.fail;
  }
  return output;
}

function objectIn(line: string): unknown {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
