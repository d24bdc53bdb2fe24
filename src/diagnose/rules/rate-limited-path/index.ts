import {z} from 'zod';
import type {Observed} from '../../../model/observed.ts';
import {cpuHold, holdMessage} from '../../cpu-hold/index.ts';
import {defineRule, fail, notApplicable, type Outcome, pass} from '../../define-rule.ts';
import {
  destinationFact,
  echo,
  sourceFact,
  stealShare,
  symptoms,
  throughput,
} from '../../inputs/index.ts';
import {ofDestination, ofSource, pairOf} from '../../inputs/subject.ts';
import {claimOf, mbit} from './claim.ts';
import {comparableFlows} from './comparable.ts';
import {bufferMaxBytes, isEven, isNearBound, settled, windowBound} from './flow.ts';
import {regionLoss} from './region-loss.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

/** Well below its kind. */
const SHARE_OF_USUAL = 0.5;
const OTHERS_AT_LEAST = 2;
/** Round trips below this differ by noise alone. */
const NEAR_MS = 2;
const LOSSY_SHARE = 0.01;

export const rateLimitedPath = defineRule({
  id: 'rate-limited-path',
  scope: 'pair',
  requires: {
    bulk: throughput(),
    echo: echo('host'),
    comparable: comparableFlows(),
    loss: regionLoss(),
    sourceHold: ofSource(cpuHold()),
    destinationHold: ofDestination(cpuHold()),
  },
  optional: {
    sendBuffer: sourceFact('sysctl.net.ipv4.tcp_wmem', z.string()),
    receiveBuffer: destinationFact('sysctl.net.ipv4.tcp_rmem', z.string()),
    sourceSteal: ofSource(stealShare()),
    destinationSteal: ofDestination(stealShare()),
    symptoms: symptoms(),
  },
  strings,
  references: [
    'RFC 6349 section 3 (TCP throughput, bandwidth-delay product and buffers)',
    'RFC 2475 section 2.3.3 (shapers, droppers and policers)',
  ],
  check(inputs, subject) {
    const {bulk, echo: series, comparable} = inputs;
    const {source, destination} = pairOf(subject);
    const flow = settled(bulk.value);
    if (flow === null) return notApplicable(say('not-settled'));
    const {rttMinMs: rttMs} = series.value;
    if (rttMs === null) return notApplicable(say('no-rtt'));

    const {relation, usual, usualUnderWay, others} = comparable.value(source, destination);
    const count = others(0);
    if (count < OTHERS_AT_LEAST) {
      return notApplicable(say('too-few', {count, wanted: OTHERS_AT_LEAST}));
    }
    const shown = (message: Parameters<typeof pass>[1]): Outcome =>
      pass(message === undefined ? [] : [{message, sources: [bulk.source]}], message);
    const faster = others(flow.median / SHARE_OF_USUAL);
    const rates = {mbit: mbit(flow.median), usualMbit: mbit(usual)};
    if (flow.median > SHARE_OF_USUAL * usual || faster < OTHERS_AT_LEAST) {
      return shown(say('as-others', rates));
    }
    const own = flow.median * (rttMs / 1000);
    const far = rttMs >= NEAR_MS && usualUnderWay !== null;
    if (far && own > SHARE_OF_USUAL * usualUnderWay) {
      return shown(say('distance', {kilobytes: own / 1000, rttMs}));
    }
    const sendMaxBytes = bufferOf(inputs.sendBuffer);
    const receiveMaxBytes = bufferOf(inputs.receiveBuffer);
    const bound = windowBound({sendMaxBytes, receiveMaxBytes}, rttMs);
    if (bound !== null && isNearBound(flow.median, bound)) {
      const windowKilobytes = bound.windowBytes / 1000;
      return shown(
        say('window', {...rates, windowKilobytes, rttMs, boundMbit: mbit(bound.bytesPerSecond)}),
      );
    }
    if (!isEven(flow, (bulk.value.retransmits ?? 0) > 0)) {
      const params = {lowestMbit: mbit(flow.lowest), highestMbit: mbit(flow.highest)};
      return shown(say('uneven', params));
    }
    const {sent, lost} = inputs.loss.value;
    if (lost >= Math.max(2, LOSSY_SHARE * sent)) {
      return notApplicable(say('loss-first', {lost, sent}));
    }
    const hold = inputs.sourceHold.value() ?? inputs.destinationHold.value();
    if (hold !== null) return notApplicable(holdMessage(hold));
    return fail(
      claimOf({
        source,
        destination,
        relation,
        flow,
        usual,
        usualUnderWay: far ? usualUnderWay : null,
        rttMs,
        bulk,
        echo: series,
        buffersKnown: sendMaxBytes !== null && receiveMaxBytes !== null,
        symptoms: inputs.symptoms.ok ? inputs.symptoms.value : [],
        steals: [inputs.sourceSteal, inputs.destinationSteal],
      }),
    );
  },
});

function bufferOf(text: Observed<string>): number | null {
  return text.ok ? bufferMaxBytes(text.value) : null;
}
