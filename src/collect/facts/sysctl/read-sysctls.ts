import type {Sysctl} from './schema.ts';

const ROOT = '/proc/sys/';
const MAX_KEYS = 5000;
const MAX_VALUE = 1024;
/** Of head in GNU and busybox, and of grep. */
const REFUSAL =
  /^(?:head|grep): (?:cannot open |error reading )?'?\/proc\/sys\/([^:']+)'?(?: for reading)?: (.+)$/;
const HEADER = /^==> \/proc\/sys\/(.+) <==$/;
const DENIED = /Permission denied|Operation not permitted/;

export type Sysctls = {
  settings: Sysctl[];
  /** Keys that exist and gave neither a value nor a refusal (`Input/output error`, binary). */
  unreadable: {key: string[]; text: string}[];
};

/** Reads `head -v PATH...` over /proc/sys with standard error among it; also `grep -aH '' PATH...`, as once recorded. */
export function readSysctls(text: string): Sysctls {
  const values = new Map<string, string | undefined>();
  const unreadable: Sysctls['unreadable'] = [];
  let current: string | undefined;
  for (const line of text.split('\n')) {
    if (values.size >= MAX_KEYS) break;
    const header = HEADER.exec(line)?.[1];
    if (header !== undefined) {
      current = header;
      continue;
    }
    if (!line.startsWith(ROOT)) {
      const refused = REFUSAL.exec(line);
      if (refused?.[1] === undefined) {
        if (current !== undefined) add(current, line);
        continue;
      }
      // What follows the name of a file that could not be read to its end is no value.
      if (refused[1] === current) current = undefined;
      if (DENIED.test(refused[2] ?? '')) {
        if (!values.has(refused[1])) values.set(refused[1], undefined);
      } else unreadable.push({key: refused[1].split('/'), text: refused[2] ?? ''});
      continue;
    }
    const colon = line.indexOf(':');
    if (colon >= 0) add(line.slice(ROOT.length, colon), line.slice(colon + 1));
  }
  const settings = [...values].map(([path, value]) => ({key: path.split('/'), value}));
  return {settings, unreadable: unreadable.slice(0, MAX_KEYS)};

  /** A setting may have several lines. */
  function add(path: string, row: string): void {
    const before = values.get(path);
    const value = fold(row);
    values.set(path, before === undefined ? value : fold(`${before} ${value}`));
  }
}

/** Tabs, newlines and runs of blanks become one blank, as the kernel’s own readers treat them. */
export function fold(value: string): string {
  return value.slice(0, MAX_VALUE).replace(/\s+/g, ' ').trim();
}
