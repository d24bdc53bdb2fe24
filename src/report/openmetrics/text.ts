import {cleanText} from '../clean.ts';

export type Labels = Readonly<Record<string, string | number>>;
export type Sample = {labels: Labels; value: number; suffix?: string};

/** A metric family; `unit` must end the name (OpenMetrics 1.0). */
export type Family = {
  name: string;
  type: 'gauge' | 'counter' | 'histogram' | 'info';
  unit?: 'seconds' | 'bytes' | 'ratio';
  help: string;
  samples: readonly Sample[];
};

/** OpenMetrics text, ended by `# EOF`. A family without samples is left out: nothing known is not zero. */
export function openMetricsText(families: readonly Family[]): string {
  const told = families.filter(({samples}) => samples.length > 0).map(familyText);
  return `${told.join('')}# EOF\n`;
}

/** The samples of one histogram; `values` may hold Infinity for what never ended. */
export function histogram(
  labels: Labels,
  values: readonly number[],
  bounds: readonly number[],
): Sample[] {
  const buckets = [...bounds, Infinity].map((bound): Sample => {
    const count = values.filter((value) => value <= bound).length;
    const le = bound === Infinity ? '+Inf' : canonical(bound);
    return {labels: {...labels, le}, value: count, suffix: '_bucket'};
  });
  const finite = values.filter(Number.isFinite);
  return [
    ...buckets,
    {labels, value: values.length, suffix: '_count'},
    {labels, value: finite.reduce((sum, value) => sum + value, 0), suffix: '_sum'},
  ];
}

function familyText({name, type, unit, help, samples}: Family): string {
  const lines = [
    `# TYPE ${name} ${type}`,
    ...(unit === undefined ? [] : [`# UNIT ${name} ${unit}`]),
    `# HELP ${name} ${escaped(help)}`,
    ...samples.map((sample) => sampleText(name, type, sample)),
  ];
  return `${lines.join('\n')}\n`;
}

const SUFFIX = {gauge: '', counter: '_total', histogram: '', info: '_info'} as const;

function sampleText(name: string, type: Family['type'], {labels, value, suffix}: Sample): string {
  const told = Object.entries(labels).map(
    ([key, one]) => `${key}="${escaped(cleanText(String(one)))}"`,
  );
  const set = told.length === 0 ? '' : `{${told.join(',')}}`;
  return `${name}${suffix ?? SUFFIX[type]}${set} ${number(value)}`;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');
}

function number(value: number): string {
  if (value === Infinity) return '+Inf';
  if (Number.isNaN(value)) return 'NaN';
  return String(Math.round(value * 1e9) / 1e9);
}

/** Bounds are written as floats: `1.0`, not `1`. */
function canonical(bound: number): string {
  return Number.isInteger(bound) ? `${bound}.0` : String(bound);
}
