import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';
import {policies} from './policies.ts';
import {strings} from './strings.ts';

export const link = defineFamily({
  id: 'link',
  collectFile: new URL('./collect.sh', import.meta.url),
  needs: ['route'],
  readAgain: false,
  policies,
  strings,
  parse,
});
