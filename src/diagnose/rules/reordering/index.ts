import type {Evidence} from '../../../model/finding.ts';
import {messages} from '../../../model/message.ts';
import type {Observed} from '../../../model/observed.ts';
import type {ThroughputResult} from '../../../model/path.ts';
import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {
  echo,
  isLagging,
  LAG_LIMIT_MS,
  reordering as reorderingOf,
  throughput,
} from '../../inputs/index.ts';
import {pairOf} from '../../inputs/subject.ts';
import {strings} from './strings.ts';

const say = messages('reordering', strings);

const RECEIVED_AT_LEAST = 20;
const REORDERED_AT_LEAST = 3;
const SOME_SHARE = 0.01;
const MUCH_SHARE = 0.05;

export const reordering = defineRule({
  id: 'reordering',
  scope: 'pair',
  requires: {order: reorderingOf('host')},
  optional: {echo: echo('host'), bulk: throughput()},
  strings,
  references: [
    'RFC 4737 (packet reordering metrics)',
    'RFC 8985 (RACK-TLP: tolerance of TCP for reordering)',
  ],
  check({order, echo: series, bulk}, subject) {
    const {reordered, received} = order.value;
    if (received < RECEIVED_AT_LEAST) {
      return notApplicable(say('too-few', {received, wanted: RECEIVED_AT_LEAST}));
    }
    const share = reordered / received;
    if (reordered < REORDERED_AT_LEAST || share < SOME_SHARE) {
      return pass([{message: say('in-order', {reordered, received}), sources: [order.source]}]);
    }
    const {source, destination} = pairOf(subject);
    const ends = {source: source.id, destination: destination.id};
    const much = share >= MUCH_SHARE;
    const disturbed = series.ok && (series.value.state === 'lossy' || isLagging(series.value));
    const datagrams = datagramEvidence(bulk, ends);
    return fail({
      verdict: much ? 'contributor' : 'note',
      severity: 'low',
      confidence: disturbed ? 0.5 : 0.8,
      title: say(much ? 'title' : 'title-some'),
      why: say('why'),
      evidenceFor: [
        {message: say('seen', {...ends, reordered, received, share}), sources: [order.source]},
        ...datagrams.for,
      ],
      evidenceAgainst: [
        ...(disturbed ? [{message: say('lossy', ends), sources: [order.source]}] : []),
        ...datagrams.against,
      ],
      safe: [{id: 'look-for-spraying', message: say('look-for-spraying')}],
    });
  },
});

/** UDP sent at a steady rate after the bulk transfer; nothing where there was none, or its sender was late. */
function datagramEvidence(
  bulk: Observed<ThroughputResult>,
  ends: {source: string; destination: string},
): {for: Evidence[]; against: Evidence[]} {
  const told = bulk.ok ? bulk.value.datagrams : undefined;
  if (!bulk.ok || told === undefined || told.lagMs > LAG_LIMIT_MS) return {for: [], against: []};
  const {reordered, received} = told;
  if (received < RECEIVED_AT_LEAST) return {for: [], against: []};
  const params = {...ends, reordered, received};
  const sources = [bulk.source];
  const much = reordered >= REORDERED_AT_LEAST && reordered / received >= SOME_SHARE;
  return much
    ? {for: [{message: say('datagrams-too', params), sources}], against: []}
    : {for: [], against: [{message: say('datagrams-in-order', params), sources}]};
}
