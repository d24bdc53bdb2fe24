import type {SysctlFiles} from './read-sysctl-files.ts';
import type {SysctlFileEntry} from './schema.ts';

/**
 * What patterns (`net.ipv4.conf.*.rp_filter`) ask of the settings a node has. A key that has an entry of its own, or
 * is taken out with `-KEY`, is none of theirs, whichever comes first; of two patterns the later one holds
 * (sysctl.d(5), systemd src/sysctl/sysctl.c). Each entry names its pattern.
 */
export function expandPatterns(
  {entries, excluded}: SysctlFiles,
  keys: readonly (readonly string[])[],
): (SysctlFileEntry & {pattern: string})[] {
  const own = new Set(entries.map(({key}) => key.join('/')));
  const patterns = entries.filter(({key}) => key.some(isPattern)).slice(0, 100);
  if (patterns.length === 0) return [];
  const found: (SysctlFileEntry & {pattern: string})[] = [];
  for (const key of keys) {
    const name = key.join('/');
    if (own.has(name) || excluded.has(name)) continue;
    const entry = patterns.findLast((pattern) => fits(pattern.key, key));
    if (entry !== undefined) found.push({...entry, key: [...key], pattern: entry.key.join('.')});
  }
  return found;
}

function isPattern(part: string): boolean {
  return /[*?]/.test(part);
}

/** As glob(3) on the path: a sign stands for no slash. */
function fits(pattern: readonly string[], key: readonly string[]): boolean {
  return pattern.length === key.length && pattern.every((part, i) => fitsPart(part, key[i] ?? ''));
}

function fitsPart(pattern: string, text: string): boolean {
  if (!isPattern(pattern)) return pattern === text;
  if (pattern.length > 64) return false;
  const source = pattern.replace(/[.*+?^${}()|[\]\\]/g, (sign) =>
    sign === '*' ? '.*' : sign === '?' ? '.' : `\\${sign}`,
  );
  return new RegExp(`^${source.replace(/(?:\.\*)+/g, '.*')}$`).test(text.slice(0, 256));
}
