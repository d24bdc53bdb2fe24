import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

export const os = defineFamily({
  id: 'os',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: false,
  policies: [
    ['os.machineId', {policy: 'free', tag: 'os'}],
    ['os.hostname', {policy: 'free', tag: 'os'}],
    ['os.uptimeSeconds', {policy: 'symptom', unit: 's', tag: 'os'}],
    ['os.loadOne', {policy: 'symptom', tag: 'cpu'}],
    ['os.loadFive', {policy: 'symptom', tag: 'cpu'}],
    ['os.*', {policy: 'identical', tag: 'os'}],
    ['kernel.*', {policy: 'identical', tag: 'kernel'}],
  ],
  strings: {},
  parse,
});
