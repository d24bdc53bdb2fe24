import type {Language} from '../../../src/model/message.ts';
import type {Metric} from '../../../src/report/page/paths-data.ts';
import {textIn} from '../language.tsx';
import {WORDS} from './words.ts';

/** A value as a cell shows it, without its unit; as many digits as it deserves. */
export function cellNumber(metric: Metric, value: number, language: Language): string {
  switch (metric) {
    case 'path-mtu':
      return String(value);
    case 'rtt':
      return decimal(value, value < 1 ? 2 : value < 10 ? 1 : 0, language);
    case 'loss':
      return decimal(value * 100, value > 0 && value < 0.1 ? 1 : 0, language);
    case 'throughput':
      return significant((value * 8) / 1e6, language);
  }
}

export function milliseconds(value: number, language: Language): string {
  if (value >= 10_000) return `${decimal(value / 1000, 1, language)} s`;
  return `${decimal(value, value < 1 ? 2 : value < 10 ? 1 : 0, language)} ms`;
}

export function megabits(bytesPerSecond: number, language: Language): string {
  return `${significant((bytesPerSecond * 8) / 1e6, language)} Mbit/s`;
}

export function percent(share: number, language: Language): string {
  return `${decimal(share * 100, share > 0 && share < 0.1 ? 1 : 0, language)} %`;
}

export function count(value: number, language: Language): string {
  return decimal(value, 0, language);
}

/** `35 min`, `3 h`. */
export function age(ms: number, language: Language): string {
  const minutes = ms / 60_000;
  const [words, x] =
    minutes < 120
      ? ([WORDS.minutes, minutes] as const)
      : minutes < 48 * 60
        ? ([WORDS.hours, minutes / 60] as const)
        : ([WORDS.days, minutes / 60 / 24] as const);
  const text = textIn(words, language).replace('{x}', decimal(x, 0, language));
  return textIn(WORDS.old, language).replace('{age}', text);
}

const formats = new Map<string, Intl.NumberFormat>();

function decimal(value: number, digits: number, language: Language): string {
  return format(language, {maximumFractionDigits: digits}).format(value);
}

function significant(value: number, language: Language): string {
  return format(language, {maximumSignificantDigits: 3}).format(value);
}

// Made once: a canvas writes thousands of them.
function format(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const made = formats.get(key) ?? new Intl.NumberFormat(language, options);
  formats.set(key, made);
  return made;
}
