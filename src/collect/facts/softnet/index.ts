import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

export const softnet = defineFamily({
  id: 'softnet',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: true,
  policies: [
    ['softnet.busiestShare', {policy: 'symptom', unit: 'share', tag: 'network'}],
    ['softnet.*', {policy: 'symptom', unit: 'packets', tag: 'network'}],
  ],
  strings: {},
  parse,
});
