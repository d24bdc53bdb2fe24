import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';
import {policies} from './policies.ts';

export const sysctl = defineFamily({
  id: 'sysctl',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: false,
  policies,
  strings: {},
  parse,
});
