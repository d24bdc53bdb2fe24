import type {Strings} from '../model/message.ts';
import {attributionStrings} from './chains/attribution-strings.ts';
import {chainStrings} from './chains/strings.ts';
import {clusterGapStrings} from './cluster-gap-strings.ts';
import {cpuHoldStrings} from './cpu-hold/strings.ts';
import {engineStrings} from './engine-strings.ts';
import {inputStrings} from './inputs/index.ts';
import {RULES} from './rules/index.ts';
import {seriesGapStrings} from './series-gap-strings.ts';
import {speedStrings} from './speed/strings.ts';
import {whereStrings} from './where-strings.ts';

/** All texts of this room, for the catalogue that writers of reports use. */
export const diagnoseStrings: readonly {prefix: string; strings: Strings}[] = [
  {prefix: 'engine', strings: engineStrings},
  {prefix: 'chain', strings: chainStrings},
  {prefix: 'attribution', strings: attributionStrings},
  {prefix: 'cluster-gap', strings: clusterGapStrings},
  {prefix: 'series-gap', strings: seriesGapStrings},
  {prefix: 'input', strings: inputStrings},
  {prefix: 'speed', strings: speedStrings},
  {prefix: 'cpu-hold', strings: cpuHoldStrings},
  {prefix: 'where', strings: whereStrings},
  ...RULES.map((rule) => ({prefix: rule.id, strings: rule.strings})),
];
