import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

export const counter = defineFamily({
  id: 'counter',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: true,
  policies: [
    ['net.counter.IpExt.*', {policy: 'symptom', unit: 'bytes', tag: 'network'}],
    ['net.counter.**', {policy: 'symptom', unit: 'packets', tag: 'network'}],
  ],
  strings: {},
  parse,
});
