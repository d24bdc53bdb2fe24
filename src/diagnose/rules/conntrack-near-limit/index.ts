import type {Evidence} from '../../../model/finding.ts';
import {type Claim, defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {growth, latest} from '../../settings/growth.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

/** Shares of the table; the kernel starts to throw out unconfirmed entries when it is full. */
const NEAR = 0.8;
const FULL = 0.95;

export const conntrackNearLimit = defineRule({
  id: 'conntrack-near-limit',
  scope: 'node',
  requires: {count: latest('conntrack.count'), max: latest('conntrack.max')},
  optional: {dropped: growth('conntrack.dropped'), early: growth('conntrack.earlyDropped')},
  strings,
  references: ['Linux Documentation/networking/nf_conntrack-sysctl.rst'],
  check({count, max, dropped, early}) {
    if (max.value === 0) return notApplicable(say('no-limit'));
    const used = count.value / max.value;
    const params = {node: count.source.node, count: count.value, max: max.value, used};
    const seen = {message: say('seen', params), sources: [count.source]};
    const lost = (early.ok ? early.value : 0) + (dropped.ok ? dropped.value : 0);
    // Drops below that have other reasons, such as a hash chain that is too long.
    if (used < NEAR) return pass([seen]);
    const told = dropped.ok ? dropped : early;
    const losses: Evidence[] =
      lost > 0 && told.ok ? [{message: say('lost', {count: lost}), sources: [told.source]}] : [];
    return fail(claimOf([seen, ...losses], used >= FULL || lost > 0));
  },
});

function claimOf(evidenceFor: Evidence[], full: boolean): Claim {
  return {
    verdict: 'contributor',
    facts: ['sysctl.net.netfilter.nf_conntrack_max'],
    severity: full ? 'high' : 'medium',
    confidence: full ? 0.9 : 0.5,
    title: say('title'),
    why: say('why'),
    evidenceFor,
    evidenceAgainst: full ? [] : [{message: say('room-left'), sources: []}],
    safe: [
      {id: 'raise-max', message: say('raise-max')},
      {id: 'find-the-many', message: say('find-the-many')},
    ],
    danger: [{id: 'short-timeouts', message: say('short-timeouts')}],
  };
}
