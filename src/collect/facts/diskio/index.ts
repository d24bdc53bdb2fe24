import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

export const diskio = defineFamily({
  id: 'diskio',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: true,
  policies: [
    ['diskio.readMs', {policy: 'symptom', unit: 'ms', tag: 'disk'}],
    ['diskio.writeMs', {policy: 'symptom', unit: 'ms', tag: 'disk'}],
    ['diskio.flushMs', {policy: 'symptom', unit: 'ms', tag: 'disk'}],
    ['diskio.*', {policy: 'symptom', unit: 'count', tag: 'disk'}],
  ],
  strings: {},
  parse,
});
