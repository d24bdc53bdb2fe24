import {z} from 'zod';
import type {Evidence} from '../../../model/finding.ts';
import type {Observed} from '../../../model/observed.ts';
import {type Claim, defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {fact, secondsBetweenReadings} from '../../inputs/index.ts';
import {growth} from '../../settings/growth.ts';
import {isTooShort, SHORTEST_SECONDS, windowEvidence} from '../../settings/window.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

/** Fewer are a passing burst; TCP mends them unnoticed. */
const FEWEST = 10;
/** Shares of the packets received: loss of this size is felt by TCP over distance. */
const FELT = 0.0001;
const HIGH = 0.001;
const MANY_CPUS = 4;

export const softnetDrops = defineRule({
  id: 'softnet-drops',
  scope: 'node',
  requires: {dropped: growth('softnet.dropped'), processed: growth('softnet.processed')},
  optional: {
    seconds: secondsBetweenReadings(),
    squeezed: growth('softnet.squeezed'),
    queues: fact('nic.rxQueues', z.number()),
    cpus: fact('cpu.count', z.number()),
  },
  strings,
  references: [
    'Linux net/core/net-procfs.c, softnet_stat',
    'Linux Documentation/networking/scaling.rst',
    'Linux Documentation/admin-guide/sysctl/net.rst, netdev_max_backlog',
  ],
  check({dropped, processed, seconds, ...around}) {
    const counts = {node: dropped.source.node, dropped: dropped.value, processed: processed.value};
    const seen = {message: say('counts', counts), sources: [dropped.source]};
    const share = dropped.value / Math.max(1, dropped.value + processed.value);
    if (dropped.value >= FEWEST && share >= FELT) return fail(claimOf(seen, share >= HIGH, around));
    if (isTooShort(seconds)) {
      return notApplicable(say('too-short', {seconds: seconds.value, wanted: SHORTEST_SECONDS}));
    }
    return pass([seen, ...windowEvidence(say, seconds)]);
  },
});

type Around = {squeezed: Observed<number>; queues: Observed<number>; cpus: Observed<number>};

function claimOf(seen: Evidence, high: boolean, {squeezed, queues, cpus}: Around): Claim {
  const evidenceFor = [seen];
  if (squeezed.ok && squeezed.value > 0) {
    const message = say('squeezed', {count: squeezed.value});
    evidenceFor.push({message, sources: [squeezed.source]});
  }
  if (queues.ok && cpus.ok && queues.value === 1 && cpus.value >= MANY_CPUS) {
    const message = say('one-queue', {cpus: cpus.value});
    evidenceFor.push({message, sources: [queues.source, cpus.source]});
  }
  return {
    verdict: 'contributor',
    severity: high ? 'high' : 'medium',
    confidence: high ? 0.8 : 0.6,
    title: say('title'),
    why: say('why'),
    evidenceFor,
    evidenceAgainst: [{message: say('own-load'), sources: []}],
    safe: [
      {id: 'spread-queues', message: say('spread-queues')},
      {id: 'longer-backlog', message: say('longer-backlog')},
    ],
    danger: [{id: 'huge-backlog', message: say('huge-backlog')}],
  };
}
