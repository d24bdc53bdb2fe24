import type {Claim} from '../../define-rule.ts';
import type {Accelerated} from './accelerators.ts';
import {say} from './say.ts';

const NAMED = 4;

export function mixedClaim(groups: ReadonlyMap<string, readonly Accelerated[]>): Claim {
  const sorted = [...groups].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  const odd = sorted.slice(1).flatMap(([, nodes]) => nodes);
  return {
    verdict: 'note',
    severity: 'low',
    confidence: 0.9,
    about: {nodes: odd.map(({node}) => node).sort()},
    title: say('title'),
    why: say('why'),
    evidenceFor: sorted.map(([by, nodes]) => ({
      message: say(by === 'metal' ? 'group-metal' : 'group', {by, nodes: shortList(nodes)}),
      sources: nodes.slice(0, NAMED).flatMap(({signs}) => signs[0]?.sources ?? []),
    })),
    evidenceAgainst: [{message: say('all-on-hardware'), sources: []}],
    safe: [{id: 'compare-apart', message: say('compare-apart')}],
    danger: [],
  };
}

function shortList(nodes: readonly Accelerated[]): string[] {
  const names = nodes.map(({node}) => node);
  return names.length <= NAMED + 1 ? names : [...names.slice(0, NAMED), '…'];
}
