import {z} from 'zod';
import type {Evidence} from '../../../model/finding.ts';
import {messages} from '../../../model/message.ts';
import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {fact} from '../../inputs/index.ts';
import {podMtu, tunnel} from '../../mtu/node-inputs.ts';
import {sizesPods} from '../../mtu/tunnel-devices.ts';
import {lowerDevice, tunnelDevice} from './devices.ts';
import {strings} from './strings.ts';

const say = messages('stale-tunnel-device-mtu', strings);

export const staleTunnelDeviceMtu = defineRule({
  id: 'stale-tunnel-device-mtu',
  scope: 'node',
  requires: {tunnel: tunnel(), device: tunnelDevice(), lower: lowerDevice()},
  optional: {pods: podMtu(), declared: fact('cni.flannel.mtuBytes', z.number())},
  strings,
  references: [
    'flannel pkg/backend/vxlan/device.go, vxlanLinksIncompat (an existing device is reused)',
    'flannel issue 1775',
    'Linux include/net/vxlan.h (VXLAN_HEADROOM)',
  ],
  check({tunnel: own, device, lower, pods, declared}) {
    if (own.value === null || device.value === null || lower.value === null) {
      return notApplicable(say('no-tunnel'));
    }
    const {overheadBytes, outerDf} = own.value;
    const {name, mtuBytes: deviceBytes} = device.value;
    if (!sizesPods(name, outerDf)) return notApplicable(say('sized-elsewhere', {device: name}));

    const sizes = {
      device: name,
      deviceBytes,
      overheadBytes,
      lower: lower.value.name,
      lowerBytes: lower.value.mtuBytes,
    };
    const {node} = device.source;
    const sources = [device.source];
    const roomBytes = lower.value.mtuBytes - overheadBytes;
    if (deviceBytes <= roomBytes) return pass([{message: say('fits', sizes), sources}]);

    const outerBytes = deviceBytes + overheadBytes;
    const evidenceFor: Evidence[] = [
      {message: say('device', {node, ...sizes, outerBytes}), sources},
    ];
    if (declared.ok && declared.value !== deviceBytes) {
      const params = {node, declaredBytes: declared.value, deviceBytes};
      evidenceFor.push({message: say('subnet-env', params), sources: [declared.source]});
    }
    const podBytes = pods.ok ? pods.value : null;
    const podsFit = podBytes !== null && podBytes <= roomBytes;
    return fail({
      // Packets larger than the pods’ own MTU never reach the device.
      verdict: podsFit ? 'note' : 'contributor',
      facts: ['cni.flannel.mtuBytes', 'net.overlay.mtuBytes'],
      severity: podsFit ? 'low' : 'medium',
      confidence: 0.95,
      title: say('title', {device: name, deviceBytes, roomBytes}),
      why: say('why'),
      evidenceFor,
      evidenceAgainst:
        podsFit && pods.ok
          ? [{message: say('pods-fit', {node, podBytes}), sources: [pods.source]}]
          : [],
      safe: [{id: 'refresh-tunnel', message: say('refresh-tunnel', {device: name})}],
      danger: [
        {
          id: 'delete-tunnel-under-traffic',
          message: say('delete-tunnel-under-traffic', {device: name}),
        },
      ],
    });
  },
});
