import type {Persist} from '../../model/plan.ts';

/** A line of a file that belongs to somebody else; regular expressions are those of sed, without slashes. */
export type LineEdit = {
  file: string;
  /** Lines that come into question, as a sed address; empty: all. */
  within: string;
  /** What stands before and after the number on its line. */
  head: string;
  tail: string;
  oldBytes: number;
  newBytes: number;
};

/**
 * Changes one number in one line and nothing else in the file; the inverse changes it back. A second command fails
 * where the line was not there, because sed itself is content with that.
 */
export function editLine({file, within, head, tail, oldBytes, newBytes}: LineEdit): Persist[] {
  const swap = (from: number, to: number) => [
    'sed',
    '-i',
    '-e',
    `${within}s/^\\(${head}\\)${from}\\(${tail}\\)$/\\1${to}\\2/`,
    file,
  ];
  const line = `^${head}${newBytes}${tail}$`;
  return [
    {kind: 'command', argv: swap(oldBytes, newBytes), inverse: swap(newBytes, oldBytes)},
    holds(file, within === '' ? `/${line}/q` : `${within}{/${line}/q\n}`),
  ];
}

/** Appends a line, which must not be there; the inverse removes it. */
export function appendLine(file: string, line: string): Persist[] {
  const own = `/^${sedLiteral(line)}$/`;
  return [
    {
      kind: 'command',
      argv: ['sed', '-i', '-e', `$a${line}`, file],
      inverse: ['sed', '-i', '-e', `${own}d`, file],
    },
    holds(file, `${own}q`),
  ];
}

/** Fails where a line of the file fits; nothing is changed. */
export function refuseLine(file: string, pattern: string): Persist {
  return {kind: 'command', argv: ['sed', '-n', '-e', `/${pattern}/q1`, file], inverse: ['true']};
}

/** A text as a basic regular expression of sed that fits only this text. */
export function sedLiteral(text: string): string {
  return text.replace(/[.*[\]^$\\/]/g, (sign) => `\\${sign}`);
}

/** `found` ends sed with status 0; at the end of the file it is 1. */
function holds(file: string, found: string): Persist {
  return {kind: 'command', argv: ['sed', '-n', '-e', found, '-e', '$q1', file], inverse: ['true']};
}
