import type {Evidence} from '../../model/finding.ts';
import type {Message, Strings} from '../../model/message.ts';
import type {Observed} from '../../model/observed.ts';

/** Counters that did not move in less time than this rule nothing out. */
export const SHORTEST_SECONDS = 1;

export function isTooShort(
  seconds: Observed<number>,
): seconds is Extract<Observed<number>, {ok: true}> {
  return seconds.ok && seconds.value < SHORTEST_SECONDS;
}

type SayWindow = (id: 'window', params: {seconds: number}) => Message;

/** Over how long a time counters were seen not to move: a second proves less than a minute. */
export function windowEvidence(say: SayWindow, seconds: Observed<number>): Evidence[] {
  if (!seconds.ok) return [];
  return [{message: say('window', {seconds: seconds.value}), sources: [seconds.source]}];
}

export const windowStrings = {
  'too-short': {
    en: 'the two readings are only {seconds, number, ::.0} s apart; this needs at least {wanted} s',
    'zh-CN': '两次读数仅相隔 {seconds, number, ::.0} 秒；至少需要 {wanted} 秒',
  },
  window: {
    en: 'seen over {seconds, number, ::.0} s, between the two readings',
    'zh-CN': '观察时长为 {seconds, number, ::.0} 秒（两次读数之间）',
  },
} as const satisfies Strings;
