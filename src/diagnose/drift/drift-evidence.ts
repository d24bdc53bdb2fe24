import type {Evidence} from '../../model/finding.ts';
import type {Message} from '../../model/message.ts';
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

type SayTitles = (
  id: Parameters<SayDrift>[0] | 'title-one' | 'title-many',
  params: Parameters<SayDrift>[1],
) => Message;

/**
 * The title of a class: the values where one setting has two, else how many settings and which comes first (`key`).
 * Where no side is the odd one, none is named as such.
 */
export function driftTitle(
  say: SayTitles,
  {members}: Pick<DriftClass, 'members'>,
  key: string,
): Message {
  const [first] = members;
  const tied = isTied({members});
  if (members.length === 1 && first?.odd.length === 1) {
    const values = {key, ...valuesOf(say, first)};
    return tied
      ? say('title-tied', {few: first.usual.nodes.length, ...values})
      : say('title-one', values);
  }
  return say(tied ? 'title-many-tied' : 'title-many', {count: members.length, key});
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
