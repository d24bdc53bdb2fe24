import type {FactWriter, Sections} from '../../define-family.ts';
import {fileSection, readFiles, wholeNumber} from '../../section-reader.ts';
import {countList} from '../cpu/parse.ts';
import {meminfoBytes} from '../memory/parse.ts';
import {SmtControl, Word} from './schema.ts';

const FILES = 'tuning.files';
const MEMINFO = 'tuning.meminfo';
const CPU = '/sys/devices/system/cpu';
const POLICY = `${CPU}/cpufreq/policy0`;
const THP = '/sys/kernel/mm/transparent_hugepage';

export function parse(sections: Sections, facts: FactWriter): void {
  const files = fileSection(sections, FILES);
  writeGovernors(sections, facts);
  files.fact('cpu.frequency.driver', `${POLICY}/scaling_driver`, word, facts);
  files.fact('cpu.frequency.preference', `${POLICY}/energy_performance_preference`, word, facts);
  files.fact('cpu.frequency.maxMhz', `${POLICY}/scaling_max_freq`, megahertz, facts);
  writeBoost(sections, facts);
  files.fact('cpu.smt', `${CPU}/smt/control`, smt, facts);
  files.fact('cpu.numaNodes', '/sys/devices/system/node/online', countList, facts);
  files.fact('memory.thpDefrag', `${THP}/defrag`, chosen, facts);
  files.fact('memory.thpShmem', `${THP}/shmem_enabled`, chosen, facts);
  const memory = fileSection(sections, MEMINFO);
  const path = '/proc/meminfo';
  memory.fact('memory.hugePages.count', path, hugePages, facts);
  memory.fact(
    'memory.hugePages.sizeBytes',
    path,
    (text) => meminfoBytes(text, 'Hugepagesize'),
    facts,
  );
}

/** A set: a machine may run its CPUs under several. */
function writeGovernors(sections: Sections, facts: FactWriter): void {
  const found = new Set<string>();
  let refused: 'denied' | 'unparsed' | undefined;
  for (const [path, file] of readFiles(sections.get(FILES))) {
    if (!/\/policy\d\/scaling_governor$/.test(path)) continue;
    const name = file.ok ? word(file.content) : undefined;
    if (name !== undefined) found.add(name);
    else if (file.ok) refused ??= 'unparsed';
    else if (file.reason === 'denied') refused ??= 'denied';
  }
  const fact = 'cpu.frequency.governors';
  if (found.size > 0) facts.value(fact, [...found].sort(), FILES);
  else facts.missing(fact, refused ?? 'absent', FILES);
}

/** intel_pstate says the opposite (no_turbo) of what cpufreq says (boost). */
function writeBoost(sections: Sections, facts: FactWriter): void {
  const files = fileSection(sections, FILES);
  const turbo = files.get(`${CPU}/intel_pstate/no_turbo`);
  if (turbo.ok) {
    files.fact(
      'cpu.frequency.boost',
      `${CPU}/intel_pstate/no_turbo`,
      (text) => not(bit(text)),
      facts,
    );
  } else {
    files.fact('cpu.frequency.boost', `${CPU}/cpufreq/boost`, bit, facts);
  }
}

function word(text: string): string | undefined {
  return Word.safeParse(text.trim()).data;
}

function megahertz(text: string): number | undefined {
  const kilohertz = wholeNumber(text);
  return kilohertz === undefined || kilohertz <= 0 ? undefined : Math.round(kilohertz / 1000);
}

function bit(text: string): boolean | undefined {
  return text.trim() === '1' ? true : text.trim() === '0' ? false : undefined;
}

function not(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

/** A number of threads (newer kernels) means on. */
function smt(text: string): string | undefined {
  if (/^\d+$/.test(text.trim())) return 'on';
  return SmtControl.safeParse(text.trim()).data;
}

/** The bracketed word of a list such as `always [madvise] never`. */
function chosen(text: string): string | undefined {
  return Word.safeParse(/\[([\w+-]+)\]/.exec(text)?.[1]?.replaceAll('+', '_')).data;
}

function hugePages(text: string): number | undefined {
  const row = /^HugePages_Total:\s+(\d{1,12})$/m.exec(text);
  return row?.[1] === undefined ? undefined : Number(row[1]);
}
