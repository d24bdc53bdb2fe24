import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

export const cni = defineFamily({
  id: 'cni',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: false,
  policies: [
    ['cni.flannel.subnet', {policy: 'free', tag: 'network'}],
    ['cni.*.mtuBytes', {policy: 'identical', unit: 'bytes', tag: 'network'}],
    ['cni.conflist.*.mtuBytes', {policy: 'identical', unit: 'bytes', tag: 'network'}],
    ['cni.**', {policy: 'identical', tag: 'network'}],
  ],
  strings: {},
  parse,
});
