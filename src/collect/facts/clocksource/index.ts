import {defineFamily} from '../../define-family.ts';
import {parse} from './parse.ts';

export const clocksource = defineFamily({
  id: 'clocksource',
  collectFile: new URL('./collect.sh', import.meta.url),
  readAgain: false,
  policies: [
    ['clock.source', {policy: 'identical', tag: 'time'}],
    ['clock.sourcesAvailable', {policy: 'identical', tag: 'time'}],
  ],
  strings: {},
  parse,
});
