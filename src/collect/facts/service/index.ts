import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

export const service = defineFamily({
  id: 'service',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: false,
  policies: [
    ['service.ebpfAgents', {policy: 'identical', tag: 'os'}],
    ['service.guards', {policy: 'identical', tag: 'os'}],
    ['service.keepers', {policy: 'identical', tag: 'os'}],
    ['service.openFiles.*.limit', {policy: 'identical', unit: 'count', tag: 'limits'}],
    ['service.openFiles.**', {policy: 'symptom', unit: 'count', tag: 'limits'}],
    ['service.allFiles', {policy: 'symptom', unit: 'count', tag: 'limits'}],
    ['service.allFilesLimit', {policy: 'free', unit: 'count', tag: 'limits'}],
    ['service.default.*', {policy: 'identical', tag: 'limits'}],
  ],
  strings: {},
  parse,
});
