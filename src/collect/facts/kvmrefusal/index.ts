import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

export const kvmrefusal = defineFamily({
  id: 'kvmrefusal',
  collectFile: new URL('./collect.sh', import.meta.url),
  needs: ['virtualization'],
  readAgain: false,
  policies: [['kvm.refusal', {policy: 'identical', tag: 'virtualization'}]],
  strings: {},
  parse,
});
