import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

export const pressure = defineFamily({
  id: 'pressure',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: true,
  policies: [
    ['pressure.cpu.someAvg60', {policy: 'symptom', unit: 'share', tag: 'cpu'}],
    ['pressure.io.fullAvg60', {policy: 'symptom', unit: 'share', tag: 'disk'}],
    ['pressure.memory.someAvg60', {policy: 'symptom', unit: 'share', tag: 'memory'}],
  ],
  strings: {},
  parse,
});
