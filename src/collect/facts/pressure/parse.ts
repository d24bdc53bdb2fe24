import type {FactWriter, Sections} from '../../define-family.ts';
import {fileSection} from '../../section-reader.ts';
import {PressureShare} from './schema.ts';

const FACTS = [
  ['pressure.cpu.someAvg60', 'cpu', 'some'],
  ['pressure.io.fullAvg60', 'io', 'full'],
  ['pressure.memory.someAvg60', 'memory', 'some'],
] as const;

export function parse(sections: Sections, facts: FactWriter): void {
  const files = fileSection(sections, 'pressure.files');
  for (const [fact, resource, row] of FACTS) {
    files.fact(fact, `/proc/pressure/${resource}`, (text) => avg60(text, row), facts);
  }
}

/** Kernel Documentation/accounting/psi.rst: `some avg10=0.00 avg60=1.25 avg300=0.40 total=7`, in percent. */
export function avg60(text: string, row: 'some' | 'full'): number | undefined {
  const match = new RegExp(`^${row} .*\\bavg60=(\\d{1,3}\\.\\d{1,4})\\b`, 'm').exec(text);
  // Two decimals of a percentage: rounding takes away what the division added.
  return PressureShare.safeParse(Math.round(Number(match?.[1]) * 100) / 10_000).data;
}
