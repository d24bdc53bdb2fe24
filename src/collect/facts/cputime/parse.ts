import type {FactWriter, Sections} from '../../define-family.ts';
import {fileSection, oneLine, wholeNumber} from '../../section-reader.ts';
import {CpuTicks} from './schema.ts';

const STAT = 'cputime.stat';
const STEAL = 7;

export function parse(sections: Sections, facts: FactWriter): void {
  const line = oneLine(sections.get(STAT)?.text ?? '');
  const ticks = line === undefined ? undefined : parseTicks(line);
  for (const name of ['steal', 'total', 'idle'] as const) {
    const value = ticks?.[name];
    const fact = `cpu.${name}Ticks`;
    if (value !== undefined) facts.value(fact, value, STAT);
    else facts.missing(fact, line === undefined ? 'absent' : 'unparsed', STAT);
  }
  const thermal = fileSection(sections, 'cputime.thermal');
  const folder = '/sys/devices/system/cpu/cpu0/thermal_throttle';
  for (const part of ['core', 'package']) {
    const file = `${folder}/${part}_throttle_count`;
    // Guests have no such file, and most do not need to say so.
    if (thermal.get(file).ok) {
      thermal.fact(`cpu.thermal.${part}Throttles`, file, wholeNumber, facts);
    }
  }
}

/** First line of /proc/stat, proc_stat(5): `cpu  user nice system idle iowait irq softirq steal guest guest_nice`. */
export function parseTicks(line: string): CpuTicks | undefined {
  const [name, ...words] = line.trim().split(/\s+/);
  if (name !== 'cpu' || words.length < 4 || !words.every((word) => /^\d+$/.test(word)))
    return undefined;
  const ticks = words.slice(0, STEAL + 1).map(Number);
  const steal = ticks[STEAL];
  return CpuTicks.safeParse({
    total: ticks.reduce((sum, each) => sum + each, 0),
    idle: (ticks[3] ?? 0) + (ticks[4] ?? 0),
    ...(steal === undefined ? {} : {steal}),
  }).data;
}
