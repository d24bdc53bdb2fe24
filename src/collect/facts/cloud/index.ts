import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

export const cloud = defineFamily({
  id: 'cloud',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: false,
  policies: [
    ['cloud.region', {policy: 'free', tag: 'virtualization'}],
    ['cloud.zone', {policy: 'free', tag: 'virtualization'}],
    ['cloud.createdOn', {policy: 'free', tag: 'virtualization'}],
    ['cloud.createdSource', {policy: 'free', tag: 'virtualization'}],
    ['cloud.*', {policy: 'identical', tag: 'virtualization'}],
  ],
  strings: {},
  parse,
});
