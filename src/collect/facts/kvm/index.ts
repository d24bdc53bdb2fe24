import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

export const kvm = defineFamily({
  id: 'kvm',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: false,
  policies: [
    ['kvm.module.*.users', {policy: 'symptom', unit: 'count', tag: 'virtualization'}],
    ['kvm.module.**', {policy: 'identical', tag: 'virtualization'}],
    ['kvm.device', {policy: 'identical', tag: 'virtualization'}],
  ],
  strings: {},
  parse,
});
