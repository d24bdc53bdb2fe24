import type {Node} from '../../model/node.ts';
import {runProcess} from '../../platform/process.ts';
import type {Reach} from '../../reach/reach.ts';
import {namespaceReach} from './namespace-reach.ts';

export type Chain = {nodes: Node[]; reach: Reach; close(): Promise<void>};

let serial = 0;

/**
 * Two hosts, `a` and `b`, with so many routers in a row between them, each in a network namespace. The router of
 * number `smallAfter` passes on no more than `bytes` towards `b`, and says nothing of it. Those of `mute` do not even
 * say that a packet has lived too long. Needs root.
 */
export async function createChain(spec: {
  routers: number;
  smallAfter: number;
  bytes: number;
  mute?: readonly number[];
}): Promise<Chain> {
  serial++;
  const last = spec.routers + 1;
  const ns = (index: number) => `ssmc-${process.pid.toString(36)}-${serial}-${index}`;
  const all = Array.from({length: last + 1}, (_, index) => index);
  const lines = ['set -e', ...all.map((index) => `ip netns add ${ns(index)}`)];
  for (const index of all.slice(0, -1)) {
    const mtu = index === spec.smallAfter ? spec.bytes : 9_001;
    lines.push(
      `ip link add right netns ${ns(index)} type veth peer name left netns ${ns(index + 1)}`,
      `ip -n ${ns(index)} addr add 10.93.${index}.1/24 dev right`,
      `ip -n ${ns(index + 1)} addr add 10.93.${index}.2/24 dev left`,
      `ip -n ${ns(index)} link set right mtu ${mtu} up`,
      `ip -n ${ns(index + 1)} link set left mtu 9001 up`,
    );
  }
  for (const index of all) {
    const on = `ip netns exec ${ns(index)}`;
    lines.push(`${on} sysctl -qw net.ipv4.ip_forward=1`);
    if (index < last) lines.push(`ip -n ${ns(index)} route add default via 10.93.${index}.2`);
    for (const behind of all.slice(0, Math.max(0, index - 1))) {
      lines.push(`ip -n ${ns(index)} route add 10.93.${behind}.0/24 via 10.93.${index - 1}.1`);
    }
    const silent = ['icmp type destination-unreachable icmp code frag-needed drop;'];
    if (spec.mute?.includes(index)) silent.push('icmp type time-exceeded drop;');
    const chain = `type filter hook output priority 0; ${silent.join(' ')}`;
    lines.push(`${on} nft 'table ip silence { chain output { ${chain} }; }'`);
  }
  const close = async () => {
    await shell(all.map((index) => `ip netns del ${ns(index)}`).join('\n'));
  };
  const built = await shell(lines.join('\n'));
  if (built.exit !== 0) {
    await close();
    throw new Error(`chain not built: ${built.stderr}`);
  }
  const node = (id: string, address: string): Node => ({
    id,
    reach: {kind: 'local'},
    address,
    labels: {},
    origin: 'test',
  });
  return {
    nodes: [node('a', '10.93.0.1'), node('b', `10.93.${last - 1}.2`)],
    reach: namespaceReach(({id}) => ns(id === 'a' ? 0 : last)),
    close,
  };
}

function shell(text: string) {
  return runProcess({argv: ['sh', '-s'], input: text});
}
