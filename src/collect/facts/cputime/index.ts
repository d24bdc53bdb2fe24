import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

export const cputime = defineFamily({
  id: 'cputime',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: true,
  policies: [
    ['cpu.thermal.*', {policy: 'symptom', unit: 'count', tag: 'cpu'}],
    ['cpu.stealTicks', {policy: 'symptom', unit: 'count', tag: 'virtualization'}],
    ['cpu.totalTicks', {policy: 'symptom', unit: 'count', tag: 'cpu'}],
    ['cpu.idleTicks', {policy: 'symptom', unit: 'count', tag: 'cpu'}],
  ],
  strings: {},
  parse,
});
