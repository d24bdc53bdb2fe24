import type {Strings} from '../model/message.ts';
import {PROBES} from './probes/index.ts';
import {strings} from './strings.ts';

export {estimateBytes, planMeasurements} from './plan.ts';
export {runMeasurements} from './run.ts';

/** The sentences of this room, by prefix. */
export const measureStrings: readonly {prefix: string; strings: Strings}[] = [
  {prefix: 'measure', strings},
  ...PROBES.map((probe) => ({prefix: `measure/${probe.id}`, strings: probe.strings})),
];
