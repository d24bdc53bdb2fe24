import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';
import {strings} from './strings.ts';

export const virtualization = defineFamily({
  id: 'virtualization',
  collectFile: new URL('./collect.sh', import.meta.url),
  needs: ['cpu'],
  readAgain: false,
  policies: [
    ['virt.hypInterrupts', {policy: 'symptom', unit: 'count', tag: 'virtualization'}],
    ['virt.**', {policy: 'identical', tag: 'virtualization'}],
  ],
  strings,
  parse,
});
