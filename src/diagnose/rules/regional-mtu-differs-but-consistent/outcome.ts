import type {Evidence} from '../../../model/finding.ts';
import {fail, notApplicable, type Outcome} from '../../define-rule.ts';
import {pingPayloadBytes} from '../../mtu/path-limit.ts';
import {aboutGroup, type Card, type CardGroup, groupsByMtu} from './card-groups.ts';
import type {MixedPath} from './paths.ts';
import {say} from './say.ts';

/** What is said of one group of cards whose MTU is not that of the most. */
export function outcomeOf(
  group: CardGroup,
  cards: readonly Card[],
  mixed: readonly MixedPath[],
): Outcome {
  const members = new Set(group.cards.map(({node}) => node.id));
  const theirs = mixed.filter(
    ({source, destination}) => members.has(source.id) !== members.has(destination.id),
  );
  const rest = groupsByMtu(cards.filter(({node}) => !members.has(node.id)));
  const others = rest.map(({mtuBytes}) => mtuBytes);
  const named = {
    mtuBytes: group.mtuBytes,
    othersBytes: others.join(', '),
    nodes: [...members].sort(),
  };
  if (theirs.some(({size, pods}) => size === 'smaller' || pods === 'exceed')) {
    return notApplicable(say('told-elsewhere', named));
  }
  const fitting = theirs.filter(({size}) => size === 'fits');
  if (fitting.length === 0) return notApplicable(say('not-measured', named));

  const smallerBytes = Math.min(group.mtuBytes, ...others);
  const largerBytes = Math.max(group.mtuBytes, ...others);
  return fail({
    verdict: 'note',
    severity: 'info',
    confidence: 0.95,
    about: aboutGroup(group, cards),
    title: say('title', {mtuBytes: group.mtuBytes, othersBytes: others.join(', ')}),
    why: say('why', whyParams(smallerBytes, largerBytes)),
    evidenceFor: evidenceFor(theirs, fitting, smallerBytes),
    evidenceAgainst: evidenceAgainst(theirs),
    safe: [],
    danger: [
      {id: 'nic-above-ceiling', message: say('nic-above-ceiling', {smallerBytes})},
      // VXLAN takes 50 bytes, the least of the common tunnels.
      {id: 'pod-1500-on-1500-vxlan', message: say('pod-1500-on-1500-vxlan', {outerBytes: 1550})},
    ],
  });
}

function whyParams(smallerBytes: number, largerBytes: number) {
  // Segments exclude 40 bytes of headers and 12 of timestamps; throughput under loss goes with their size.
  const costShare = 1 - (smallerBytes - 52) / (largerBytes - 52);
  return {
    mtuBytes: smallerBytes,
    largerBytes,
    largerPayload: pingPayloadBytes(largerBytes),
    rightPayload: pingPayloadBytes(smallerBytes),
    costShare,
    minor: costShare <= 0.1 ? 'yes' : 'no',
  };
}

function evidenceFor(
  theirs: readonly MixedPath[],
  fitting: readonly MixedPath[],
  smallerBytes: number,
): Evidence[] {
  const sources = sourcesOf(fitting);
  const measured = theirs.filter(({size}) => size !== 'unknown').length;
  const counts = {count: fitting.length, measured, smallerBytes};
  const lines: Evidence[] = [{message: say('fits', counts), sources}];
  if (theirs.every(({pods}) => pods === 'fit')) {
    lines.push({message: say('pods-fit'), sources});
  }
  const bulk = theirs.filter((path) => path.bulk !== null);
  const steady = bulk.filter((path) => path.bulk === 'steady');
  if (steady.length > 0) {
    const message = say('bulk-clean', {count: steady.length, measured: bulk.length});
    lines.push({message, sources: sourcesOf(steady)});
  }
  return lines;
}

function evidenceAgainst(theirs: readonly MixedPath[]): Evidence[] {
  const unknown = theirs.filter(({size}) => size === 'unknown');
  const udp = theirs.filter(({pods}) => pods === 'only-udp-exceeds');
  const stalled = theirs.filter(({bulk}) => bulk === 'stalled');
  const lines: Evidence[] = [];
  if (stalled.length > 0) {
    const message = say('bulk-stalls', {count: stalled.length});
    lines.push({message, sources: sourcesOf(stalled)});
  }
  if (udp.length > 0) lines.push({message: say('udp-from-pods'), sources: sourcesOf(udp)});
  if (unknown.length > 0) {
    const message = say('some-unmeasured', {count: unknown.length});
    lines.push({message, sources: sourcesOf(unknown)});
  }
  return lines;
}

function sourcesOf(paths: readonly MixedPath[]) {
  return paths.slice(0, 3).map(({seenAt}) => seenAt);
}
