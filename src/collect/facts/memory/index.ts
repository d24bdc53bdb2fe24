import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

export const memory = defineFamily({
  id: 'memory',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: false,
  policies: [
    // Kernels and firmware take more or less for themselves on equal machines.
    [
      'memory.totalBytes',
      {policy: 'identical', unit: 'bytes', tolerance: {relative: 0.02}, tag: 'memory'},
    ],
    ['memory.swapTotalBytes', {policy: 'identical', unit: 'bytes', tag: 'memory'}],
    ['memory.transparentHugePages', {policy: 'identical', tag: 'memory'}],
  ],
  strings: {},
  parse,
});
