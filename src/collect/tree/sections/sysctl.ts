import {rowsOf, type SectionSource, sectionOf} from '../source.ts';
import {shellWords} from '../statements.ts';
import type {Tree} from '../tree.ts';

const SAVED = '/sos_commands/kernel/sysctl_-a';
const MAX_SETTINGS = 5000;
const MAX_DEPTH = 12;
/** A whole /proc/sys holds about a thousand settings; with fewer, what is missing says nothing. */
const WHOLE = 300;

/**
 * Kernel settings from `sysctl -a`, else from the files of /proc/sys. What facts/sysctl/collect.sh leaves out is left
 * out here too, read from its own `find`.
 */
export function sysctls(fragment: string): SectionSource {
  const leftOut = leftOutBy(fragment);
  return {
    id: 'sysctl',
    async read(tree) {
      const saved = await tree.read(SAVED);
      if (saved !== undefined) {
        const rows = fromSysctl(saved).filter(([path]) => !leftOut(path));
        return sectionOf('sysctl', [SAVED], written(rows), rows.length < WHOLE);
      }
      const rows = await fromProc(tree, leftOut);
      return sectionOf('sysctl', ['/proc/sys'], written(rows), rows.length < WHOLE);
    },
  };
}

function written(rows: readonly (readonly [string, string])[]): string {
  return rows.map(([path, value]) => `${path}:${value}`).join('\n');
}

/** `net.ipv4.conf.eth0/100.mtu = 1`: dots part the key, and a slash stands for a dot in a name. */
function fromSysctl(text: string): [string, string][] {
  const rows: [string, string][] = [];
  for (const line of rowsOf(text).slice(0, 4 * MAX_SETTINGS)) {
    const match = /^([A-Za-z0-9][^\s=]*) = ?(.*)$/.exec(line);
    const last = rows.at(-1);
    if (match?.[1] !== undefined) {
      const key = match[1].replace(/[./]/g, (sign) => (sign === '.' ? '/' : '.'));
      rows.push([`/proc/sys/${key}`, match[2] ?? '']);
    } else if (last !== undefined && !line.startsWith('sysctl: ')) {
      // A value of several lines.
      rows.push([last[0], line]);
    }
  }
  return rows;
}

async function fromProc(
  tree: Tree,
  leftOut: (path: string) => boolean,
): Promise<[string, string][]> {
  const rows: [string, string][] = [];
  const open = [{path: '/proc/sys', depth: 0}];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const name of await tree.list(next.path)) {
      const path = `${next.path}/${name}`;
      if (leftOut(path) || rows.length >= MAX_SETTINGS) continue;
      if (await tree.isFolder(path)) {
        if (next.depth < MAX_DEPTH) open.push({path, depth: next.depth + 1});
        continue;
      }
      for (const row of rowsOf((await tree.read(path)) ?? '')) rows.push([path, row]);
    }
  }
  return rows;
}

/** The words after `-name` and `-path` of the `find`, and the folders that it enters all the same. */
export function leftOutBy(fragment: string): (path: string) => boolean {
  const line = fragment
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .find((one) => / find \/proc\/sys /.test(one));
  const words = shellWords(line ?? '') ?? [];
  const names = new Set<string>();
  const ends: string[] = [];
  for (const [i, word] of words.entries()) {
    const next = words[i + 1] ?? '';
    if (word === '-name') names.add(next);
    if (word === '-path') ends.push(next.replace(/^\*/, ''));
  }
  const entered = words.filter((word) => /^\/proc\/sys\/./.test(word));
  return (path) => {
    if (entered.some((folder) => path === folder || path.startsWith(`${folder}/`))) {
      return names.has(path.slice(path.lastIndexOf('/') + 1));
    }
    // The way down to a folder that is entered is no setting itself.
    const steps = path.split('/');
    return (
      steps.some((step) => names.has(step)) || ends.some((end) => `${path}/`.includes(`${end}/`))
    );
  };
}
