import {missing, type Source, seen} from '../../../model/observed.ts';
import type {PathResult} from '../../../model/path.ts';
import {rememberedOf} from '../../../model/remembered.ts';
import type {Input} from '../../define-rule.ts';
import {LAG_LIMIT_MS, sourceOfPath} from '../../inputs/index.ts';
import {pathsByPlace} from '../../inputs/indexes.ts';
import {say} from '../../inputs/strings.ts';
import {nodeOf} from '../../inputs/subject.ts';

/** How punctual the prober on a node was, over all its measurements that say so. */
export type Lags = {
  count: number;
  late: number;
  worst: {lagMs: number; probe: string; destination: string; source: Source};
  /** Requests that were left out for starting too late, and all of those measurements. */
  withheld: number;
  sent: number;
};

/** Missing where nothing the node measured tells its own lag, as with ping and curl. */
export function lags(): Input<Lags> {
  return {
    name: 'lag of the prober',
    read(view, subject) {
      const {id} = nodeOf(subject);
      const known = lagsOf(view.paths).get(id);
      if (known !== undefined) return seen(known, known.worst.source);
      const source = {node: id, command: '-', section: 'path', at: '-'};
      const params = {method: 'ping, curl', source: id, destination: '*'};
      return missing('absent', say('not-counted', params), source);
    },
  };
}

/** A single late moment costs a few samples; a fifth of all of them is a node that cannot measure. */
const STARVED_SHARE = 0.2;

export function isStarved({late, count, withheld, sent}: Lags): boolean {
  return late >= STARVED_SHARE * count && late > 0
    ? true
    : withheld > 0 && withheld >= STARVED_SHARE * sent;
}

// Every node asks; the results are gone through once.
const lagsOf = rememberedOf((paths: readonly PathResult[]): Map<string, Lags> => {
  const index = new Map<string, Lags>();
  for (const result of pathsByPlace(paths)) {
    const lagMs = lagOf(result);
    if (lagMs === undefined) continue;
    const {source, destination, probe} = result;
    const worst = {lagMs, probe, destination, source: sourceOfPath(result)};
    const lag = index.get(source) ?? {count: 0, late: 0, worst, withheld: 0, sent: 0};
    lag.count++;
    if (lagMs > LAG_LIMIT_MS) lag.late++;
    if (lagMs > lag.worst.lagMs) lag.worst = worst;
    if (result.probe === 'service') {
      lag.withheld += result.withheld ?? 0;
      lag.sent += result.samples.length + (result.withheld ?? 0);
    }
    index.set(source, lag);
  }
  return index;
});

/** Bulk TCP is not timed by a waking prober; the datagrams sent after it are. */
function lagOf(result: PathResult): number | undefined {
  if (result.probe === 'throughput') return result.datagrams?.lagMs;
  return 'lagMs' in result ? result.lagMs : undefined;
}
