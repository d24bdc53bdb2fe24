import type {Evidence} from '../../../model/finding.ts';
import {messages} from '../../../model/message.ts';
import type {Observed, Source} from '../../../model/observed.ts';
import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {type FleetPodMtu, fleetPodMtu} from '../../mtu/fleet-pod-mtu.ts';
import {tunnel} from '../../mtu/node-inputs.ts';
import {strings} from './strings.ts';
import {podMtuValues, type Values} from './values.ts';

const say = messages('mtu-partial-rollout', strings);

export const mtuPartialRollout = defineRule({
  id: 'mtu-partial-rollout',
  scope: 'node',
  requires: {values: podMtuValues()},
  optional: {tunnel: tunnel(), fleet: fleetPodMtu()},
  strings,
  references: [
    'Calico documentation, “Configure MTU” (only applies to new workloads)',
    'flannel issue 1775',
  ],
  check({values: {value: values, source}, tunnel: own, fleet}) {
    const {declared, device, pods} = values;
    const sizes = [...declared, ...(device === null ? [] : [device]), ...pods].map(
      (one) => one.mtuBytes,
    );
    // Namespaces that no network plugin made (sandboxes, tests) need not agree with one another.
    const networked = declared.length > 0 || (own.ok && own.value !== null);
    if (!networked) return notApplicable(say('nothing-declared'));
    if (sizes.length < 2) return notApplicable(say('nothing-to-compare'));
    const [first = 0] = sizes;
    if (sizes.every((size) => size === first)) {
      return pass([{message: say('agree', {mtuBytes: first}), sources: [source]}]);
    }
    const overheadBytes = own.ok && own.value !== null ? own.value.overheadBytes : null;
    const fits = fittingLine(values, overheadBytes, fleet);
    return fail({
      verdict: fits === null ? 'contributor' : 'note',
      severity: fits === null ? 'medium' : 'low',
      confidence: 0.9,
      facts: ['cni.calico.mtuBytes', 'cni.flannel.mtuBytes', 'net.overlay.mtuBytes'],
      title: say('title'),
      why: say('why'),
      evidenceFor: evidenceFor(values, source),
      evidenceAgainst: fits === null ? [] : [fits],
      safe: [
        {id: 'recreate-pods', message: say('recreate-pods')},
        ...(device === null
          ? []
          : [{id: 'refresh-tunnel', message: say('refresh-tunnel', {device: device.name})}]),
      ],
      danger: [{id: 'delete-tunnel-under-traffic', message: say('delete-tunnel-under-traffic')}],
    });
  },
});

function evidenceFor({declared, device, pods}: Values, source: Source): Evidence[] {
  const {node} = source;
  const lines: Evidence[] = declared.map(({file, mtuBytes, source: seenAt}) => ({
    message: say('declared', {node, file, mtuBytes}),
    sources: [seenAt],
  }));
  if (device !== null) {
    const params = {node, device: device.name, mtuBytes: device.mtuBytes};
    lines.push({message: say('device', params), sources: [device.source]});
  }
  const sizes = [...new Set(pods.map(({mtuBytes}) => mtuBytes))].sort((a, b) => a - b).map(String);
  return [...lines, {message: say('pods', {node, sizes, count: pods.length}), sources: [source]}];
}

/** Different, but none too large for any measured path. */
function fittingLine(
  {pods}: Values,
  overheadBytes: number | null,
  fleet: Observed<FleetPodMtu>,
): Evidence | null {
  if (!fleet.ok || overheadBytes === null) return null;
  const largestBytes = Math.max(...pods.map(({mtuBytes}) => mtuBytes));
  const {underlayBytes, podMtuBytes} = fleet.value;
  if (largestBytes + overheadBytes > underlayBytes || largestBytes > podMtuBytes) return null;
  return {
    message: say('all-fit', {largestBytes, overheadBytes, underlayBytes}),
    sources: [fleet.source],
  };
}
