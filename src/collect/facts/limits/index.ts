import type {FactPolicy} from '../../../model/fact.ts';
import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

const identical: FactPolicy = {policy: 'identical', tag: 'limits'};
/** The kernel derives their defaults from the memory size, which differs by some kB between equal machines. */
const memorySized: FactPolicy = {...identical, unit: 'count', tolerance: {relative: 0.03}};

export const limits = defineFamily({
  id: 'limits',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: false,
  policies: [
    ['limits.effective.nproc.*', memorySized],
    ['limits.effective.sigpending.*', memorySized],
    ['limits.effective.memlock.*', {...memorySized, unit: 'bytes'}],
    ['limits.kernelFileMax', memorySized],
    ['limits.**', identical],
  ],
  strings: {},
  parse,
});
