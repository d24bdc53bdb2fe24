import {factPath} from '../../../model/fact.ts';
import type {FactWriter, Sections} from '../../define-family.ts';
import {wholeNumber} from '../../section-reader.ts';
import {expandPatterns} from './expand-patterns.ts';
import {isMemorySized, isMemoryTriple} from './policies.ts';
import {readSysctlFiles} from './read-sysctl-files.ts';
import {readSysctls} from './read-sysctls.ts';
import type {Sysctl, SysctlFileEntry} from './schema.ts';

/** Every kernel setting in force, and what the files ask for. */
export function parse(sections: Sections, facts: FactWriter): void {
  const {settings, unreadable} = readSysctls(sections.get('sysctl')?.text ?? '');
  if (settings.length === 0) facts.missing('sysctl', 'unparsed', 'sysctl');
  for (const setting of settings) writeSetting(setting, facts);
  for (const {key, text} of unreadable) facts.drop('sysctl', key.join('.'), text);
  writeFiles(sections, settings, facts);
}

function writeSetting({key, value}: Sysctl, facts: FactWriter): void {
  const path = factPath('sysctl', ...key);
  if (value === undefined) {
    facts.missing(path, 'denied', 'sysctl');
    return;
  }
  if (!isMemorySized(key)) facts.value(path, value, 'sysctl');
  // Beyond 2^53 the last digits are lost, far below the tolerance.
  else if (/^-?\d{1,20}$/.test(value)) facts.value(path, Number(value), 'sysctl');
  else facts.missing(path, 'unparsed', 'sysctl');
  if (!isMemoryTriple(key)) return;
  const parts = value.split(' ').map(wholeNumber);
  for (const [i, name] of ['low', 'pressure', 'high'].entries()) {
    const part = parts[i];
    if (part !== undefined) facts.value(factPath('sysctl', ...key, name), part, 'sysctl');
  }
}

function writeFiles(sections: Sections, settings: readonly Sysctl[], facts: FactWriter): void {
  const text = sections.get('sysctl.files')?.text ?? '';
  const files = readSysctlFiles(text, (row) => facts.drop('sysctl.files', row, 'not KEY = VALUE'));
  const {entries} = files;
  for (const entry of entries) writeEntry(entry, facts);
  for (const entry of expandPatterns(
    files,
    settings.map(({key}) => key),
  )) {
    writeEntry({...entry, file: `${entry.file} (${entry.pattern})`}, facts);
  }
  if (/^grep: [^\n]*: (Permission denied|Operation not permitted)$/m.test(text)) {
    // A file that cannot be read may override anything in the others.
    facts.missing('sysctlFile', 'denied', 'sysctl.files');
  } else if (entries.length === 0) {
    facts.missing('sysctlFile', 'absent', 'sysctl.files');
  }
}

function writeEntry(
  {key, value, file, hidden, shadowed}: SysctlFileEntry,
  facts: FactWriter,
): void {
  facts.value(factPath('sysctlFile', ...key), value, 'sysctl.files');
  facts.value(factPath('sysctlOrigin', ...key), file, 'sysctl.files');
  if (hidden.length > 0) {
    const before = hidden.map((entry) => `${entry.file}: ${entry.value}`);
    facts.value(factPath('sysctlHidden', ...key), before, 'sysctl.files');
  }
  if (shadowed.length > 0) {
    const unread = shadowed.map((entry) => `${entry.file}: ${entry.value} (${entry.by})`);
    facts.value(factPath('sysctlShadowed', ...key), unread, 'sysctl.files');
  }
}
