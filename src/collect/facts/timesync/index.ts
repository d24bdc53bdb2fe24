import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

export const timesync = defineFamily({
  id: 'timesync',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: false,
  policies: [
    ['time.keeper', {policy: 'identical', tag: 'time'}],
    ['time.synchronised', {policy: 'identical', tag: 'time'}],
    ['time.stratum', {policy: 'symptom', unit: 'count', tag: 'time'}],
    ['time.*', {policy: 'symptom', unit: 'ms', tag: 'time'}],
  ],
  strings: {},
  parse,
});
