import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

export const disk = defineFamily({
  id: 'disk',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: false,
  policies: [
    ['disk.root.device', {policy: 'free', tag: 'disk'}],
    ['disk.root.disk', {policy: 'free', tag: 'disk'}],
    ['disk.root.readAheadBytes', {policy: 'identical', unit: 'bytes', tag: 'disk'}],
    ['disk.root.queueRequests', {policy: 'identical', unit: 'count', tag: 'disk'}],
    ['disk.root.*', {policy: 'identical', tag: 'disk'}],
    ['disk.device.*.sizeBytes', {policy: 'identical', unit: 'bytes', tag: 'disk'}],
    ['disk.device.**', {policy: 'identical', tag: 'disk'}],
    ['disk.mount.*.device', {policy: 'free', tag: 'disk'}],
    ['disk.mount.**', {policy: 'identical', tag: 'disk'}],
  ],
  strings: {},
  parse,
});
