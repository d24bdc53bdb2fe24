import type {Evidence} from '../../model/finding.ts';
import type {Claim} from '../define-rule.ts';
import {
  alignmentOf,
  type DriftClass,
  driftConfidence,
  isTied,
  keyOf,
  type Odd,
  valueText,
} from './drift.ts';
import type {SayDrift} from './drift-strings.ts';

type Common = Pick<Claim, 'confidence' | 'about' | 'facts' | 'evidenceFor' | 'evidenceAgainst'>;

/** Whom a class of differences is about, how much it may weigh, and its evidence. */
export function driftClaim(
  say: SayDrift,
  {nodes, members}: DriftClass,
  slow: ReadonlySet<string>,
): Common {
  const aligned = alignmentOf({nodes, members}, slow);
  const against = isTied({members}) ? 'slow-on-all-sides' : 'slow-have-usual';
  const told = members.flatMap((member) => differences(say, member));
  return {
    confidence: driftConfidence(aligned),
    about: {nodes},
    facts: members.map(({partition}) => partition.fact),
    evidenceFor:
      aligned === 'aligned' ? [{message: say('lies-as-slowness'), sources: []}, ...told] : told,
    evidenceAgainst: [
      ...(aligned === 'not-aligned' ? [{message: say(against), sources: []}] : []),
      ...couldNotTell(say, members),
    ],
  };
}

/** “2/6 nodes (hk-1, hk-2): KEY = VALUE, others VALUE”, one line for each odd value; of a tie for each value. */
function differences(say: SayDrift, {partition, usual, odd, tied, told}: Odd): Evidence[] {
  const notSet = say('not-set');
  const {groups} = partition;
  const id = tied ? 'difference-tied' : 'difference';
  return (tied ? [usual, ...odd] : odd).map((group) => {
    const params = {
      few: group.nodes.length,
      all: told,
      nodes: shortList(group.nodes),
      key: keyOf(partition.fact),
      value: valueText(group, notSet, groups),
      ...(tied ? {} : {usual: valueText(usual, notSet, groups)}),
    };
    return {message: say(id, params), sources: [...partition.sources]};
  });
}

/** The two values of a difference with one odd value, for a title. */
export function valuesOf(say: SayDrift, {partition: {groups}, odd, usual}: Odd) {
  const notSet = say('not-set');
  const [group] = odd;
  return {
    value: group === undefined ? notSet : valueText(group, notSet, groups),
    usual: valueText(usual, notSet, groups),
  };
}

/** The title of a class in which no side is the odd one; undefined of all others. `key`: the setting named first. */
export function tiedTitle(say: SayDrift, {members}: Pick<DriftClass, 'members'>, key: string) {
  const [first] = members;
  if (first === undefined || !isTied({members})) return undefined;
  if (members.length === 1 && first.odd.length === 1) {
    return say('title-tied', {key, few: first.usual.nodes.length, ...valuesOf(say, first)});
  }
  return say('title-many-tied', {count: members.length, key});
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
