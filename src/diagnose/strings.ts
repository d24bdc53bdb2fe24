import type {Strings} from '../model/message.ts';
import {engineStrings} from './engine-strings.ts';
import {inputStrings} from './inputs/index.ts';
import {RULES} from './rules/index.ts';
import {whereStrings} from './where-strings.ts';

/** All texts of this room, for the catalogue that writers of reports use. */
export const diagnoseStrings: readonly {prefix: string; strings: Strings}[] = [
  {prefix: 'engine', strings: engineStrings},
  {prefix: 'input', strings: inputStrings},
  {prefix: 'where', strings: whereStrings},
  ...RULES.map((rule) => ({prefix: rule.id, strings: rule.strings})),
];
