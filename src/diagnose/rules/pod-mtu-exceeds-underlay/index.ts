import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {isFault} from '../../mtu/overlay.ts';
import {judgePair, podHelps, podNeeds} from '../../mtu/pod-inputs.ts';
import {limitText} from '../../mtu/text.ts';
import {claimOf} from './claim.ts';
import {evidenceNeeds} from './evidence.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

export const podMtuExceedsUnderlay = defineRule({
  id: 'pod-mtu-exceeds-underlay',
  scope: 'pair',
  requires: podNeeds,
  optional: {...podHelps, ...evidenceNeeds},
  strings,
  references: [
    'RFC 7348 section 4.3 (a VTEP must not fragment; the destination may discard fragments)',
    'RFC 4459 (MTU and fragmentation issues with in-the-network tunneling)',
    'RFC 9293 section 3.7.1 (TCP announces the segment size of its own interface)',
  ],
  check(inputs) {
    const judged = judgePair(inputs);
    if (judged === 'no-tunnel') return notApplicable(say('no-tunnel'));
    if (judged === 'underlay-unknown') {
      return notApplicable(say('underlay-unknown', {state: inputs.hostPath.value.state}));
    }
    const {sizes, underlay, verdict} = judged;
    if (isFault(verdict)) return fail(claimOf(judged, inputs));

    const params = {
      kind: sizes.kind,
      podMtuBytes: sizes.largestBytes,
      overheadBytes: sizes.overheadBytes,
      outerBytes: sizes.outerLargestBytes,
      underlay: limitText(underlay),
    };
    switch (verdict.kind) {
      case 'undecided':
        return notApplicable(say('undecided', params));
      case 'uncounted':
        return notApplicable(say('uncounted'));
      case 'not-encapsulated':
        return pass([], say('not-encapsulated'));
      default: {
        const sources = [inputs.sourcePodMtu.source, inputs.hostPath.source];
        return pass([{message: say('fits', params), sources}]);
      }
    }
  },
});
