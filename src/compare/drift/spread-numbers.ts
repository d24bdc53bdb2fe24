import {ascending, median} from '../quantile.ts';
import {bucketed} from '../tolerance.ts';
import {type Groups, regrouped} from './groups.ts';

/** More distinct numbers than this are a measure, not a kind. */
const MOST_KINDS = 8;
const RESOLUTION = {relative: 0.02};
/** Robust score beyond which a number is not like the others. */
const FAR = 3.5;

/**
 * Numbers with many distinct values (memory in kB) are no categories: those within 2 % become one reading; if
 * many are left, all that lie near the median become one and only the far ones keep their own.
 */
export function spreadReadings(groups: Groups): Groups {
  const numbers = groups.flatMap(({reading, nodes}) =>
    reading.kind === 'value' && typeof reading.value === 'number' && Number.isFinite(reading.value)
      ? [{value: reading.value, count: nodes.length}]
      : [],
  );
  if (numbers.length <= MOST_KINDS) return groups;
  const speakers = bucketed(numbers, RESOLUTION);
  const close = regrouped(groups, (value) =>
    typeof value === 'number' ? (speakers.get(value) ?? value) : value,
  );
  if (new Set(speakers.values()).size <= MOST_KINDS) return close;
  const all = ascending(numbers.flatMap(({value, count}) => new Array<number>(count).fill(value)));
  const centre = median(all) ?? 0;
  const deviation = median(ascending(all.map((value) => Math.abs(value - centre)))) ?? 0;
  const reach = FAR * Math.max(1.4826 * deviation, RESOLUTION.relative * Math.abs(centre));
  return regrouped(close, (value) =>
    typeof value === 'number' && Math.abs(value - centre) <= reach ? centre : value,
  );
}
