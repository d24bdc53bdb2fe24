import {factPath} from '../../../model/fact.ts';
import type {FactWriter, Sections} from '../../define-family.ts';
import {type FileRead, readFiles} from '../../section-reader.ts';
import {readEffectiveLimits, readFileLimits} from './read-limits.ts';

/** Limits that login sessions are given by file, and those in force for the collecting shell. */
export function parse(sections: Sections, facts: FactWriter): void {
  const files = readFiles(sections.get('limits'));
  writeFileLimits(files, facts);
  writeEffective(files.get('/proc/self/limits'), facts);
  writeFileMax(files.get('/proc/sys/fs/file-max'), facts);
}

function writeFileLimits(files: ReadonlyMap<string, FileRead>, facts: FactWriter): void {
  const rows: string[] = [];
  let denied = false;
  const names = [...files.keys()].filter((path) => path.startsWith('/etc/security/'));
  // limits.conf sorts before limits.d/, and names inside by byte, as pam_limits reads them.
  for (const path of names.sort()) {
    const file = files.get(path);
    if (file?.ok) rows.push(...file.content.split('\n'));
    else if (file?.reason === 'denied') denied = true;
  }
  const limits = readFileLimits(rows, (row) =>
    facts.drop('limits', row, 'not DOMAIN TYPE ITEM VALUE'),
  );
  for (const {domain, type, item, value} of limits) {
    facts.value(factPath('limits', 'file', domain, type, item), value, 'limits');
  }
  if (denied) facts.missing('limits.file', 'denied', 'limits');
  else if (limits.length === 0) facts.missing('limits.file', 'absent', 'limits');
}

function writeEffective(file: FileRead | undefined, facts: FactWriter): void {
  const limits = file?.ok ? readEffectiveLimits(file.content.split('\n')) : [];
  if (limits.length === 0)
    facts.missing('limits.effective', file?.ok === false ? file.reason : 'unparsed', 'limits');
  for (const {item, soft, hard} of limits) {
    facts.value(factPath('limits', 'effective', item, 'soft'), soft, 'limits');
    facts.value(factPath('limits', 'effective', item, 'hard'), hard, 'limits');
  }
}

function writeFileMax(file: FileRead | undefined, facts: FactWriter): void {
  const text = file?.ok ? file.content.trim() : '';
  // systemd sets it to 2^63 - 1, beyond what a double holds exactly; near enough to compare.
  if (/^\d{1,20}$/.test(text)) facts.value('limits.kernelFileMax', Number(text), 'limits');
  else
    facts.missing('limits.kernelFileMax', file?.ok === false ? file.reason : 'unparsed', 'limits');
}
