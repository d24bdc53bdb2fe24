import {factPath} from '../../../model/fact.ts';
import type {FactWriter, Section, Sections} from '../../define-family.ts';
import {fileSection, lines, readFiles, wholeNumber} from '../../section-reader.ts';
import {GROUPS} from './names.ts';
import {ServerFiles} from './schema.ts';

const SCAN = 'service.scan';

export function parse(sections: Sections, facts: FactWriter): void {
  const section = sections.get(SCAN);
  const looked = lines(section).includes('looked');
  const names = [...readFiles(section)].flatMap(([path, file]) =>
    path.endsWith('/comm') && file.ok ? [file.content] : [],
  );
  for (const [group, known] of Object.entries(GROUPS)) {
    const found = [...new Set(names.filter((name) => known.has(name)))].sort();
    if (looked) facts.value(`service.${group}`, found, SCAN);
    else facts.missing(`service.${group}`, section === undefined ? 'absent' : 'unparsed', SCAN);
  }
  writeServers(section, facts);
  writeNode(sections, facts);
}

/** Of several processes of one name the one nearest to its limit. */
function writeServers(section: Section | undefined, facts: FactWriter): void {
  const fullest = new Map<string, ServerFiles>();
  for (const server of serversOf(section, facts)) {
    const before = fullest.get(server.name);
    if (before === undefined || fullness(server) > fullness(before))
      fullest.set(server.name, server);
  }
  for (const {name, limit, slots, open} of fullest.values()) {
    for (const [fact, value] of Object.entries({limit, slots, open})) {
      if (value !== undefined)
        facts.value(factPath('service', 'openFiles', name, fact), value, SCAN);
    }
  }
}

function serversOf(section: Section | undefined, facts: FactWriter): ServerFiles[] {
  const files = readFiles(section);
  const text = (path: string) => {
    const file = files.get(path);
    return file?.ok ? file.content : '';
  };
  const servers: ServerFiles[] = [];
  for (const [path, file] of files) {
    const folder = /^(\/proc\/\d+)\/limits$/.exec(path)?.[1];
    if (folder === undefined || !file.ok) continue;
    const limit = /^Max open files\s+(\d+|unlimited)\s/.exec(file.content)?.[1];
    const server = ServerFiles.safeParse({
      name: text(`${folder}/comm`),
      ...number('limit', limit),
      ...number('slots', /^FDSize:\s+(\d+)$/.exec(text(`${folder}/status`))?.[1]),
      ...number('open', text(`${folder}/fd`)),
    });
    if (server.success) servers.push(server.data);
    else facts.drop(SCAN, path, 'a process without a name that is known');
  }
  return servers;
}

function number(name: string, text: string | undefined): Record<string, number> {
  const value = wholeNumber(text ?? '');
  return value === undefined ? {} : {[name]: value};
}

function fullness({limit, slots, open}: ServerFiles): number {
  return limit === undefined || limit === 0 ? 0 : (open ?? Math.min(slots ?? 0, limit / 2)) / limit;
}

/** Handles in use, unused, most; proc_sys_fs(5). */
function writeNode(sections: Sections, facts: FactWriter): void {
  const files = fileSection(sections, 'service.files');
  const column = (at: number) => (text: string) => wholeNumber(text.trim().split(/\s+/)[at] ?? '');
  files.fact('service.allFiles', '/proc/sys/fs/file-nr', column(0), facts);
  files.fact('service.allFilesLimit', '/proc/sys/fs/file-nr', column(2), facts);
  const set = lines(sections.get('service.defaults')).flatMap(
    (line) => /:DefaultLimitNOFILE=\s*(\d[\d:]*|infinity)\s*$/.exec(line)?.[1] ?? [],
  );
  // A later file wins; without any, systemd’s own default holds.
  const last = set.at(-1);
  if (last !== undefined) facts.value('service.default.openFiles', last, 'service.defaults');
  else facts.missing('service.default.openFiles', 'absent', 'service.defaults');
}
