import type {FactWriter, Sections} from '../../define-family.ts';
import {fileSection} from '../../section-reader.ts';
import {TransparentHugePages} from './schema.ts';

const ID = 'memory';

export function parse(sections: Sections, facts: FactWriter): void {
  const files = fileSection(sections, ID);
  const info = (name: string) => (content: string) => meminfoBytes(content, name);
  files.fact('memory.totalBytes', '/proc/meminfo', info('MemTotal'), facts);
  files.fact('memory.swapTotalBytes', '/proc/meminfo', info('SwapTotal'), facts);
  files.fact(
    'memory.transparentHugePages',
    '/sys/kernel/mm/transparent_hugepage/enabled',
    (content) => TransparentHugePages.safeParse(/\[(\w+)\]/.exec(content)?.[1]).data,
    facts,
  );
}

/** A row of /proc/meminfo in bytes; its kB are 1024 bytes (proc_meminfo(5)). */
export function meminfoBytes(text: string, name: string): number | undefined {
  for (const line of text.split('\n')) {
    const row = /^(\w+):\s+(\d{1,12}) kB$/.exec(line.trim());
    if (row?.[1] === name) return Number(row[2]) * 1024;
  }
  return undefined;
}
