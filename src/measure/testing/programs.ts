import {mkdtempSync, readdirSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** A folder with all programs of this machine but some, to be the only one in a PATH. */
export function programsWithout(unwanted: RegExp): {folder: string; remove(): void} {
  const folder = mkdtempSync(join(tmpdir(), 'ssms-programs-'));
  for (const program of readdirSync('/usr/bin')) {
    if (!unwanted.test(program)) symlinkSync(join('/usr/bin', program), join(folder, program));
  }
  return {folder, remove: () => rmSync(folder, {recursive: true})};
}

export const PYTHON = /^(python|pypy)/;
