import type {RawSeries} from '../../model/series.ts';

/** Longer names and values are nobody’s region. */
const MOST_CHARACTERS = 512;
const MOST_LABELS = 64;

/**
 * The series in the `data` of an answer, labels sorted; `undefined` for what is no vector and no matrix.
 * Source: Prometheus HTTP API, “Expression query result formats”.
 */
export function seriesOf(data: unknown): RawSeries[] | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const {resultType, result} = data as Record<string, unknown>;
  if ((resultType !== 'vector' && resultType !== 'matrix') || !Array.isArray(result)) {
    return undefined;
  }
  return result.flatMap((one) => seriesOfOne(one) ?? []);
}

function seriesOfOne(one: unknown): RawSeries | undefined {
  if (typeof one !== 'object' || one === null) return undefined;
  const {metric, value, values} = one as Record<string, unknown>;
  if (typeof metric !== 'object' || metric === null) return undefined;
  const points = Array.isArray(values) ? values : [value];
  return {labels: labelsOf(metric), points: points.flatMap(pointOf)};
}

function labelsOf(metric: object): Record<string, string> {
  const given = Object.entries(metric).filter(
    (pair): pair is [string, string] =>
      typeof pair[1] === 'string' && pair[1] !== '' && pair[1].length <= MOST_CHARACTERS,
  );
  given.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(given.slice(0, MOST_LABELS));
}

/** None where it is no pair of time and value. */
function pointOf(point: unknown): [number, string][] {
  if (!Array.isArray(point)) return [];
  const [time, value] = point as unknown[];
  if (typeof time !== 'number' || typeof value !== 'string' || value.length > 40) return [];
  return [[time, value]];
}

/** A finite number; `undefined` for NaN, infinities and what is none: unknown, not zero. */
export function numberOf(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
