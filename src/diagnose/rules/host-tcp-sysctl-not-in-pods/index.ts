import {messages} from '../../../model/message.ts';
import {type Claim, defineRule, fail, pass} from '../../define-rule.ts';
import {type Setting, settings} from './settings.ts';
import {strings} from './strings.ts';

const say = messages('host-tcp-sysctl-not-in-pods', strings);

export const hostTcpSysctlNotInPods = defineRule({
  id: 'host-tcp-sysctl-not-in-pods',
  scope: 'node',
  requires: {settings: settings()},
  strings,
  references: [
    'Linux Documentation/networking/ip-sysctl.rst',
    'Kubernetes documentation, “Using sysctls in a Kubernetes Cluster”',
  ],
  check({settings: {value: known, source}}) {
    const claims = known.flatMap((setting) => claimOf(setting) ?? []);
    if (claims.length > 0) return claims.map(fail);
    return pass([{message: say('same', {count: known.length}), sources: [source]}]);
  },
});

/** Null where the node has the default itself (nothing was meant to change) or the pods were set on purpose. */
function claimOf({key, defaults, node, pods}: Setting): Claim | null {
  if (defaults.includes(node.value)) return null;
  const left = pods.filter(({value}) => value !== node.value && defaults.includes(value));
  const [first] = left;
  if (first === undefined) return null;
  const isProbing = key === 'net.ipv4.tcp_mtu_probing';
  const own = pods.some(({value}) => value !== node.value && !defaults.includes(value));
  const params = {
    node: node.source.node,
    key,
    nodeValue: node.value,
    podValue: first.value,
    count: left.length,
    looked: pods.length,
  };
  return {
    verdict: 'note',
    severity: 'low',
    confidence: 0.95,
    title: say('title', {key}),
    why: say('why'),
    evidenceFor: [{message: say('values', params), sources: [node.source, first.source]}],
    evidenceAgainst: own
      ? [{message: say('some-set', {node: node.source.node}), sources: [node.source]}]
      : [],
    safe: [
      isProbing
        ? {id: 'pod-plpmtud', message: say('pod-plpmtud')}
        : {id: 'set-in-pods', message: say('set-in-pods', {key})},
    ],
    danger: isProbing ? [{id: 'fleet-wide-mode-2', message: say('fleet-wide-mode-2')}] : [],
  };
}
