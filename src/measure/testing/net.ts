import type {Node} from '../../model/node.ts';
import {runProcess, startProcess} from '../../platform/process.ts';
import type {Reach} from '../../reach/reach.ts';
import {namespaceReach} from './namespace-reach.ts';

export type HostSpec = {
  name: string;
  /** MTU of the host’s own interface. */
  mtuBytes: number;
  /** MTU of the router’s end of its link; the same where left out. */
  legBytes?: number;
  region?: string;
};

export type NetSpec = {
  hosts: readonly HostSpec[];
  /** Whether the router tells senders that a packet is too big. */
  icmp: 'sent' | 'dropped';
  ipVersion?: 4 | 6;
  /** Offloads off on all links, so that a rule of the router sees single packets. */
  singlePackets?: boolean;
};

export type TestNet = {
  nodes: Node[];
  node(name: string): Node;
  reach: Reach;
  /** The same hosts with only the programs of one folder in reach; the others where no folder is given. */
  reachWithPath(pathOf: (name: string) => string | undefined): Reach;
  /** The words before a program that run it in a host’s namespace. */
  enter(name: string): string[];
  /** Runs a shell command in a host’s namespace, or the router’s (`r`); gives its output. */
  sh(name: string, command: string): Promise<string>;
  /** A process that does nothing in a host’s namespace until it is stopped. */
  hold(name: string): {pid: number; stop(): Promise<unknown>};
  /** A program in a host’s namespace that prints something when it is ready and runs until it is stopped. */
  program(name: string, argv: readonly string[]): Promise<{stop(): Promise<unknown>}>;
  /** Waits until nothing runs in a host’s namespace; throws when something does for longer than a watchdog may. */
  quiet(name: string): Promise<void>;
  /** Ends all that runs in a host’s namespace at once, as a power cut would. */
  killAll(name: string): Promise<void>;
  /** Takes a TCP port of a host on all its addresses until it is stopped. */
  listen(name: string, port: number): Promise<{stop(): Promise<unknown>}>;
  /** Adds rules to the router’s forwarding chain. */
  forward(rules: string): Promise<void>;
  /** Forgets learned path MTUs everywhere. */
  flush(): Promise<void>;
  close(): Promise<void>;
};

/** The watchdogs around scripts look about them every two seconds. */
const QUIET_MS = 8_000;

let serial = 0;

