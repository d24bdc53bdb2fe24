import type {FactWriter, Sections} from '../../define-family.ts';
import {type FileRead, fileSection, oneLine} from '../../section-reader.ts';
import {KernelName, type OsRelease} from './schema.ts';

const FILES = 'os.files';

export function parse(sections: Sections, facts: FactWriter): void {
  const files = fileSection(sections, FILES);
  writeRelease(files.get('/etc/os-release'), files.get('/usr/lib/os-release'), facts);
  files.fact('os.machineId', '/etc/machine-id', oneLine, facts);
  files.fact('os.hostname', '/proc/sys/kernel/hostname', oneLine, facts);
  files.fact('os.uptimeSeconds', '/proc/uptime', (text) => column(text, 0), facts);
  files.fact('os.loadOne', '/proc/loadavg', (text) => column(text, 0), facts);
  files.fact('os.loadFive', '/proc/loadavg', (text) => column(text, 1), facts);
  writeKernel(sections, facts);
  const line = oneLine(sections.get('os.commandline')?.text ?? '');
  if (line === undefined) facts.missing('kernel.commandLine', 'absent', 'os.commandline');
  else facts.value('kernel.commandLine', line, 'os.commandline');
}

function writeRelease(etc: FileRead, usr: FileRead, facts: FactWriter): void {
  const file = etc.ok ? etc : usr;
  const release: OsRelease = file.ok ? parseOsRelease(file.content) : {};
  for (const name of ['id', 'versionId', 'prettyName'] as const) {
    const value = release[name];
    if (value !== undefined) facts.value(`os.${name}`, value, FILES);
    else facts.missing(`os.${name}`, file.ok ? 'absent' : file.reason, FILES);
  }
}

function writeKernel(sections: Sections, facts: FactWriter): void {
  const section = sections.get('os.uname');
  const kernel = parseUname(section?.text ?? '');
  for (const name of ['release', 'build', 'arch'] as const) {
    const path = `kernel.${name}`;
    if (kernel !== undefined) facts.value(path, kernel[name], 'os.uname');
    else facts.missing(path, section?.text ? 'unparsed' : 'absent', 'os.uname');
  }
}

/** `uname -r -v -m`; the version in the middle has blanks of its own. */
export function parseUname(text: string): KernelName | undefined {
  const words = (oneLine(text) ?? '').split(' ');
  const kernel = {
    release: words[0] ?? '',
    build: words.slice(1, -1).join(' '),
    arch: words.at(-1) ?? '',
  };
  return words.length >= 2 ? KernelName.safeParse(kernel).data : undefined;
}

/** os-release(5): shell assignments, quotes optional. The last assignment of a name counts. */
export function parseOsRelease(text: string): OsRelease {
  const release: OsRelease = {};
  for (const line of text.split('\n')) {
    const match = /^(ID|VERSION_ID|PRETTY_NAME)=(.*)$/.exec(line.trim());
    const value = unquote(match?.[2] ?? '');
    if (value === '') continue;
    if (match?.[1] === 'ID') release.id = value;
    if (match?.[1] === 'VERSION_ID') release.versionId = value;
    if (match?.[1] === 'PRETTY_NAME') release.prettyName = value;
  }
  return release;
}

function unquote(text: string): string {
  const quoted = /^(["'])(.*)\1$/.exec(text);
  return (quoted?.[2] ?? text).replace(/\\(["'$`\\])/g, '$1');
}

function column(text: string, index: number): number | undefined {
  const word = text.trim().split(/\s+/)[index] ?? '';
  return /^\d+(\.\d+)?$/.test(word) ? Number(word) : undefined;
}
