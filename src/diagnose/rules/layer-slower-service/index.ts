import type {Evidence} from '../../../model/finding.ts';
import type {Symptom} from '../../../model/comparison.ts';
import {type Claim, defineRule, fail, notApplicable, type Outcome, pass} from '../../define-rule.ts';
import {symptoms} from '../../inputs/index.ts';
import {mbit} from '../rate-limited-path/claim.ts';
import {type Cost, comparable, costOf, ENOUGH} from './costs.ts';
import {say} from './say.ts';
import {type Ladder, median, podHoles, STEPS, serviceLadders} from './steps.ts';
import {strings} from './strings.ts';

export const layerSlowerService = defineRule({
  id: 'layer-slower-service',
  scope: 'node',
  requires: {ladders: serviceLadders(), holes: podHoles()},
  optional: {symptoms: symptoms()},
  strings,
  references: [
    'Kubernetes documentation: Virtual IPs and Service Proxies',
    'Istio documentation: Performance and Scalability (latency that a sidecar adds)',
  ],
  check({ladders, holes, symptoms: seen}) {
    return ladders.value.map((ladder): Outcome => {
      if (comparable(ladder).length === 0) return notApplicable(say('too-few', {wanted: ENOUGH}));
      const evidence = evidenceOf(ladder);
      const cost = costOf(ladder);
      if (cost === null) return pass(evidence);
      if (holes.value) return notApplicable(say('pod-mtu-explains'));
      return fail(claimOf(ladder, cost, evidence, seen.ok ? seen.value : []));
    });
  },
});

function claimOf(
  {region, body, source}: Ladder,
  {before, at, beforeMs, atMs}: Cost,
  evidence: readonly Evidence[],
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
      ...evidence,
      ...(felt === undefined ? [] : [{message: say('region-slow', {region}), sources: []}]),
    ],
    evidenceAgainst: [],
    safe: [{id: 'look-at-step', message: say('look-at-step', {at: at.step})}],
  };
}

/** Every step with what it took, also those that nobody measured. */
function evidenceOf({steps, body, source}: Ladder): Evidence[] {
  return STEPS.map((name): Evidence => {
    const step = steps.find((one) => one.step === name);
    if (step === undefined) return {message: say('not-measured', {step: name}), sources: []};
    const {sortedMs, failed, bytesPerSecond} = step;
    const medianMs = median(sortedMs);
    const count = sortedMs.length;
    if (medianMs === null) return {message: say('all-failed', {step: name, failed}), sources: [source]};
    const params = {step: name, body, count, failed, medianMs};
    return bytesPerSecond === null || body === 'small'
      ? {message: say('step-time', params), sources: [source]}
      : {message: say('step-rate', {...params, mbit: mbit(bytesPerSecond)}), sources: [source]};
  });
}
