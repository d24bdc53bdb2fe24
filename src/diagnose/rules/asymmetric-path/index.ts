import type {Evidence} from '../../../model/finding.ts';
import {
  type Claim,
  defineRule,
  fail,
  notApplicable,
  type Outcome,
  pass,
} from '../../define-rule.ts';
import {pairOf} from '../../inputs/subject.ts';
import {mbit} from '../rate-limited-path/claim.ts';
import {type Compared, directions} from './directions.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

export const asymmetricPath = defineRule({
  id: 'asymmetric-path',
  scope: 'pair',
  requires: {directions: directions()},
  strings,
  references: [
    'RFC 3449 (TCP over asymmetric paths)',
    'RFC 2680 (one-way packet loss)',
    'RFC 8201 section 4 (path MTU is a matter of one direction)',
  ],
  check({directions: known}, subject) {
    const {source, destination} = pairOf(subject);
    const ends = {source: source.id, destination: destination.id};
    const outcomes = known.value.map((one): Outcome => {
      // Both ordered pairs see the same; the worse one tells.
      if (one.worse === 'backward') return notApplicable(say('told-from-there'));
      if (one.worse === null) return pass(quiet(known.value));
      if (one.what === 'throughput' && one.bound !== null) {
        const {windowBytes, bytesPerSecond} = one.bound;
        const params = {windowKilobytes: windowBytes / 1000, boundMbit: mbit(bytesPerSecond)};
        return pass([], say('buffers-explain', params));
      }
      return fail(claimOf(one, ends));
    });
    return outcomes;
  },
});

function quiet(known: readonly Compared[]): Evidence[] {
  const [first] = known;
  if (first === undefined) return [];
  return [{message: say('alike', {count: known.length}), sources: first.sources}];
}

function claimOf(one: Compared, ends: {source: string; destination: string}): Claim {
  const common = {
    why: say('why'),
    evidenceAgainst: [],
    safe: [{id: 'trace-both-ways', message: say('trace-both-ways')}],
  };
  switch (one.what) {
    case 'mtu': {
      const sizes = {smallerBytes: one.forwardBytes, largerBytes: one.backwardBytes};
      return {
        ...common,
        // Whether the size hurts is for the MTU rules to say.
        kind: 'asymmetric-mtu',
        verdict: 'note',
        severity: 'low',
        confidence: 0.9,
        title: say('title-mtu', sizes),
        evidenceFor: [{message: say('mtu', {...ends, ...sizes}), sources: one.sources}],
      };
    }
    case 'loss': {
      const {forward, backward} = one;
      const params = {...forward, backLost: backward.lost, backSent: backward.sent};
      return {
        ...common,
        // How bad it is, is told by packet-loss.
        kind: 'asymmetric-loss',
        verdict: 'note',
        severity: 'low',
        confidence: 0.9,
        title: say('title-loss'),
        evidenceFor: [{message: say('loss', {...ends, ...params}), sources: one.sources}],
      };
    }
    case 'throughput': {
      const params = {mbit: mbit(one.forward.highest), backMbit: mbit(one.backward.lowest)};
      return {
        ...common,
        kind: 'asymmetric-throughput',
        verdict: 'contributor',
        severity: 'low',
        confidence: 0.6,
        title: say('title-throughput'),
        evidenceFor: [{message: say('throughput', {...ends, ...params}), sources: one.sources}],
      };
    }
  }
}
