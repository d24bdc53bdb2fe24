import type {Evidence} from '../../../model/finding.ts';
import type {Claim} from '../../define-rule.ts';
import {type DriftClass, keyOf} from '../../drift/drift.ts';
import {driftClaim, driftTitle} from '../../drift/drift-evidence.ts';
import {say} from './say.ts';

/** Limits that set apart the same nodes. One that no process reaches slows nothing, so the weight is low. */
export function limitClaim(one: DriftClass, slow: ReadonlySet<string>): Claim {
  const members = [...one.members].sort((a, b) => {
    const [left, right] = [keyOf(a.partition.fact), keyOf(b.partition.fact)];
    return rank(left) - rank(right) || (left < right ? -1 : 1);
  });
  const [first] = members;
  const key = first === undefined ? '' : keyOf(first.partition.fact);
  const common = driftClaim(say, {...one, members}, slow);
  const effective = members.some(({partition}) => isEffective(partition.fact));
  return {
    ...common,
    verdict: effective ? 'contributor' : 'note',
    severity: effective ? 'low' : 'info',
    confidence: effective ? common.confidence : 0.3,
    title: driftTitle(say, {members}, key),
    why: say('why', {kind: one.kind === 'region-drift' ? 'region' : 'within'}),
    evidenceAgainst: [...common.evidenceAgainst, ...(effective ? [] : [filesOnly()])],
    safe: [{id: 'check-process', message: say('check-process')}],
    danger: [],
  };
}

function filesOnly(): Evidence {
  return {message: say('files-only'), sources: []};
}

function isEffective(fact: string): boolean {
  return !fact.startsWith('limits.file.');
}

/** Effective values before files, open files before the rest. */
function rank(key: string): number {
  return (key.startsWith('file.') ? 2 : 0) + (key.includes('nofile') ? 0 : 1);
}
