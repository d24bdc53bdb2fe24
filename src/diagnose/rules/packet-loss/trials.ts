import type {EchoResult} from '../../../model/path.ts';
import {isLagging} from '../../inputs/index.ts';

/**
 * Small packets sent from one node to another and how many were lost. `both`: a reply may have been lost as well as
 * the packet, so the loss belongs to the pair and not to a direction.
 */
export type Trial = {
  from: string;
  to: string;
  way: 'one' | 'both';
  sent: number;
  lost: number;
  result: EchoResult;
};

/**
 * Splits results into directions where the probe counted them. Left out: pairs without a single reply (filtered or
 * dead, which other rules tell) and results of a prober that was itself held up.
 */
export function trialsOf(results: readonly EchoResult[]): Trial[] {
  return results.flatMap((result): Trial[] => {
    const {source, destination, sent, received, lostForward, lostBackward} = result;
    if (received === 0 || sent === 0 || isLagging(result)) return [];
    if (lostForward === undefined || lostBackward === undefined) {
      const lost = Math.max(0, sent - received);
      return [{from: source, to: destination, way: 'both', sent, lost, result}];
    }
    const answered = Math.max(0, sent - lostForward);
    return [
      {from: source, to: destination, way: 'one', sent, lost: lostForward, result},
      {
        from: destination,
        to: source,
        way: 'one',
        sent: answered,
        lost: lostBackward,
        result,
      },
    ];
  });
}

export type Count = {sent: number; lost: number};

export function total(trials: readonly Trial[]): Count {
  let sent = 0;
  let lost = 0;
  for (const trial of trials) {
    sent += trial.sent;
    lost += trial.lost;
  }
  return {sent, lost};
}

export function shareOf({sent, lost}: Count): number {
  return sent === 0 ? 0 : lost / sent;
}
