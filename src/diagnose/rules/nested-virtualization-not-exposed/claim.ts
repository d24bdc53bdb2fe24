import type {Evidence} from '../../../model/finding.ts';
import type {Claim} from '../../define-rule.ts';
import type {Guest} from './guests.ts';
import {say} from './say.ts';

const NAMED = 4;

/** `having` is never empty: only a difference within the cohort is worth a word. */
export function nestingClaim(without: readonly Guest[], having: readonly Guest[]): Claim {
  const evidence: Evidence[] = [
    {message: say('shown-nowhere', {nodes: namesOf(without)}), sources: sourcesOf(without)},
    ...(['vmx', 'svm'] as const).flatMap((flag): Evidence[] => {
      const show = having.filter(({nesting}) => nesting === flag);
      if (show.length === 0) return [];
      return [{message: say('shown', {flag, nodes: namesOf(show)}), sources: sourcesOf(show)}];
    }),
  ];
  const fast = without.filter(({accelerated}) => accelerated);
  if (fast.length > 0) {
    const message = say('accelerated', {nodes: namesOf(fast)});
    evidence.push({message, sources: sourcesOf(fast)});
  }
  return {
    verdict: 'note',
    severity: 'info',
    confidence: 0.95,
    about: {nodes: without.map(({node}) => node)},
    title: say('title'),
    why: say('why'),
    evidenceFor: evidence,
    evidenceAgainst: [],
    safe: [{id: 'leave-as-is', message: say('leave-as-is')}],
    danger: [{id: 'firmware-advice', message: say('firmware-advice')}],
  };
}

function namesOf(guests: readonly Guest[]): string[] {
  const nodes = guests.map(({node}) => node);
  return nodes.length <= NAMED + 1 ? nodes : [...nodes.slice(0, NAMED), '…'];
}

function sourcesOf(guests: readonly Guest[]) {
  return guests.slice(0, NAMED).map(({source}) => source);
}
