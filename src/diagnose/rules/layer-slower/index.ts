import type {ThroughputResult} from '../../../model/path.ts';
import {cpuHold, holdMessage} from '../../cpu-hold/index.ts';
import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {echo, stealShare, symptoms, throughput} from '../../inputs/index.ts';
import {ofDestination, ofSource, pairOf} from '../../inputs/subject.ts';
import {podsOnPair} from '../../mtu/pod-verdict.ts';
import {mbit} from '../rate-limited-path/claim.ts';
import {settled} from '../rate-limited-path/flow.ts';
import {claimOf} from './claim.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

/** Encapsulation usually costs 5 to 30 %, without offloads more; pods of the lab lose up to 41 %. */
const SHARE_OF_HOST = 0.5;
/** A shorter pause is a repeated segment or two, not a path that stands still. */
const STOOD_MS = 1_500;

export const layerSlower = defineRule({
  id: 'layer-slower',
  scope: 'pair',
  requires: {
    host: throughput('host'),
    pod: throughput('pod'),
    sourceHold: ofSource(cpuHold()),
    destinationHold: ofDestination(cpuHold()),
  },
  optional: {
    podMtu: podsOnPair(),
    hostEcho: echo('host'),
    podEcho: echo('pod'),
    sourceSteal: ofSource(stealShare()),
    destinationSteal: ofDestination(stealShare()),
    symptoms: symptoms(),
  },
  strings,
  references: [
    'RFC 7348 section 4 (VXLAN encapsulation)',
    'Linux kernel documentation: networking/segmentation-offloads (tunnelled packets)',
  ],
  check(inputs, subject) {
    const {host, pod, podMtu} = inputs;
    const {source, destination} = pairOf(subject);
    if (podMtu.ok && podMtu.value === 'exceed') return notApplicable(say('pod-mtu-explains'));
    const hostFlow = host.value.state === 'steady' ? settled(host.value) : null;
    if (hostFlow === null) return notApplicable(say('not-settled'));

    const stands = standsStill(pod.value);
    const podFlow = stands || pod.value.state !== 'steady' ? null : settled(pod.value);
    if (podFlow === null && !stands) return notApplicable(say('not-settled'));
    if (podFlow !== null) {
      const params = {podMbit: mbit(podFlow.median), hostMbit: mbit(hostFlow.median)};
      if (podFlow.median >= SHARE_OF_HOST * hostFlow.median) {
        return pass([{message: say('alike', params), sources: [pod.source, host.source]}]);
      }
      // The two were measured one after the other, on machines that do other things as well.
      if (podFlow.highest >= SHARE_OF_HOST * hostFlow.lowest) {
        return notApplicable(say('wavers', params));
      }
    }
    // The two were measured one after the other: a CPU that is held back may have hit only one of them.
    const hold = inputs.sourceHold.value() ?? inputs.destinationHold.value();
    if (hold !== null && pod.value.state !== 'dead') return notApplicable(holdMessage(hold));
    return fail(
      claimOf({
        source,
        destination,
        host: {flow: hostFlow, value: host.value, source: host.source},
        pod: {flow: podFlow, value: pod.value, source: pod.source},
        mtuSettled: podMtu.ok && podMtu.value !== 'undecided',
        hostEcho: inputs.hostEcho,
        podEcho: inputs.podEcho,
        steals: [inputs.sourceSteal, inputs.destinationSteal],
        symptoms: inputs.symptoms.ok ? inputs.symptoms.value : [],
      }),
    );
  },
});

function standsStill({state, stalledMs}: ThroughputResult): boolean {
  return state === 'dead' || (state !== 'steady' && stalledMs >= STOOD_MS);
}
