import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

export const cpu = defineFamily({
  id: 'cpu',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: false,
  policies: [
    // Guests are told any number (0x1, 0xffffffff).
    ['cpu.microcode', {policy: 'free', tag: 'cpu'}],
    ['cpu.nominalMhz', {policy: 'free', tag: 'cpu'}],
    ['cpu.vendor', {policy: 'identical', tag: 'cpu'}],
    ['cpu.modelName', {policy: 'identical', tag: 'cpu'}],
    ['cpu.family', {policy: 'identical', tag: 'cpu'}],
    ['cpu.model', {policy: 'identical', tag: 'cpu'}],
    ['cpu.stepping', {policy: 'identical', tag: 'cpu'}],
    ['cpu.flags', {policy: 'identical', tag: 'cpu'}],
    ['cpu.count', {policy: 'identical', unit: 'count', tag: 'cpu'}],
    ['cpu.sockets', {policy: 'identical', unit: 'count', tag: 'cpu'}],
    ['cpu.coresPerSocket', {policy: 'identical', unit: 'count', tag: 'cpu'}],
    ['cpu.threadsPerCore', {policy: 'identical', unit: 'count', tag: 'cpu'}],
    ['cpu.cache.*', {policy: 'identical', unit: 'bytes', tag: 'cpu'}],
    ['cpu.vulnerability.*', {policy: 'identical', tag: 'cpu'}],
  ],
  strings: {},
  parse,
});
