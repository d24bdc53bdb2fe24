import {fold} from './read-sysctls.ts';
import type {SysctlFileEntry} from './schema.ts';

const MAX_ENTRIES = 2000;
/** Earlier entries of a key that are remembered, the latest ones. */
const MAX_HIDDEN = 8;
/** A file in an earlier folder hides the file of the same name in a later one (sysctl.d(5)). */
const FOLDERS = [
  '/etc/sysctl.d/',
  '/run/sysctl.d/',
  '/usr/local/lib/sysctl.d/',
  '/usr/lib/sysctl.d/',
  '/lib/sysctl.d/',
];
const LAST = '/etc/sysctl.conf';
/** On Debian and Red Hat a link to /etc/sysctl.conf. */
const LINK = '/etc/sysctl.d/99-sysctl.conf';

export type SysctlFiles = {
  /** Exact keys and patterns (`net.ipv4.conf.*.rp_filter`), in the order in which they are applied. */
  entries: SysctlFileEntry[];
  /** Keys that `-KEY` takes out of patterns, joined by `/`. */
  excluded: ReadonlySet<string>;
};

type Row = {text: string; line: number | undefined};
type Setting = {key: string[]; value: string};

/**
 * What the files under sysctl.d ask for in the end, as systemd-sysctl applies them at boot: folders by precedence,
 * files by name, the last entry of a key wins. /etc/sysctl.conf counts where its link in sysctl.d stands; without a
 * link it comes last, as for `sysctl --system`. Input: `PATH:LINE:TEXT`, comments left out; also `PATH:TEXT`, as once
 * recorded.
 */
export function readSysctlFiles(
  text: string,
  onDrop: (row: string) => void = () => {},
): SysctlFiles {
  const files = rowsByFile(text);
  const {applied, shadowed} = inOrder(files);
  const entries = new Map<string, SysctlFileEntry>();
  const excluded = new Set<string>();
  for (const file of applied) {
    for (const row of files.get(file) ?? []) {
      const setting = settingOf(row.text);
      if (setting === undefined || entries.size >= MAX_ENTRIES) onDrop(row.text);
      else if ('excluded' in setting) excluded.add(setting.excluded.join('/'));
      else {
        const name = setting.key.join('/');
        const before = entries.get(name);
        const hidden = before === undefined ? [] : [...before.hidden, before].slice(-MAX_HIDDEN);
        // The later entry also takes the later place among patterns.
        entries.delete(name);
        entries.set(name, {
          ...setting,
          file: placeOf(file, row),
          hidden: hidden.map(({file: where, value}) => ({file: where, value})),
          shadowed: [],
        });
      }
    }
  }
  for (const {file, by} of shadowed) noteShadowed(files.get(file) ?? [], file, by, entries);
  return {entries: [...entries.values()], excluded};
}

function rowsByFile(text: string): Map<string, Row[]> {
  const files = new Map<string, Row[]>();
  for (const line of text.split('\n')) {
    const match = /^(\/[^:]+\.conf):(?:(\d{1,7}):)?(.*)$/.exec(line);
    if (match?.[1] === undefined || match[3] === undefined) continue;
    const rows = files.get(match[1]) ?? [];
    rows.push({text: match[3], line: match[2] === undefined ? undefined : Number(match[2])});
    files.set(match[1], rows);
  }
  return files;
}

function inOrder(files: ReadonlyMap<string, readonly Row[]>) {
  const byName = new Map<string, string>();
  const shadowed: {file: string; by: string}[] = [];
  for (const folder of FOLDERS) {
    for (const file of files.keys()) {
      const name = file.slice(folder.length);
      if (!file.startsWith(folder)) continue;
      const by = byName.get(name);
      if (by === undefined) byName.set(name, file);
      // /lib is a link to /usr/lib nearly everywhere: the same file, not a second one.
      else if (by !== `/usr${file}`) shadowed.push({file, by});
    }
  }
  const applied = [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
  if (files.has(LAST) && !isLink(files)) applied.push(LAST);
  return {applied, shadowed};
}

function isLink(files: ReadonlyMap<string, readonly Row[]>): boolean {
  return JSON.stringify(files.get(LINK)) === JSON.stringify(files.get(LAST));
}

function noteShadowed(
  rows: readonly Row[],
  file: string,
  by: string,
  entries: ReadonlyMap<string, SysctlFileEntry>,
): void {
  for (const row of rows) {
    const setting = settingOf(row.text);
    if (setting === undefined || 'excluded' in setting) continue;
    const entry = entries.get(setting.key.join('/'));
    if (entry === undefined || entry.shadowed.length >= MAX_HIDDEN) continue;
    entry.shadowed.push({file: placeOf(file, row), value: setting.value, by});
  }
}

function placeOf(file: string, {line}: Row): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** `[-]KEY = VALUE`; `-KEY` alone takes a key out of a pattern. */
function settingOf(row: string): Setting | {excluded: string[]} | undefined {
  const text = row.trim();
  const equals = text.indexOf('=');
  if (equals < 0)
    return text.startsWith('-') ? {excluded: keyParts(text.slice(1).trim())} : undefined;
  const key = text.slice(0, equals).replace(/^-/, '').trim();
  if (key === '' || key.length > 256 || /\s/.test(key)) return undefined;
  return {key: keyParts(key), value: fold(text.slice(equals + 1))};
}

/** `net.ipv4.conf.eth0/100.rp_filter` and `net/ipv4/conf/eth0.100/rp_filter` are the same (sysctl.d(5)). */
function keyParts(key: string): string[] {
  const separator = /[./]/.exec(key)?.[0] ?? '.';
  if (separator === '/') return key.split('/').filter((part) => part !== '');
  return key
    .split('.')
    .map((part) => part.replaceAll('/', '.'))
    .filter((part) => part !== '');
}
