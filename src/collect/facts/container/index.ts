import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';
import {strings} from './strings.ts';

export const container = defineFamily({
  id: 'container',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: false,
  policies: [['container.**', {policy: 'identical', tag: 'containers'}]],
  strings,
  parse,
});
