import type {FactWriter, Sections} from '../../define-family.ts';
import {fileSection} from '../../section-reader.ts';
import {DiskWork} from './schema.ts';

const ID = 'diskio';
const NAMES = ['reads', 'readMs', 'writes', 'writeMs', 'flushes', 'flushMs'] as const;

export function parse(sections: Sections, facts: FactWriter): void {
  const file = fileSection(sections, ID).get('/proc/diskstats');
  const work = file.ok ? sumOf(file.content, facts) : undefined;
  for (const name of NAMES) {
    const value = work?.[name];
    if (value !== undefined) facts.value(`diskio.${name}`, value, ID);
    else
      facts.missing(
        `diskio.${name}`,
        file.ok || file.reason === 'absent' ? 'absent' : file.reason,
        ID,
      );
  }
}

/** Rows `MAJOR MINOR NAME READS MERGED SECTORS MS WRITES MERGED SECTORS MS …`, admin-guide/iostats.rst. */
function sumOf(text: string, facts: FactWriter): DiskWork | undefined {
  let sum: DiskWork | undefined;
  for (const row of text.split('\n')) {
    const words = row.trim().split(/\s+/);
    const numbers = words
      .slice(3)
      .map((word) => (/^\d{1,15}$/.test(word) ? Number(word) : Number.NaN));
    const [reads, , , readMs, writes, , , writeMs] = numbers;
    const parsed = DiskWork.safeParse({
      reads: plus(sum?.reads, reads),
      readMs: plus(sum?.readMs, readMs),
      writes: plus(sum?.writes, writes),
      writeMs: plus(sum?.writeMs, writeMs),
      ...(numbers.length < 17
        ? {}
        : {flushes: plus(sum?.flushes, numbers[15]), flushMs: plus(sum?.flushMs, numbers[16])}),
    });
    if (parsed.success) sum = parsed.data;
    else facts.drop(ID, row, 'not a row of /proc/diskstats');
  }
  return sum;
}

function plus(sum: number | undefined, more: number | undefined): number {
  return (sum ?? 0) + (more ?? Number.NaN);
}
