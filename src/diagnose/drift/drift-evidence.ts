import type {Evidence} from '../../model/finding.ts';
import type {Claim} from '../define-rule.ts';
import {alignment, type DriftClass, driftConfidence, keyOf, type Odd, valueText} from './drift.ts';
import type {SayDrift} from './drift-strings.ts';

type Common = Pick<Claim, 'confidence' | 'about' | 'facts' | 'evidenceFor' | 'evidenceAgainst'>;

/** Whom a class of differences is about, how much it may weigh, and its evidence. */
export function driftClaim(
  say: SayDrift,
  {nodes, members}: DriftClass,
  slow: ReadonlySet<string>,
): Common {
  const aligned = alignment(nodes, slow);
  const told = members.flatMap((member) => differences(say, member));
  return {
    confidence: driftConfidence(aligned),
    about: {nodes},
    facts: members.map(({partition}) => partition.fact),
    evidenceFor:
      aligned === 'aligned' ? [{message: say('lies-as-slowness'), sources: []}, ...told] : told,
    evidenceAgainst: [
      ...(aligned === 'not-aligned' ? [{message: say('slow-have-usual'), sources: []}] : []),
      ...couldNotTell(say, members),
    ],
  };
}

/** “2/6 nodes (hk-1, hk-2): KEY = VALUE, others VALUE”, one line for each odd value. */
function differences(say: SayDrift, {partition, usual, odd, told}: Odd): Evidence[] {
  const notSet = say('not-set');
  return odd.map((group) => {
    const params = {
      few: group.nodes.length,
      all: told,
      nodes: shortList(group.nodes),
      key: keyOf(partition.fact),
      value: valueText(group, notSet),
      usual: valueText(usual, notSet),
    };
    return {message: say('difference', params), sources: [...partition.sources]};
  });
}

/** The two values of a difference with one odd value, for a title. */
export function valuesOf(say: SayDrift, {odd, usual}: Odd) {
  const notSet = say('not-set');
  const [group] = odd;
  return {
    value: group === undefined ? notSet : valueText(group, notSet),
    usual: valueText(usual, notSet),
  };
}

function couldNotTell(say: SayDrift, members: readonly Odd[]): Evidence[] {
  const unknown = new Set(members.flatMap(({partition}) => partition.unknown));
  if (unknown.size === 0) return [];
  return [{message: say('could-not-tell', {count: unknown.size}), sources: []}];
}

const NAMED = 4;

function shortList(nodes: readonly string[]): string[] {
  return nodes.length <= NAMED + 1 ? [...nodes] : [...nodes.slice(0, NAMED), '…'];
}
