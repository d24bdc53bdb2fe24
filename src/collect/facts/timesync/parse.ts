import type {FactWriter, Section, Sections} from '../../define-family.ts';
import {wholeNumber} from '../../section-reader.ts';
import type {TimeState} from './schema.ts';

/** STA_UNSYNC of adjtimex(2). */
const UNSYNCHRONISED = 0x40;
const SOURCES = [
  ['timesync.chrony', chrony],
  ['timesync.timesyncd', timesyncd],
  ['timesync.kernel', kernel],
] as const;

export function parse(sections: Sections, facts: FactWriter): void {
  let state: TimeState | undefined;
  let asked: Section | undefined;
  for (const [id, read] of SOURCES) {
    const section = sections.get(id);
    if (section === undefined) continue;
    asked ??= section;
    state ??= read(section);
  }
  const id = state?.section ?? asked?.id ?? 'timesync.kernel';
  const reason = asked === undefined || asked.exit === 127 ? 'absent' : reasonOf(asked.text);
  for (const name of ['keeper', 'synchronised', 'offsetMs', 'stratum', 'maxErrorMs'] as const) {
    const value = state?.[name];
    if (value !== undefined) facts.value(`time.${name}`, value, id);
    else facts.missing(`time.${name}`, state === undefined ? reason : 'absent', id);
  }
}

function reasonOf(text: string): 'denied' | 'unparsed' | 'absent' {
  if (text.trim() === '') return 'absent';
  return /not permitted|denied|not authori[sz]ed/i.test(text) ? 'denied' : 'unparsed';
}

/** `chronyc tracking`; “slow of NTP time” means that the clock is behind. */
function chrony({id, text}: Section): TimeState | undefined {
  const leap = /^Leap status[ \t]*: (.+)$/m.exec(text)?.[1]?.trim();
  if (leap === undefined) return undefined;
  const time = /^System time[ \t]*: (\d+\.\d+) seconds (slow|fast)/m.exec(text);
  const stratum = wholeNumber(/^Stratum[ \t]*: (\d+)/m.exec(text)?.[1] ?? '');
  const offsetMs = Number(time?.[1]) * (time?.[2] === 'slow' ? -1000 : 1000);
  return {
    keeper: 'chronyd',
    section: id,
    synchronised: leap !== 'Not synchronised',
    ...(Number.isFinite(offsetMs) ? {offsetMs: Math.round(offsetMs * 1000) / 1000} : {}),
    ...(stratum === undefined ? {} : {stratum}),
  };
}

function timesyncd({id, text}: Section): TimeState | undefined {
  const word = text.trim();
  if (word !== 'yes' && word !== 'no') return undefined;
  return {keeper: 'timesyncd', section: id, synchronised: word === 'yes'};
}

/** As adjtimex(8), its namesake in busybox and our own few lines print it. */
function kernel({id, text}: Section): TimeState | undefined {
  const status = wholeNumber(/^[ \t]*status:[ \t]*(\d+)/m.exec(text)?.[1] ?? '');
  if (status === undefined) return undefined;
  const maxError = wholeNumber(/maxerror:[ \t]*(\d+)/.exec(text)?.[1] ?? '');
  return {
    keeper: 'kernel',
    section: id,
    synchronised: (status & UNSYNCHRONISED) === 0,
    ...(maxError === undefined ? {} : {maxErrorMs: Math.round(maxError / 1000)}),
  };
}
