import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

export const paging = defineFamily({
  id: 'paging',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: true,
  policies: [
    ['memory.availableBytes', {policy: 'symptom', unit: 'bytes', tag: 'memory'}],
    ['memory.swapUsedBytes', {policy: 'symptom', unit: 'bytes', tag: 'memory'}],
    ['memory.paging.*', {policy: 'symptom', unit: 'count', tag: 'memory'}],
  ],
  strings: {},
  parse,
});
