import type {Language} from '../../../src/model/message.ts';
import type {DistributionData, Value} from '../../../src/report/page/distributions-data.ts';
import {textIn} from '../language.tsx';
import {WORDS} from './words.ts';

type Unit = DistributionData['unit'];

/** As the axis has it: milliseconds, megabits per second, per cent. */
export function onAxis(unit: Unit, value: number): number {
  return unit === 'bytes-per-second' ? (value * 8) / 1e6 : unit === 'share' ? value * 100 : value;
}

/** A value with its unit, as many digits as it deserves. */
export function quantity(unit: Unit, value: Value, language: Language): string {
  if (value === 'never') return textIn(WORDS.never, language);
  if (unit === 'share') return `${number(value * 100, {maximumFractionDigits: 1}, language)} %`;
  if (unit === 'bytes-per-second') {
    return `${number((value * 8) / 1e6, {maximumSignificantDigits: 3}, language)} Mbit/s`;
  }
  if (value >= 10_000) return `${number(value / 1000, {maximumFractionDigits: 1}, language)} s`;
  const digits = value < 1 ? 2 : value < 10 ? 1 : 0;
  return `${number(value, {maximumFractionDigits: digits}, language)} ms`;
}

export function number(
  value: number,
  options: Intl.NumberFormatOptions,
  language: Language,
): string {
  return new Intl.NumberFormat(language, options).format(value);
}