/** Hosts around one router, each in a network namespace: real packets, real refusals, real silence. Needs root. */
export async function createNet(spec: NetSpec): Promise<TestNet> {
  serial++;
  const prefix = `ssms-${process.pid.toString(36)}-${serial}`;
  const namespaceOf = (name: string) => `${prefix}-${name}`;
  const names = [...spec.hosts.map(({name}) => name), 'r'];
  const version = spec.ipVersion ?? 4;
  const addressOf = (index: number, end: 1 | 2) =>
    version === 4 ? `10.91.${index}.${end}` : `fd91:${index}::${end}`;
  const length = version === 4 ? 24 : 64;

  const lines = ['set -e'];
  for (const name of names) {
    lines.push(`ip netns add ${namespaceOf(name)}`, `ip -n ${namespaceOf(name)} link set lo up`);
  }
  const router = namespaceOf('r');
  lines.push(
    `ip netns exec ${router} sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1`,
  );
  for (const [index, {name, mtuBytes, legBytes = mtuBytes}] of spec.hosts.entries()) {
    const host = namespaceOf(name);
    const nodad = version === 6 ? ' nodad' : '';
    lines.push(
      `ip link add e0 netns ${host} type veth peer name leg${index} netns ${router}`,
      `ip -n ${host} link set e0 mtu ${mtuBytes} up`,
      `ip -n ${router} link set leg${index} mtu ${legBytes} up`,
      `ip -n ${host} addr add ${addressOf(index, 2)}/${length} dev e0${nodad}`,
      `ip -n ${router} addr add ${addressOf(index, 1)}/${length} dev leg${index}${nodad}`,
      `ip -n ${host} -${version} route add default via ${addressOf(index, 1)}`,
    );
    if (spec.singlePackets) {
      const off = 'tso off gso off gro off';
      lines.push(
        `ip netns exec ${host} ethtool -K e0 ${off}`,
        `ip netns exec ${router} ethtool -K leg${index} ${off}`,
      );
    }
  }
  if (spec.icmp === 'dropped')
    lines.push(`ip netns exec ${router} nft -f - <<'EOF'\n${SILENCE}\nEOF`);

  const close = async () => {
    await shell(names.map((name) => `ip netns del ${namespaceOf(name)}`).join('\n'));
  };
  const built = await shell(lines.join('\n'));
  if (built.exit !== 0) {
    await close();
    throw new Error(`network not built: ${built.stderr}`);
  }
  // IPv6 neighbours answer only once the link is really up.
  if (version === 6) await shell('sleep 1');

  const nodes = spec.hosts.map(
    ({name, region}, index): Node => ({
      id: name,
      reach: {kind: 'local'},
      address: addressOf(index, 2),
      labels: region === undefined ? {} : {region},
      origin: 'test',
    }),
  );
  const sh = async (name: string, command: string) => {
    const result = await runProcess({
      argv: ['ip', 'netns', 'exec', namespaceOf(name), 'sh', '-c', command],
    });
    if (result.exit !== 0) throw new Error(`${name}: ${command}: ${result.stderr}`);
    return result.stdout.toString('utf8');
  };
  return {
    nodes,
    node: (name) => {
      const found = nodes.find(({id}) => id === name);
      if (found === undefined) throw new Error(`no host ${name}`);
      return found;
    },
    reach: namespaceReach((node) => namespaceOf(node.id)),
    reachWithPath: (pathOf) =>
      namespaceReach(
        (node) => namespaceOf(node.id),
        (node) => pathOf(node.id),
      ),
    enter: (name) => ['ip', 'netns', 'exec', namespaceOf(name)],
    sh,
    hold: (name) => {
      const held = startProcess({
        argv: ['ip', 'netns', 'exec', namespaceOf(name), 'sleep', '600'],
      });
      const stop = () => {
        held.kill();
        return held.done;
      };
      return {pid: held.pid ?? 0, stop};
    },
    program: async (name, argv) => {
      let up = () => {};
      const ready = new Promise<void>((resolve) => {
        up = resolve;
      });
      const held = startProcess({
        argv: ['ip', 'netns', 'exec', namespaceOf(name), ...argv],
        keepInputOpen: true,
        onStdout: () => up(),
      });
      await Promise.race([ready, held.done]);
      const stop = () => {
        held.kill();
        return held.done;
      };
      return {stop};
    },
    quiet: async (name) => {
      const late = performance.now() + QUIET_MS;
      for (;;) {
        const left = await processesIn(namespaceOf(name));
        if (left.length === 0) return;
        if (performance.now() > late) throw new Error(`still running on ${name}: ${left}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    killAll: async (name) => {
      for (const pid of await processesIn(namespaceOf(name))) {
        await runProcess({argv: ['kill', '-KILL', pid]});
      }
    },
    listen: async (name, port) => {
      const program = `require('net').createServer().listen(${port}, '0.0.0.0', () => console.log('up'))`;
      let up = () => {};
      const listening = new Promise<void>((resolve) => {
        up = resolve;
      });
      const held = startProcess({
        argv: ['ip', 'netns', 'exec', namespaceOf(name), process.execPath, '-e', program],
        onStdout: () => up(),
      });
      await listening;
      const stop = () => {
        held.kill();
        return held.done;
      };
      return {stop};
    },
    forward: async (rules) => {
      await sh('r', `nft -f - <<'EOF'\n${forwardTable(rules)}\nEOF`);
    },
    flush: async () => {
      const words = names.map((name) => `ip -n ${namespaceOf(name)}`);
      await shell(
        words.map((ip) => `${ip} route flush cache; ${ip} tcp_metrics flush all`).join('\n'),
      );
    },
    close,
  };
}

const SILENCE = `table inet silence {
  chain output {
    type filter hook output priority 0
    icmp type destination-unreachable icmp code frag-needed counter drop
    icmpv6 type packet-too-big counter drop
  }
}`;

function forwardTable(rules: string): string {
  return `table inet faults {
  chain forward {
    type filter hook forward priority 0
    ${rules}
  }
}`;
}

async function processesIn(namespace: string): Promise<string[]> {
  const {stdout} = await runProcess({argv: ['ip', 'netns', 'pids', namespace]});
  return stdout.toString('utf8').split('\n').filter(Boolean);
}

function shell(text: string) {
  return runProcess({argv: ['sh', '-s'], input: text});
}
