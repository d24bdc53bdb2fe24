import type {FactValue} from '../../model/fact.ts';
import {LOOPS, type Loop} from './speed.ts';

const USUAL: Readonly<Record<Loop, number>> = {
  exec: 820_000,
  fork: 156_000,
  count: 1171,
  calls: 283,
  pipe: 449,
  sha256: 4_100_000,
  gzip: 5_000_000,
  zeros: 24_000,
  cpuid: 9155,
};

/** For tests only: benchmark facts of a KVM guest (domain knowledge 3.2), every loop but cpuid this many times as long. */
export function benchmarked(
  times = 1,
  changes: Partial<Record<Loop, number>> = {},
  tools = 'dd=1 gzip=2 sh=3 sha256sum=4 true=5',
): Record<string, FactValue> {
  const facts: Record<string, FactValue> = {
    'benchmark.tools': tools,
    'benchmark.stealShare': 0,
    'benchmark.seconds': 3,
    'benchmark.ns.cpuid': USUAL.cpuid,
  };
  for (const loop of LOOPS) facts[`benchmark.ns.${loop}`] = USUAL[loop] * times;
  for (const [loop, factor] of Object.entries(changes)) {
    facts[`benchmark.ns.${loop}`] = USUAL[loop as Loop] * factor;
  }
  return facts;
}

/** For tests only: what QEMU’s emulator took against KVM on the same CPU, one virtual CPU (domain knowledge 3.2). */
export const EMULATED = {
  count: 16,
  fork: 10.5,
  exec: 30,
  calls: 7.5,
  pipe: 12,
  zeros: 10,
  gzip: 7.5,
  sha256: 8.5,
  cpuid: 0.3,
} as const;
