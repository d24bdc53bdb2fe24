import type {FactWriter, Sections} from '../../define-family.ts';
import {oneLine} from '../../section-reader.ts';
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
