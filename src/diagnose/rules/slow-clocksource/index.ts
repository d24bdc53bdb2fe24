import {z} from 'zod';
import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {fact} from '../../inputs/index.ts';
import {clockClaim} from './claim.ts';
import {speedOf} from './clock-speed.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

export const slowClocksource = defineRule({
  id: 'slow-clocksource',
  scope: 'node',
  requires: {current: fact('clock.source', z.string())},
  optional: {
    available: fact('clock.sourcesAvailable', z.array(z.string())),
    flags: fact('cpu.flags', z.array(z.string())),
    release: fact('kernel.release', z.string()),
    cost: fact('benchmark.clockNs', z.number()),
  },
  strings,
  references: [
    'Linux Documentation/admin-guide/kernel-parameters.rst, clocksource= and tsc=',
    'vdso(7)',
    'packagecloud: two frequently used system calls are about 77 % slower on AWS EC2',
  ],
  check({current, available, flags, release, cost}) {
    switch (speedOf(current.value, release.ok ? release.value : '')) {
      case 'slow':
        return fail(clockClaim(current, {available, flags, cost}));
      case 'fast': {
        const message = say('fast', {current: current.value});
        return pass([{message, sources: [current.source]}], message);
      }
      case 'unknown':
        return notApplicable(say('unknown', {current: current.value}));
    }
  },
});
