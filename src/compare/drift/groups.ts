import type {FactReading} from '../../model/explanation.ts';
import type {FactValue} from '../../model/fact.ts';
import {normalise} from '../normalise.ts';

/** Readings of one fact with the nodes that show each, by index. */
export type Groups = {reading: FactReading; nodes: number[]}[];

/** Gives each group another value and joins those that then agree. */
export function regrouped(groups: Groups, speak: (value: FactValue) => FactValue): Groups {
  const joined = new Map<string, Groups[number]>();
  for (const {reading, nodes} of groups) {
    const spoken: FactReading =
      reading.kind === 'value' ? {kind: 'value', value: speak(reading.value)} : reading;
    const key = keyOf(spoken);
    const there = joined.get(key);
    if (there === undefined) joined.set(key, {reading: spoken, nodes: [...nodes]});
    else there.nodes.push(...nodes);
  }
  return [...joined.values()];
}

/** The key under which equal readings meet; a missing one meets no value. */
export function keyOf(reading: FactReading): string {
  return reading.kind === 'value'
    ? `value ${normalise(reading.value).key}`
    : `missing ${reading.reason}`;
}
