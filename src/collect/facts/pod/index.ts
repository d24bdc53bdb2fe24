import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';
import {strings} from './strings.ts';

export const pod = defineFamily({
  id: 'pod',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: true,
  policies: [
    ['pod.effectiveMtuBytes', {policy: 'identical', unit: 'bytes', tag: 'network'}],
    ['pod.*.counter.**', {policy: 'symptom', tag: 'network'}],
    ['pod.**', {policy: 'free', tag: 'network'}],
  ],
  strings,
  parse,
});
