import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';
import {strings} from './strings.ts';

export const provenance = defineFamily({
  id: 'provenance',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: false,
  // The value in force is compared; who asked for it only explains it.
  policies: [
    ['provenance.mtu.**', {policy: 'free', unit: 'bytes', tag: 'network'}],
    ['provenance.**', {policy: 'free', tag: 'network'}],
  ],
  strings,
  parse,
});
