import type {Evidence} from '../../../model/finding.ts';
import type {Observed, Source} from '../../../model/observed.ts';
import type {Claim} from '../../define-rule.ts';
import {betterOf} from './clock-speed.ts';
import {say} from './say.ts';

/** A call that stays in user space takes some 20 to 50 ns. */
const DEAR_NS = 500;

type Around = {available: Observed<string[]>; flags: Observed<string[]>; cost: Observed<number>};

export function clockClaim(
  {value: current, source}: {value: string; source: Source},
  {available, flags, cost}: Around,
): Claim {
  const listed = available.ok ? available.value : [];
  const better = betterOf(listed, flags.ok ? flags.value : []);
  const evidenceFor: Evidence[] = [{message: say('seen', {current}), sources: [source]}];
  const evidenceAgainst: Evidence[] = [{message: say('seldom-read'), sources: []}];
  if (available.ok) {
    const message = say('offered', {names: listed});
    evidenceFor.push({message, sources: [available.source]});
  }
  const dear = cost.ok && cost.value > DEAR_NS;
  if (cost.ok) {
    const message = say('cost', {nanoseconds: cost.value});
    (dear ? evidenceFor : evidenceAgainst).push({message, sources: [cost.source]});
  }
  return {
    verdict: 'contributor',
    severity: 'medium',
    confidence: dear ? 0.85 : 0.6,
    facts: ['clock.source'],
    title: say('title', {current}),
    why: say('why'),
    evidenceFor,
    evidenceAgainst,
    safe: [
      better === null
        ? {id: 'other-host', message: say('other-host')}
        : {id: `switch-to-${better}`, message: say('switch', {better, current})},
    ],
    danger: [{id: 'force-tsc', message: say('force-tsc')}],
  };
}
