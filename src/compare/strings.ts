import type {Strings} from '../model/message.ts';
import {driftStrings} from './drift/strings.ts';
import {explainStrings} from './explain/strings.ts';
import {outlierStrings} from './outliers/strings.ts';

/** All texts of this room, for the catalogue that writers of reports use. */
export const compareStrings: readonly {prefix: string; strings: Strings}[] = [
  {prefix: 'drift', strings: driftStrings},
  {prefix: 'explain', strings: explainStrings},
  {prefix: 'outliers', strings: outlierStrings},
];
