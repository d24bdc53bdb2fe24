import type {Evidence} from '../../../model/finding.ts';
import {seen} from '../../../model/observed.ts';
import type {ThroughputResult} from '../../../model/path.ts';
import type {Input} from '../../define-rule.ts';
import {LAG_LIMIT_MS, sourceOfPath} from '../../inputs/index.ts';
import {pathsByPlace} from '../../inputs/indexes.ts';
import {chanceAtMost} from './chance.ts';
import {LOSS_SHARE} from './groups.ts';
import {say} from './say.ts';
import {type Count, shareOf, type Trial} from './trials.ts';

/** UDP sent after a bulk transfer and counted by its receiver: one direction, larger than an echo. */
export type Datagrams = Count & {result: ThroughputResult};

const LOST_AT_LEAST = 3;
/** So unlikely it must be that datagrams pass by chance where small packets were lost. */
const UNLIKELY = 0.01;
const SOURCES = 3;

/** Of all paths; empty where nobody sent any. Left out: those of a sender that was late itself. */
export function datagrams(): Input<readonly Datagrams[]> {
  return {
    name: 'datagrams of all pairs',
    read(view) {
      const found = pathsByPlace(view.paths)
        .filter((path) => path.probe === 'throughput')
        .flatMap((result): Datagrams[] => {
          const {datagrams: told} = result;
          if (told === undefined || told.sent === 0 || told.lagMs > LAG_LIMIT_MS) return [];
          // Where a transfer could not start nothing may have been listening for datagrams either.
          if (told.received === 0) return [];
          return [{sent: told.sent, lost: Math.max(0, told.sent - told.received), result}];
        });
      return seen(found, {node: '-', command: '-', section: 'path/throughput', at: '-'});
    },
  };
}

/** What datagrams on the paths of these trials say to a share that echoes lost there. */
export function datagramEvidence(
  trials: readonly Trial[],
  share: number,
  all: readonly Datagrams[],
): {for: Evidence[]; against: Evidence[]} {
  const ways = new Set(trials.flatMap(waysOf));
  const there = all.filter(({result}) => ways.has(wayOf(result.source, result.destination)));
  const count = {sent: 0, lost: 0};
  for (const {sent, lost} of there) {
    count.sent += sent;
    count.lost += lost;
  }
  const worst = [...there].sort((a, b) => shareOf(b) - shareOf(a)).slice(0, SOURCES);
  const evidence = (id: 'datagrams-too' | 'datagrams-pass'): Evidence[] => [
    {message: say(id, {...count, share: shareOf(count)}), sources: worst.map(sourceOf)},
  ];
  if (count.lost >= LOST_AT_LEAST && shareOf(count) >= LOSS_SHARE) {
    return {for: evidence('datagrams-too'), against: []};
  }
  const odd = count.sent > 0 && chanceAtMost(count, share) < UNLIKELY;
  return {for: [], against: odd ? evidence('datagrams-pass') : []};
}

function waysOf({from, to, way}: Trial): string[] {
  return way === 'one' ? [wayOf(from, to)] : [wayOf(from, to), wayOf(to, from)];
}

function wayOf(from: string, to: string): string {
  return `${from}\n${to}`;
}

function sourceOf({result}: Datagrams) {
  return sourceOfPath(result);
}
