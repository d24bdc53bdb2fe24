import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

export const mssclamp = defineFamily({
  id: 'mssclamp',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: false,
  policies: [
    ['mssClamp.iptablesRules', {policy: 'free', unit: 'count', tag: 'network'}],
    ['mssClamp.**', {policy: 'identical', tag: 'network'}],
  ],
  strings: {},
  parse,
});
