import {z} from 'zod';
import {defineRule, type Optional_, type Outcome, type Required_} from '../../define-rule.ts';
import {destinationFact, pathMtu, sourceFact} from '../../inputs/index.ts';
import {ofDestination, ofSource, pairOf} from '../../inputs/subject.ts';
import {podMtu, tunnel} from '../../mtu/node-inputs.ts';
import {dropsSilently, limitOf, tellsSender} from '../../mtu/path-limit.ts';
import {podsOnPair} from '../../mtu/pod-verdict.ts';
import {predictHost, predictPod} from '../../mtu/predict.ts';
import {judge} from './judge.ts';
import {routeMtu} from './routes.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

const requires = {
  path: pathMtu('host'),
  sourceNicMtu: sourceFact('net.default.mtuBytes', z.number()),
  destinationNicMtu: destinationFact('net.default.mtuBytes', z.number()),
};

const optional = {
  route: routeMtu(),
  podPath: pathMtu('pod'),
  sourceTunnel: ofSource(tunnel()),
  destinationTunnel: ofDestination(tunnel()),
  sourcePodMtu: ofSource(podMtu()),
  destinationPodMtu: ofDestination(podMtu()),
  pods: podsOnPair(),
};

export const pathMtuNotAsPredicted = defineRule({
  id: 'path-mtu-not-as-predicted',
  scope: 'pair',
  requires,
  optional,
  strings,
  references: ['RFC 1191, RFC 8201 (path MTU discovery)', 'ip-route(8), mtu'],
  check(inputs, subject) {
    const {path, sourceNicMtu, destinationNicMtu, route} = inputs;
    const {source, destination} = pairOf(subject);
    const ends = {source: source.id, destination: destination.id};
    const cards = {sourceBytes: sourceNicMtu.value, destinationBytes: destinationNicMtu.value};
    const routeBytes = route.ok ? route.value : null;
    const nicBytes = Math.min(cards.sourceBytes, cards.destinationBytes);
    const shown = {...ends, ...cards, routeBytes: routeBytes ?? 0, route: String(routeBytes ?? 0)};
    const host = judge({
      layer: 'host',
      path,
      predictedBytes: predictHost({...cards, routeBytes}).bytes,
      from: {
        message: say('predicted-host', shown),
        sources: [
          sourceNicMtu.source,
          destinationNicMtu.source,
          ...(route.ok ? [route.source] : []),
        ],
      },
      // underlay-pmtu-black-hole and pmtud-working-below-nic-mtu tell these.
      toldElsewhere: ({failBytes}) =>
        failBytes <= nicBytes && (dropsSilently(path.value) || tellsSender(path.value)),
    });
    const pod = podOutcome(inputs, ends);
    return pod === null ? host : [host, pod];
  },
});

type Inputs = Required_<typeof requires> & Optional_<typeof optional>;

/** Null where something about pods is not known, or no tunnel wraps their packets. */
function podOutcome(inputs: Inputs, ends: {source: string; destination: string}): Outcome | null {
  const {path, podPath, sourceTunnel, destinationTunnel, sourcePodMtu, destinationPodMtu, pods} =
    inputs;
  if (!podPath.ok || !sourceTunnel.ok || !destinationTunnel.ok) return null;
  if (!sourcePodMtu.ok || !destinationPodMtu.ok || !pods.ok) return null;
  const underlay = limitOf(path.value);
  const [a, b] = [sourceTunnel.value, destinationTunnel.value];
  const [sourcePodBytes, destinationPodBytes] = [sourcePodMtu.value, destinationPodMtu.value];
  if (underlay === null || a === null || b === null) return null;
  if (sourcePodBytes === null || destinationPodBytes === null) return null;
  const underlayBytes = underlay.passBytes;
  const overheadBytes = Math.max(a.overheadBytes, b.overheadBytes);
  const devices = [a.deviceMtuBytes, b.deviceMtuBytes].filter((bytes) => bytes !== null);
  const prediction = predictPod({
    sourcePodBytes,
    destinationPodBytes,
    tunnelBytes: devices.length === 0 ? null : Math.min(...devices),
    underlayBytes,
    overheadBytes,
  });
  const sizes = {sourceBytes: sourcePodBytes, destinationBytes: destinationPodBytes};
  return judge({
    layer: 'pod',
    path: podPath,
    predictedBytes: prediction.bytes,
    from: {
      message: say('predicted-pod', {...ends, ...sizes, underlayBytes, overheadBytes}),
      sources: [sourcePodMtu.source, destinationPodMtu.source, path.source],
    },
    // pod-mtu-exceeds-underlay tells where pods do not fit, or their packets are lost at a size TCP uses.
    toldElsewhere: () => pods.value === 'exceed' || pods.value === 'only-udp-exceeds',
  });
}
