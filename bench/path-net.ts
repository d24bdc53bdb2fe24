import {namespaceReach} from '../src/measure/testing/namespace-reach.ts';
import type {Node} from '../src/model/node.ts';
import {type RunningProcess, runProcess, startProcess} from '../src/platform/process.ts';
import type {Reach} from '../src/reach/reach.ts';

/** What lies between two hosts with an MTU of 9001. */
export type Conditions = {
  /** Largest packet the router passes on towards `b`, and towards `a`. */
  thereBytes: number;
  backBytes: number;
  /** Whether the router says so. */
  told: boolean;
  /** Share of packets lost in each direction. */
  loss: number;
  /** One way. */
  delayMs: number;
  /** Rate of the router’s link towards `b`; 0: unlimited. */
  rateMbit?: number;
};

export type PathNet = {
  nodes: Node[];
  reach: Reach;
  set(conditions: Conditions): Promise<void>;
  run(host: 'a' | 'b', argv: readonly string[]): Promise<{output: string; ms: number}>;
  close(): Promise<void>;
};

const DELAY_LINE = new URL('../src/lab/delay-line.py', import.meta.url).pathname;

/** a – delay line – router – b, in network namespaces; changed from one case to the next instead of built anew. */
export async function createPathNet(name: string, mtuBytes = 9_001): Promise<PathNet> {
  const ns = (host: string) => `ssbp-${process.pid.toString(36)}-${name}-${host}`;
  const hosts = ['a', 'd', 'r', 'b'];
  let line: RunningProcess | undefined;
  const stopLine = async () => {
    line?.kill();
    await line?.done;
  };
  const close = async () => {
    await stopLine();
    await shell(hosts.map((host) => `ip netns del ${ns(host)}`).join('\n'));
  };
  const lines = ['set -e'];
  for (const host of hosts) {
    lines.push(`ip netns add ${ns(host)}`, `ip -n ${ns(host)} link set lo up`);
  }
  const cables = [
    ['a', 'e0', 'd', 'x0'],
    ['d', 'x1', 'r', 'leg0'],
    ['r', 'leg1', 'b', 'e0'],
  ] as const;
  for (const [one, oneLink, other, otherLink] of cables) {
    lines.push(
      `ip link add ${oneLink} netns ${ns(one)} type veth peer name ${otherLink} netns ${ns(other)}`,
      `ip -n ${ns(one)} link set ${oneLink} mtu ${mtuBytes} up`,
      `ip -n ${ns(other)} link set ${otherLink} mtu ${mtuBytes} up`,
      `ip netns exec ${ns(one)} ethtool -K ${oneLink} tso off gso off gro off tx off`,
      `ip netns exec ${ns(other)} ethtool -K ${otherLink} tso off gso off gro off tx off`,
    );
  }
  lines.push(
    `ip -n ${ns('a')} addr add 10.92.0.2/24 dev e0`,
    `ip -n ${ns('r')} addr add 10.92.0.1/24 dev leg0`,
    `ip -n ${ns('r')} addr add 10.92.1.1/24 dev leg1`,
    `ip -n ${ns('b')} addr add 10.92.1.2/24 dev e0`,
    `ip -n ${ns('a')} route add default via 10.92.0.1`,
    `ip -n ${ns('b')} route add default via 10.92.1.1`,
    `ip netns exec ${ns('r')} sysctl -qw net.ipv4.ip_forward=1`,
  );
  const built = await shell(lines.join('\n'));
  if (built.exit !== 0) {
    await close();
    throw new Error(`network not built: ${built.stderr}`);
  }
  const node = (id: string, address: string): Node => ({
    id,
    reach: {kind: 'local'},
    address,
    labels: {},
    origin: 'bench',
  });
  return {
    nodes: [node('a', '10.92.0.2'), node('b', '10.92.1.2')],
    reach: namespaceReach(({id}) => ns(id)),
    async set({thereBytes, backBytes, told, loss, delayMs, rateMbit = 0}) {
      await stopLine();
      const words = ['x0', 'x1', `${delayMs}`, `${delayMs}`, '0', '0'];
      line = startProcess({
        argv: ['ip', 'netns', 'exec', ns('d'), 'python3', DELAY_LINE, ...words],
        env: {PATH: '/usr/bin:/bin:/usr/sbin:/sbin'},
      });
      const silent = told ? '' : 'icmp type destination-unreachable icmp code frag-needed drop;';
      const lossy = `numgen random mod 10000 < ${Math.round(loss * 10_000)} drop;`;
      const rate =
        rateMbit === 0
          ? ''
          : `tc -n ${ns('r')} qdisc replace dev leg1 root tbf rate ${rateMbit}mbit burst 64kb latency 50ms`;
      const done = await shell(`set -e
ip -n ${ns('r')} route replace 10.92.1.0/24 dev leg1 mtu lock ${thereBytes}
ip -n ${ns('r')} route replace 10.92.0.0/24 dev leg0 mtu lock ${backBytes}
ip netns exec ${ns('r')} nft -f - <<'RULES'
flush ruleset
table ip bench {
  chain output { type filter hook output priority 0; ${silent} }
  chain forward { type filter hook forward priority 0; ${lossy} }
}
RULES
${rate}
for host in ${ns('a')} ${ns('b')}; do
  ip -n "$host" route flush cache
  ip -n "$host" tcp_metrics flush all >/dev/null
done
tries=0
until ip netns exec ${ns('a')} ping -q -c 1 -W 1 10.92.1.2 >/dev/null; do
  tries=$((tries + 1)); [ "$tries" -lt 20 ]
done`);
      if (done.exit !== 0) throw new Error(`conditions not set: ${done.stderr}`);
    },
    async run(host, argv) {
      const started = performance.now();
      const {stdout} = await runProcess({
        argv: ['ip', 'netns', 'exec', ns(host), ...argv],
        timeoutMs: 150_000,
      });
      return {output: stdout.toString('utf8'), ms: performance.now() - started};
    },
    close,
  };
}

function shell(text: string) {
  return runProcess({argv: ['sh', '-s'], input: text});
}
