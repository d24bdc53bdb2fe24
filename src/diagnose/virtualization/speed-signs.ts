import type {Observed} from '../../model/observed.ts';
import {
  isAsSlowAsEmulation,
  isTooFastForEmulation,
  largestRatio,
  type Speed,
} from '../speed/speed.ts';
import type {Sign} from './signs.ts';

export type SpeedSigns = Observed<Speed>;

/** Below this CPUID is answered without leaving the guest, as only an emulator does. */
const FAST_CPUID = 0.5;

/** What speaks for emulation: all loops many times as long as on the hardware, yet CPUID quicker. */
export function slowSigns(speed: SpeedSigns | undefined): Sign[] {
  if (speed?.ok !== true || !isAsSlowAsEmulation(speed.value)) return [];
  const {ratios, sources} = speed.value;
  const exec = ratios.get('exec') ?? 0;
  const cpuid = ratios.get('cpuid');
  return [
    {id: 'probes-slow', value: times(exec), sources: [...sources]},
    ...(cpuid !== undefined && cpuid < FAST_CPUID
      ? [{id: 'cpuid-fast' as const, value: times(cpuid), sources: [...sources]}]
      : []),
  ];
}

/** What excludes it: no loop takes even three times as long as on nodes that are shown to run on the hardware. */
export function nearSigns(speed: SpeedSigns | undefined): Sign[] {
  if (speed?.ok !== true || !isTooFastForEmulation(speed.value)) return [];
  const largest = largestRatio(speed.value) ?? 0;
  return [{id: 'probes-near', value: times(largest), sources: [...speed.value.sources]}];
}

/** One digit, so that nodes alike are told as one; never less than “1.1”, which is all that the clock can tell. */
function times(ratio: number): string {
  return (ratio < 1 ? ratio : Math.max(1.1, ratio)).toFixed(1);
}
