import type {Symptom} from '../../../model/comparison.ts';
import type {Evidence} from '../../../model/finding.ts';
import type {Message} from '../../../model/message.ts';
import {cpuHold, heldRegions, holdMessage} from '../../cpu-hold/index.ts';
import {
  type Claim,
  defineRule,
  fail,
  notApplicable,
  type Outcome,
  pass,
} from '../../define-rule.ts';
import {symptoms} from '../../inputs/index.ts';
import {mbit} from '../rate-limited-path/claim.ts';
import {type Cost, comparable, costOf, ENOUGH} from './costs.ts';
import {say} from './say.ts';
import {type Ladder, median, podHoles, STEPS, type Step, serviceLadders} from './steps.ts';
import {strings} from './strings.ts';

export const layerSlowerService = defineRule({
  id: 'layer-slower-service',
  scope: 'node',
  requires: {
    ladders: serviceLadders(),
    holes: podHoles(),
    hold: cpuHold(),
    heldRegions: heldRegions(),
  },
  optional: {symptoms: symptoms()},
  strings,
  references: [
    'Kubernetes documentation: Virtual IPs and Service Proxies',
    'Istio documentation: Performance and Scalability (latency that a sidecar adds)',
  ],
  check({ladders, holes, hold, heldRegions: regions, symptoms: seen}) {
    return ladders.value.map((ladder): Outcome => {
      if (comparable(ladder).length === 0) return notApplicable(say('too-few', {wanted: ENOUGH}));
      const evidence = ladderLine(ladder);
      const cost = costOf(ladder);
      if (cost === null) return pass([evidence]);
      if (holes.value) return notApplicable(say('pod-mtu-explains'));
      const held = hold.value() ?? regions.value().get(ladder.region);
      if (held !== undefined) return notApplicable(holdMessage(held));
      return fail(claimOf(ladder, cost, evidence, seen.ok ? seen.value : []));
    });
  },
});

function claimOf(
  {region, body, source}: Ladder,
  {before, at, beforeMs, atMs}: Cost,
  evidence: Evidence,
  symptoms: readonly Symptom[],
): Claim {
  const felt = symptoms.find((one) => one.region === region && one.metric === `service-${body}`);
  const params = {before: before.step, at: at.step, beforeMs, atMs};
  return {
    verdict: felt === undefined ? 'note' : 'contributor',
    severity: felt === undefined ? 'low' : 'medium',
    confidence: 0.6,
    title: say('title', {at: at.step}),
    why: say('why'),
    evidenceFor: [
      {message: say('costs', {...params, node: source.node, body}), sources: [source]},
      {message: say('should-cost', {at: at.step}), sources: []},
      evidence,
      ...(felt === undefined ? [] : [{message: say('region-slow', {region}), sources: []}]),
    ],
    evidenceAgainst: [],
    safe: [{id: 'look-at-step', message: say('look-at-step', {at: at.step})}],
  };
}

/** Every step with what it took, also those that nobody measured, in one line. */
function ladderLine({steps, body, source}: Ladder): Evidence {
  const told = Object.fromEntries(
    STEPS.map((name) => [
      name,
      stepTold(
        steps.find(({step}) => step === name),
        body,
      ),
    ]),
  );
  return {message: say('ladder', {node: source.node, body, ...told}), sources: [source]};
}

function stepTold(step: Step | undefined, body: Ladder['body']): Message {
  if (step === undefined) return say('not-measured');
  const {sortedMs, failed, bytesPerSecond} = step;
  const medianMs = median(sortedMs);
  if (medianMs === null) return say('all-failed', {failed});
  const params = {medianMs, failed};
  if (body === 'small' || bytesPerSecond === null) return say('step-time', params);
  return say('step-rate', {...params, mbit: mbit(bytesPerSecond)});
}
