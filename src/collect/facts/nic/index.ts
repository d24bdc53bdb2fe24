import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

export const nic = defineFamily({
  id: 'nic',
  collectFile: new URL('./collect.sh', import.meta.url),
  needs: ['link'],
  readAgain: false,
  policies: [
    ['nic.interface', {policy: 'free', tag: 'network'}],
    ['nic.card', {policy: 'free', tag: 'network'}],
    ['nic.interruptCpus', {policy: 'symptom', unit: 'count', tag: 'network'}],
    ['nic.speedMbps', {policy: 'identical', tag: 'network'}],
    ['nic.rxQueues', {policy: 'identical', unit: 'count', tag: 'network'}],
    ['nic.txQueues', {policy: 'identical', unit: 'count', tag: 'network'}],
    ['nic.transmitQueuePackets', {policy: 'identical', unit: 'packets', tag: 'network'}],
    ['nic.ring.*', {policy: 'identical', unit: 'count', tag: 'network'}],
    ['nic.**', {policy: 'identical', tag: 'network'}],
  ],
  strings: {},
  parse,
});
