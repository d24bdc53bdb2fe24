import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

export const tuning = defineFamily({
  id: 'tuning',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: false,
  policies: [
    ['cpu.frequency.maxMhz', {policy: 'identical', tag: 'cpu'}],
    ['cpu.frequency.*', {policy: 'identical', tag: 'cpu'}],
    ['cpu.smt', {policy: 'identical', tag: 'cpu'}],
    ['cpu.numaNodes', {policy: 'identical', unit: 'count', tag: 'cpu'}],
    ['memory.hugePages.sizeBytes', {policy: 'identical', unit: 'bytes', tag: 'memory'}],
    ['memory.hugePages.count', {policy: 'identical', unit: 'count', tag: 'memory'}],
    ['memory.thpDefrag', {policy: 'identical', tag: 'memory'}],
    ['memory.thpShmem', {policy: 'identical', tag: 'memory'}],
  ],
  strings: {},
  parse,
});
