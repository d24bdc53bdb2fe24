import type {Evidence} from '../../../model/finding.ts';
import type {Observed, Source} from '../../../model/observed.ts';
import type {Claim} from '../../define-rule.ts';
import {betterOf} from './clock-speed.ts';
import {say} from './say.ts';

type Around = {available: Observed<string[]>; flags: Observed<string[]>};

export function clockClaim(
  {value: current, source}: {value: string; source: Source},
  {available, flags}: Around,
): Claim {
  const listed = available.ok ? available.value : [];
  const better = betterOf(listed, flags.ok ? flags.value : []);
  const evidenceFor: Evidence[] = [{message: say('seen', {current}), sources: [source]}];
  if (available.ok) {
    const message = say('offered', {names: listed});
    evidenceFor.push({message, sources: [available.source]});
  }
  return {
    verdict: 'contributor',
    severity: 'medium',
    confidence: 0.6,
    facts: ['clock.source'],
    title: say('title', {current}),
    why: say('why'),
    evidenceFor,
    evidenceAgainst: [{message: say('seldom-read'), sources: []}],
    safe: [
      better === null
        ? {id: 'other-host', message: say('other-host')}
        : {id: `switch-to-${better}`, message: say('switch', {better, current})},
    ],
    danger: [{id: 'force-tsc', message: say('force-tsc')}],
  };
}
