import {factPath, type NodeFacts} from '../../model/fact.ts';
import {
  below,
  known,
  knownNumber,
  say,
  textOf,
  told,
  type ValueExplanation,
} from './explanation.ts';

/** What set the MTU of an interface: files, a lease, or the device below a tunnel. */
export function explainLink(
  facts: NodeFacts,
  name: string,
  mtu: number | undefined,
): ValueExplanation[] {
  const tunnel = explainTunnel(facts, name, mtu);
  const statements = statementsFor(facts, name, mtu);
  const whole = wasReadWhole(facts);
  if (tunnel.length + statements.length === 0) {
    return [told(say(whole ? 'nothing-sets' : 'setters-unknown', {interface: name}), undefined)];
  }
  const held = statements.some(({message}) => message.params?.held === 'yes');
  const byHand = statements.length > 0 && !held && tunnel.length === 0;
  if (!byHand) return [...tunnel, ...statements];
  const why = whole ? say('set-by-hand') : say('setters-unknown', {interface: name});
  return [...statements, told(why, undefined)];
}

/** False where files were not allowed to be read, or where saved files of a machine do not hold them. */
function wasReadWhole(facts: NodeFacts): boolean {
  const leaf = facts.leaves['provenance.mtu'];
  if (leaf !== undefined && 'reason' in leaf && leaf.reason !== 'absent') return false;
  const runs = Object.entries(facts.sections).filter(([id]) => id.startsWith('provenance.'));
  return runs.length > 0 && runs.every(([, run]) => !run.truncated);
}

/** The interface to the peers, and what else bounds packets over it. */
export function explainDefault(facts: NodeFacts, mtu: number | undefined): ValueExplanation[] {
  const name = known(facts, 'net.default.interface');
  const route = knownNumber(facts, 'net.route.default.mtuBytes');
  const routed =
    route === undefined ? [] : [told(say('route-has', {value: route.value}), route.source)];
  if (typeof name?.value !== 'string') return routed;
  const message = say('interface-is', {interface: name.value, mtu: mtu ?? '?'});
  return [told(message, name.source, explainLink(facts, name.value, mtu)), ...routed];
}

/** The tunnel that pods use, or the pods themselves. */
export function explainOverlay(facts: NodeFacts, mtu: number | undefined): ValueExplanation[] {
  const name = known(facts, 'net.overlay.interface');
  if (typeof name?.value !== 'string') return cniValues(facts);
  return [...explainTunnel(facts, name.value, mtu), ...cniValues(facts)];
}

export function explainPods(facts: NodeFacts): ValueExplanation[] {
  const pods = below(facts, 'pod').flatMap(({rest, path}) => {
    const [pod = '', leaf] = rest;
    const mtu = leaf === 'mtuBytes' && rest.length === 2 ? knownNumber(facts, path) : undefined;
    if (mtu === undefined) return [];
    const route = knownNumber(facts, factPath('pod', pod, 'routeMtuBytes'))?.value ?? 'none';
    return [told(say('pod-effective', {pod, mtu: mtu.value, route}), mtu.source)];
  });
  const overlay = knownNumber(facts, 'net.overlay.mtuBytes');
  return [...pods, ...explainOverlay(facts, overlay?.value)];
}

function explainTunnel(
  facts: NodeFacts,
  name: string,
  mtu: number | undefined,
): ValueExplanation[] {
  if (known(facts, 'net.overlay.interface')?.value !== name) return [];
  const lower = known(facts, 'net.overlay.lowerInterface');
  const lowerMtu = knownNumber(facts, 'net.overlay.lowerMtuBytes');
  const overhead = knownNumber(facts, 'net.overlay.overheadBytes');
  const kind = known(facts, 'net.overlay.kind');
  if (typeof lower?.value !== 'string' || lowerMtu === undefined || overhead === undefined) {
    return [];
  }
  const sum = lowerMtu.value - overhead.value;
  const params = {
    interface: name,
    kind: textOf(kind?.value ?? '?'),
    lower: lower.value,
    lowerMtu: lowerMtu.value,
    overhead: overhead.value,
    sum,
    mtu: mtu ?? '?',
    same: mtu === undefined || mtu === sum ? 'yes' : 'no',
  };
  // A tunnel over itself would never end.
  const because = lower.value === name ? [] : explainLink(facts, lower.value, lowerMtu.value);
  return [told(say('tunnel-over', params), lowerMtu.source, because)];
}

const CNI = [
  ['flannel', 'cni.flannel.mtuBytes', '/run/flannel/subnet.env'],
  ['Calico', 'cni.calico.mtuBytes', '/var/lib/calico/mtu'],
] as const;

function cniValues(facts: NodeFacts): ValueExplanation[] {
  const own = CNI.flatMap(([cni, path, file]) => {
    const seen = knownNumber(facts, path);
    return seen === undefined
      ? []
      : [told(say('cni-says', {cni, file, value: seen.value}), seen.source)];
  });
  const lists = below(facts, 'cni', 'conflist').flatMap(({rest, path}) => {
    const [file = '', leaf] = rest;
    const seen = leaf === 'mtuBytes' ? knownNumber(facts, path) : undefined;
    if (seen === undefined) return [];
    const cni = textOf(known(facts, factPath('cni', 'conflist', file, 'name'))?.value ?? 'CNI');
    const place = `/etc/cni/net.d/${file}`;
    return [told(say('cni-says', {cni, file: place, value: seen.value}), seen.source)];
  });
  return [...own, ...lists];
}

function statementsFor(
  facts: NodeFacts,
  name: string,
  mtu: number | undefined,
): ValueExplanation[] {
  return below(facts, 'provenance', 'mtu').flatMap(({rest, path}) => {
    const [setter = '', file = '', pattern = ''] = rest;
    const seen = knownNumber(facts, path);
    if (seen === undefined || !fits(pattern, name)) return [];
    const held = mtu === undefined || mtu === seen.value ? 'yes' : 'no';
    const params = {setter, file, value: seen.value, held};
    const message = setter === 'dhcp' ? say('dhcp-offers', params) : say('setter-sets', params);
    const because = setter === 'dhcp' ? unusedBy(facts, name) : writerOf(facts, file);
    return [told(message, seen.source, because)];
  });
}

function unusedBy(facts: NodeFacts, name: string): ValueExplanation[] {
  return below(facts, 'provenance', 'useDhcpMtu').flatMap(({rest, path}) => {
    const [, file = '', pattern = ''] = rest;
    const seen = known(facts, path);
    if (seen?.value !== false || !fits(pattern, name)) return [];
    return [told(say('dhcp-unused', {file}), seen.source)];
  });
}

function writerOf(facts: NodeFacts, file: string): ValueExplanation[] {
  const writer = known(facts, factPath('provenance', 'writer', file));
  if (writer === undefined) return [];
  return [told(say('written-by', {writer: textOf(writer.value)}), writer.source)];
}

/** Patterns of these files know `*` and `?`; of one that names no interface nothing is said. */
function fits(pattern: string, name: string): boolean {
  if (pattern.length > 64) return false;
  const source = pattern.replace(/[.*+?^${}()|[\]\\]/g, (sign) =>
    sign === '*' ? '[^]*' : sign === '?' ? '[^]' : `\\${sign}`,
  );
  return pattern !== '?' && new RegExp(`^${source}$`).test(name);
}
