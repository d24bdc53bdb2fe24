import type {Strings} from '../../model/message.ts';
import type {Observed} from '../../model/observed.ts';

/** Counters that did not move in less time than this rule nothing out. */
export const SHORTEST_SECONDS = 2;

export function isTooShort(
  seconds: Observed<number>,
): seconds is Extract<Observed<number>, {ok: true}> {
  return seconds.ok && seconds.value < SHORTEST_SECONDS;
}

export const windowStrings = {
  'too-short': {
    en: 'the two readings are only {seconds, number, ::.0} s apart; this needs at least {wanted} s',
    'zh-CN': '两次读数仅相隔 {seconds, number, ::.0} 秒；至少需要 {wanted} 秒',
  },
} as const satisfies Strings;
