import {withIndex} from './database.ts';

/** Something that was measured in more than one run of a fleet, or may yet be. */
export type Series = {fleet: string; metric: string; region: string; unit: string; runs: number};

/** How a metric stood in a region in one run. */
export type TrendPoint = {
  run: string;
  startedAt: string;
  runs: number;
  errors: number;
  median: number | null;
  p95: number | null;
};

const JUDGED = 'FROM metrics JOIN runs ON runs.id = metrics.run WHERE runs.analysed_by = ?';

/** Every series there is, those of most runs first. */
export function listSeries(folder: string, analysedBy: string): Promise<Series[]> {
  const query = `
    SELECT runs.fleet, metric, region, unit, count(*) AS runs ${JUDGED}
    GROUP BY runs.fleet, metric, region, unit
    ORDER BY count(*) DESC, runs.fleet, metric, region`;
  return withIndex(folder, (index) =>
    index
      .prepare(query)
      .all(analysedBy)
      .map((row) => ({...row}) as Series),
  );
}

/** One series, oldest first, of the newest `most` runs. */
export async function readTrend(
  folder: string,
  analysedBy: string,
  {fleet, metric, region}: Pick<Series, 'fleet' | 'metric' | 'region'>,
  most: number,
): Promise<TrendPoint[]> {
  const query = `
    SELECT run, started_at AS startedAt, metrics.runs, errors, median, p95 ${JUDGED}
      AND runs.fleet = ? AND metric = ? AND region = ?
    ORDER BY started_at DESC, run DESC LIMIT ?`;
  const rows = await withIndex(folder, (index) =>
    index.prepare(query).all(analysedBy, fleet, metric, region, most),
  );
  return rows.map((row) => ({...row}) as TrendPoint).reverse();
}
