import type {EffectiveLimit, FileLimit} from './schema.ts';

const MAX_ROWS = 2000;

/** Names of /proc/self/limits in the words of limits.conf(5). */
const ITEMS: Readonly<Record<string, string>> = {
  'Max cpu time': 'cpu',
  'Max file size': 'fsize',
  'Max data size': 'data',
  'Max stack size': 'stack',
  'Max core file size': 'core',
  'Max resident set': 'rss',
  'Max processes': 'nproc',
  'Max open files': 'nofile',
  'Max locked memory': 'memlock',
  'Max address space': 'as',
  'Max file locks': 'locks',
  'Max pending signals': 'sigpending',
  'Max msgqueue size': 'msgqueue',
  'Max nice priority': 'nice',
  'Max realtime priority': 'rtprio',
  'Max realtime timeout': 'rttime',
};

/**
 * What limits.conf and limits.d ask for. Rows come file by file, limits.conf first, then limits.d by name, as
 * pam_limits reads them; the last row of a domain, type and item wins. `onDrop` hears of rows pam_limits ignores.
 */
export function readFileLimits(
  rows: readonly string[],
  onDrop: (row: string) => void = () => {},
): FileLimit[] {
  const limits = new Map<string, FileLimit>();
  for (const row of rows.slice(0, MAX_ROWS)) {
    const words = row.replace(/#.*$/, '').trim().split(/\s+/);
    const [domain, type, item, value] = words;
    // `DOMAIN -` alone means no limits at all for them.
    if (words.length === 2 && domain !== undefined && type === '-') {
      limits.set(`${domain} -`, {domain, type, item: 'all', value: 'unlimited'});
    } else if (
      words.length === 4 &&
      domain &&
      item &&
      value &&
      /^(soft|hard|-)$/.test(type ?? '')
    ) {
      limits.set(`${domain} ${type} ${item}`, {domain, type: type ?? '-', item, value});
    } else onDrop(row);
  }
  for (const row of rows.slice(MAX_ROWS)) onDrop(row);
  return [...limits.values()];
}

/** Reads /proc/self/limits. */
export function readEffectiveLimits(rows: readonly string[]): EffectiveLimit[] {
  const limits: EffectiveLimit[] = [];
  for (const row of rows.slice(0, 100)) {
    const match = /^(Max [a-z ]*?[a-z]) {2,}(\S+) +(\S+)/.exec(row.slice(0, 200));
    const name = match?.[1] ?? '';
    const item = Object.hasOwn(ITEMS, name) ? ITEMS[name] : undefined;
    const soft = limitOf(match?.[2]);
    const hard = limitOf(match?.[3]);
    if (item !== undefined && soft !== undefined && hard !== undefined)
      limits.push({item, soft, hard});
  }
  return limits;
}

function limitOf(word: string | undefined): number | 'unlimited' | undefined {
  if (word === 'unlimited') return word;
  return word !== undefined && /^\d{1,20}$/.test(word) ? Number(word) : undefined;
}
