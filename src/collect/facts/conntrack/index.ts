import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

export const conntrack = defineFamily({
  id: 'conntrack',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: true,
  policies: [
    // sysctl compares it; here it stands beside the count of the same moment.
    ['conntrack.max', {policy: 'free', unit: 'count', tag: 'network'}],
    ['conntrack.*', {policy: 'symptom', unit: 'count', tag: 'network'}],
  ],
  strings: {},
  parse,
});
