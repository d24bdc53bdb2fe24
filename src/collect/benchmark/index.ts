import {defineFamily} from '../define-family.ts';
import {parse} from './parse.ts';
import {strings} from './strings.ts';

/**
 * Micro-benchmarks: a script of its own, sent only where asked for (`--benchmark`), as it costs a node up to 4 s of
 * one CPU. Framed and read like a family of the collector.
 */
export const benchmark = defineFamily({
  id: 'benchmark',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: false,
  policies: [
    ['benchmark.tools', {policy: 'free', tag: 'cpu'}],
    ['benchmark.**', {policy: 'symptom', tag: 'cpu'}],
  ],
  strings,
  parse,
});
