import {logChoose} from '../../../compare/stats/gamma.ts';
import type {Count} from './trials.ts';

/**
 * Chance that at least so many of all losses fall inside a group, if every packet were as likely to be lost
 * (Fisher’s exact test, one-sided).
 */
export function chanceInside(inside: Count, outside: Count): number {
  const sent = inside.sent + outside.sent;
  const lost = inside.lost + outside.lost;
  const most = Math.min(lost, inside.sent);
  const all = logChoose(sent, lost);
  let sum = 0;
  for (let k = inside.lost; k <= most; k++) {
    const term = Math.exp(logChoose(inside.sent, k) + logChoose(outside.sent, lost - k) - all);
    sum += term;
    if (term < sum * 1e-9) break;
  }
  return Math.min(1, sum);
}

/** Chance of at least so many losses where each packet is lost with this share (binomial). */
export function chanceOf({sent, lost}: Count, share: number): number {
  let sum = 0;
  for (let k = lost; k <= sent; k++) {
    const term = Math.exp(
      logChoose(sent, k) + k * Math.log(share) + (sent - k) * Math.log1p(-share),
    );
    sum += term;
    if (k > sent * share && term < sum * 1e-9) break;
  }
  return Math.min(1, sum);
}

/** Chance of at most so many losses where each packet is lost with this share (binomial). */
export function chanceAtMost({sent, lost}: Count, share: number): number {
  let sum = 0;
  for (let k = 0; k <= Math.min(lost, sent); k++) {
    sum += Math.exp(logChoose(sent, k) + k * Math.log(share) + (sent - k) * Math.log1p(-share));
  }
  return Math.min(1, sum);
}

/** How much better two shares describe the losses than one: twice the gain in log-likelihood. */
export function gain(inside: Count, outside: Count): number {
  const both = {sent: inside.sent + outside.sent, lost: inside.lost + outside.lost};
  return 2 * (logLikelihood(inside) + logLikelihood(outside) - logLikelihood(both));
}

function logLikelihood({sent, lost}: Count): number {
  const kept = sent - lost;
  return part(lost, sent) + part(kept, sent);
}

function part(count: number, of: number): number {
  return count === 0 ? 0 : count * Math.log(count / of);
}
