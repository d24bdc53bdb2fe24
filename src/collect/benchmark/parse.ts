import {messages} from '../../model/message.ts';
import type {FactWriter, Sections} from '../define-family.ts';
import {lines} from '../section-reader.ts';
import {Load, PROBES, Timing} from './schema.ts';
import {strings} from './strings.ts';

const say = messages('benchmark', strings);
const ID = 'benchmark';
/** Below this the clock of 10 ms is off by a third and more. */
const SHORTEST_CENTISECONDS = 3;
const NANOSECONDS = 10_000_000;

/** Facts of the loops, in nanoseconds per round. */
export function parse(sections: Sections, facts: FactWriter): void {
  const rows = lines(sections.get(ID));
  for (const probe of PROBES) writeProbe(probe, rows, facts);
  writeTools(rows, facts);
  writeLoad(rows, facts);
  const clock = /^clock (\d{1,9})$/.exec(rows.find((row) => row.startsWith('clock ')) ?? '')?.[1];
  if (clock !== undefined) facts.value('benchmark.clockNs', Number(clock), ID);
  else facts.missing('benchmark.clockNs', 'absent', ID, say('unavailable'));
}

function writeProbe(probe: string, rows: readonly string[], facts: FactWriter): void {
  const path = `benchmark.ns.${probe}`;
  const told = rows.find((row) => row.startsWith(`probe ${probe} `))?.slice(probe.length + 7);
  const [, rounds, centiseconds] = /^n=(\d{1,10}) cs=(\d{1,6})$/.exec(told ?? '') ?? [];
  const timing = Timing.safeParse({rounds: Number(rounds), centiseconds: Number(centiseconds)});
  if (told === undefined) facts.missing(path, 'absent', ID);
  else if (told === 'late') facts.missing(path, 'absent', ID, say('late'));
  else if (told === 'unavailable') facts.missing(path, 'absent', ID, say('unavailable'));
  else if (!timing.success) facts.missing(path, 'unparsed', ID);
  else if (timing.data.centiseconds < SHORTEST_CENTISECONDS)
    facts.missing(path, 'unparsed', ID, say('too-fast'));
  else facts.value(path, nanosecondsOf(timing.data), ID);
}

function nanosecondsOf({rounds, centiseconds}: Timing): number {
  return Math.round((centiseconds * NANOSECONDS) / rounds);
}

/** `dd=0f2a… gzip=…`: the checksums of what was run; equal text means the same programs. */
function writeTools(rows: readonly string[], facts: FactWriter): void {
  const tools = rows.flatMap((row) => {
    const match = /^tool ([a-z0-9]{1,20}) ([0-9a-f]{4,64})$/.exec(row);
    return match === null ? [] : [`${match[1]}=${match[2]?.slice(0, 16)}`];
  });
  const asked = rows.filter((row) => row.startsWith('tool ')).length;
  // A program without a checksum may be any other.
  if (asked > 0 && tools.length === asked)
    facts.value('benchmark.tools', tools.sort().join(' '), ID);
  else facts.missing('benchmark.tools', rows.length > 0 ? 'unparsed' : 'absent', ID);
}

function writeLoad(rows: readonly string[], facts: FactWriter): void {
  const [before, after] = ['before', 'after'].map((when) => loadOf(when, rows));
  if (before === undefined || after === undefined || after.totalTicks <= before.totalTicks) {
    facts.missing('benchmark.stealShare', 'absent', ID);
    facts.missing('benchmark.seconds', 'absent', ID);
    return;
  }
  const ticks = after.totalTicks - before.totalTicks;
  const stolen = Math.max(0, after.stealTicks - before.stealTicks) / ticks;
  facts.value('benchmark.stealShare', Math.round(stolen * 10_000) / 10_000, ID);
  facts.value('benchmark.seconds', (after.centiseconds - before.centiseconds) / 100, ID);
  if (before.throttled === undefined || after.throttled === undefined)
    facts.missing('benchmark.throttledPeriods', 'absent', ID);
  else
    facts.value('benchmark.throttledPeriods', Math.max(0, after.throttled - before.throttled), ID);
}

/** `before at CENTISECONDS throttled N|- cpu USER NICE SYSTEM IDLE IOWAIT IRQ SOFTIRQ STEAL …` (proc_stat(5)). */
function loadOf(when: string, rows: readonly string[]): Load | undefined {
  const row = rows.find((one) => one.startsWith(`${when} at `));
  const match = /^\w+ at (\d{1,12}) throttled (\d{1,12}|-) cpu +([\d ]{15,300})$/.exec(row ?? '');
  const ticks = (match?.[3] ?? '').trim().split(' ').map(Number);
  return Load.safeParse({
    centiseconds: Number(match?.[1]),
    ...(match?.[2] === '-' ? {} : {throttled: Number(match?.[2])}),
    stealTicks: ticks[7],
    // Guest time is inside user time already.
    totalTicks: ticks.slice(0, 8).reduce((sum, each) => sum + each, 0),
  }).data;
}
