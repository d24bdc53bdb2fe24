import type {RawSeries, ReportedPath, SeriesAnswer} from '../../model/series.ts';
import {numberOf} from './raw.ts';

/** A fleet of many regions has their square of ways. */
const MOST = 2000;

/** What agents say of the ways between regions; one they do not know is not there. */
export function reportedPaths(answers: readonly SeriesAnswer[]): ReportedPath[] {
  const of = (id: string) => answers.find((answer) => answer.id === id)?.series ?? [];
  const sizes = new Map(of('path-mtu').map((one) => [keyOf(one), lastOf(one)]));
  return of('black-holes')
    .flatMap((one) => {
      const {src_region: from, dst_region: to, layer = 'host'} = one.labels;
      const hole = lastOf(one);
      if (from === undefined || to === undefined || hole === undefined) return [];
      const size = sizes.get(keyOf(one));
      const mtuBytes = size === undefined ? null : Math.round(size);
      return [{from, to, layer, isBlackHole: hole > 0, mtuBytes}];
    })
    .slice(0, MOST);
}

function keyOf({labels: {src_region, dst_region, layer}}: RawSeries): string {
  return JSON.stringify([src_region, dst_region, layer]);
}

function lastOf({points}: RawSeries): number | undefined {
  return numberOf(points.at(-1)?.[1]);
}
