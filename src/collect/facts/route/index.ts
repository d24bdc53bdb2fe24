import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';
import {strings} from './strings.ts';

export const route = defineFamily({
  id: 'route',
  collectFile: new URL('./collect.sh', import.meta.url),
  // Measuring teaches the kernel path MTUs.
  readAgain: true,
  policies: [
    ['net.route.*.mtuBytes', {policy: 'identical', unit: 'bytes', tag: 'network'}],
    ['net.route.*.mtuLocked', {policy: 'identical', tag: 'network'}],
    ['net.route.*.interface', {policy: 'identical', tag: 'network'}],
    // Said when routes cannot be read at all.
    ['net.route.**', {policy: 'free', tag: 'network'}],
    ['net.cachedPathMtu.*', {policy: 'symptom', unit: 'bytes', tag: 'network'}],
  ],
  strings,
  parse,
});
