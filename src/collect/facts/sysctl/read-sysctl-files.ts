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

/**
 * What the files under sysctl.d ask for in the end: folders by precedence, files by name, /etc/sysctl.conf last,
 * as `sysctl --system` does; the last entry of a key wins. Input: `grep -H` of the files, comments left out.
 * Patterns (`net.ipv4.conf.*.rp_filter`) stay as they are.
 */
export function readSysctlFiles(
  text: string,
  onDrop: (row: string) => void = () => {},
): SysctlFileEntry[] {
  const files = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const match = /^(\/[^:]+\.conf):(.*)$/.exec(line);
    if (match?.[1] === undefined || match[2] === undefined) continue;
    const rows = files.get(match[1]) ?? [];
    rows.push(match[2]);
    files.set(match[1], rows);
  }
  const entries = new Map<string, SysctlFileEntry>();
  for (const file of inOrder([...files.keys()])) {
    for (const row of files.get(file) ?? []) {
      const setting = settingOf(row);
      if (setting === 'exclusion') continue;
      if (setting === undefined || entries.size >= MAX_ENTRIES) onDrop(row);
      else {
        const name = setting.key.join('/');
        const before = entries.get(name);
        const hidden = before === undefined ? [] : [...before.hidden, before].slice(-MAX_HIDDEN);
        entries.set(name, {
          ...setting,
          file,
          hidden: hidden.map(({file: where, value}) => ({file: where, value})),
        });
      }
    }
  }
  return [...entries.values()];
}

function inOrder(files: readonly string[]): string[] {
  const byName = new Map<string, string>();
  for (const folder of FOLDERS) {
    for (const file of files) {
      const name = file.slice(folder.length);
      if (file.startsWith(folder) && !byName.has(name)) byName.set(name, file);
    }
  }
  const sorted = [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
  return files.includes(LAST) ? [...sorted, LAST] : sorted;
}

/** `[-]KEY = VALUE`; `-KEY` alone takes a key out of a pattern. */
function settingOf(row: string): {key: string[]; value: string} | 'exclusion' | undefined {
  const text = row.trim();
  const equals = text.indexOf('=');
  if (equals < 0) return text.startsWith('-') ? 'exclusion' : undefined;
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
