import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

export const cgroup = defineFamily({
  id: 'cgroup',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: true,
  policies: [
    ['cgroup.own.path', {policy: 'free', tag: 'cpu'}],
    ['cgroup.own.quotaCpus', {policy: 'identical', tag: 'cpu'}],
    ['cgroup.throttle.*.throttledMs', {policy: 'symptom', unit: 'ms', tag: 'cpu'}],
    ['cgroup.throttle.**', {policy: 'symptom', unit: 'count', tag: 'cpu'}],
  ],
  strings: {},
  parse,
});
