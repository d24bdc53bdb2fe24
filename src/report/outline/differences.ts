import type {RankedDrift} from '../../model/explanation.ts';
import type {Message} from '../../model/message.ts';
import {regionOf} from '../../model/node.ts';
import type {ReportDocument} from '../../model/report.ts';
import {say} from '../strings.ts';

const NAMES = 4;
// Of facts that lie on the same nodes.
const LIKEWISE = 2;

/** Differences that count, what matters first, and how many the user accepted. */
export function rankedDifferences({comparison}: ReportDocument): {
  ranked: RankedDrift[];
  accepted: RankedDrift[];
} {
  const ranked = comparison.drift.filter((one) => one.accepted === null);
  return {ranked, accepted: comparison.drift.filter((one) => one.accepted !== null)};
}

/** `2/40 nodes: mtu = 1450, majority 9000 (hk-1 and hk-2; likewise cpu.modelName, and 46 more facts)`. */
export function differenceMessage(drift: RankedDrift, document: ReportDocument): Message {
  const [, ...others] = drift.facts;
  const named = others.slice(0, LIKEWISE);
  return say('difference', {
    what: drift.message,
    where: whereOf(drift, document),
    like: named.length,
    facts: named,
    more: others.length - named.length,
  });
}

/** The minority; of two halves both, in the order of their readings. */
function whereOf(drift: RankedDrift, document: ReportDocument): Message {
  const {groups, message} = drift;
  const [one, other] = groups;
  if (message.id === 'drift/halves' && one !== undefined && other !== undefined) {
    const sides = {one: placeOf(one.nodes, document), other: placeOf(other.nodes, document)};
    return say('place-halves', sides);
  }
  const all = message.id === 'drift/no-majority';
  return placeOf(all ? groups.flatMap(({nodes}) => nodes).sort() : minorityOf(drift), document);
}

/** Nodes of all groups but the largest. */
export function minorityOf({groups}: RankedDrift): string[] {
  return groups.slice(1).flatMap(({nodes}) => nodes);
}

/** The region, where they are all of it; else the nodes, of many the first. */
function placeOf(nodes: readonly string[], {run}: ReportDocument): Message {
  const fleet = run.inventory.nodes;
  const regions = new Set(fleet.filter(({id}) => nodes.includes(id)).map(regionOf));
  const whole = fleet.filter((node) => regions.has(regionOf(node))).length === nodes.length;
  if (whole && regions.size > 0 && nodes.length > 1)
    return say('place', {names: [...regions].sort()});
  if (nodes.length <= NAMES) return say('place', {names: [...nodes]});
  const shown = say('place', {names: nodes.slice(0, NAMES)});
  return say('examples-more', {shown, more: nodes.length - NAMES});
}

/** Remarks on the ranking, and acceptances that have run out. */
export function differenceRemarks({comparison}: ReportDocument): Message[] {
  return [
    ...comparison.driftLimits,
    ...comparison.expiredAcceptances.map(({fact, until, reason}) =>
      say('acceptance-expired', {fact, until, reason}),
    ),
  ];
}
