import {readFile} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Scenario} from './index.ts';
import {randomPathScenario} from './random-path.ts';
import {curlCommand, inPod, isRoot, onNode, pingCommand, pings, withLab} from './testing.ts';

const hooks = {beforeAll, afterAll};

describe.runIf(isRoot)('clean', () => {
  const held = withLab(hooks, 'clean');

  test('full packets pass between all regions and between pods', async () => {
    const {lab} = held;
    const said = await Promise.all([
      pings(lab, 'hk-1', 'bj-2', 1500),
      pings(lab, 'bj-1', 'sg-1', 1500),
      inPod(lab, 'hk-1', pingCommand('10.244.1.10', 1450)),
      inPod(lab, 'sg-1', pingCommand('10.244.4.10', 1450)),
    ]);
    for (const each of said) expect(each).toContain('2 received');
  });

  test('large answers come at once in every region', async () => {
    const {lab} = held;
    for (const region of ['bj', 'sg', 'hk']) {
      const said = await onNode(lab, `${region}-2`, curlCommand(lab, region, 'large', 2));
      expect(said).toBe('200 262144');
    }
  });

  test('nodes differ in nothing but their names and numbers', async () => {
    const look =
      'cat /proc/cpuinfo /etc/sysctl.conf /etc/security/limits.conf /etc/os-release; ls /sys/module; crictl images -o json; grep MTU /run/flannel/subnet.env';
    const said = await Promise.all(held.lab.nodes.map(({id}) => onNode(held.lab, id, look)));
    expect(new Set(said).size).toBe(1);
  });
});

describe.runIf(isRoot).each([
  ['underlay-black-hole', 1400, 'nobody says so'],
  ['pmtud-working', 1400, 'the sender is told'],
  ['provider-ceiling', 1450, 'the sender is told'],
  ['overlay-black-hole', 1450, 'the sender is told'],
])('%s', (scenario, pathMtu, manner) => {
  const held = withLab(hooks, scenario);

  test(`hk is reached with ${pathMtu} bytes, with more ${manner}`, async () => {
    for (const from of ['bj-1', 'sg-2']) {
      const [passed, refused, elsewhere] = await Promise.all([
        pings(held.lab, from, 'hk-1', pathMtu),
        pings(held.lab, from, 'hk-2', pathMtu + 1),
        pings(held.lab, 'bj-2', 'sg-1', 1500),
      ]);
      expect(passed).toContain('2 received');
      expect(refused).toContain(' 0 received');
      const told = refused.includes(`Frag needed and DF set (mtu = ${pathMtu})`);
      expect(told).toBe(manner === 'the sender is told');
      expect(elsewhere).toContain('2 received');
    }
  });
});

describe.runIf(isRoot)('underlay-black-hole', () => {
  const held = withLab(hooks, 'underlay-black-hole', 'underlay-back');

  test('the way back is as small and as silent, and full packets pass within the region', async () => {
    const [passed, lost, within] = await Promise.all([
      pings(held.lab, 'hk-1', 'sg-1', 1400),
      pings(held.lab, 'hk-1', 'bj-1', 1401),
      pings(held.lab, 'hk-1', 'hk-2', 1500),
    ]);
    expect(passed).toContain('2 received');
    expect(lost).toContain('0 received, 100% packet loss');
    expect(within).toContain('2 received');
  });
});

describe.runIf(isRoot)('overlay-black-hole', () => {
  const held = withLab(hooks, 'overlay-black-hole', 'overlay-pods');

  test('pod packets above 1400 bytes vanish although the gateway tells the node', async () => {
    const [passed, lost] = await Promise.all([
      inPod(held.lab, 'bj-1', pingCommand('10.244.5.10', 1400)),
      inPod(held.lab, 'bj-1', pingCommand('10.244.6.10', 1401)),
    ]);
    expect(passed).toContain('2 received');
    expect(lost).toContain('0 received, 100% packet loss');
  });
});

describe.runIf(isRoot)('sysctl-drift', () => {
  const held = withLab(hooks, 'sysctl-drift');

  test('the settings hold in the kernel and stand in the file', async () => {
    const look = 'cat /proc/sys/net/ipv4/tcp_rmem; grep -h tcp_rmem /etc/sysctl.d/60-fleet.conf';
    expect(await onNode(held.lab, 'hk-1', look)).toBe(
      '4096\t87380\t212992\nnet.ipv4.tcp_rmem = 4096 87380 212992\n',
    );
    expect(await onNode(held.lab, 'bj-1', look)).toBe(
      '4096\t131072\t6291456\nnet.ipv4.tcp_rmem = 4096 131072 6291456\n',
    );
  });
});

describe.runIf(isRoot)('image-drift', () => {
  const held = withLab(hooks, 'image-drift');

  test('one tag stands for two digests', async () => {
    const digests = async (node: string) => {
      const {images} = JSON.parse(await onNode(held.lab, node, 'crictl images -o json'));
      return images.map((image: {repoDigests: string[]}) => image.repoDigests[0]);
    };
    const [bj, hk] = [await digests('bj-1'), await digests('hk-1')];
    expect(hk).toHaveLength(bj.length);
    expect(hk.filter((digest: string) => !bj.includes(digest))).toHaveLength(1);
  });
});

describe.runIf(isRoot)('node-down', () => {
  const held = withLab(hooks, 'node-down');

  test('hk-2 refuses logins and answers pings', async () => {
    expect(await onNode(held.lab, 'hk-2', 'hostname')).toBe('');
    expect(await onNode(held.lab, 'hk-1', 'hostname')).toBe('hk-1\n');
    expect(await pings(held.lab, 'hk-1', 'hk-2', 1500)).toContain('2 received');
  });
});

describe.runIf(isRoot)('black-hole-one-way', () => {
  const held = withLab(hooks, 'black-hole-one-way');

  test('large packets leave hk and arrive, and vanish toward hk unheard', async () => {
    const received = async (node: string) => {
      const said = await onNode(held.lab, node, 'grep -A1 "^Icmp: InMsgs" /proc/net/snmp');
      return Number(said.split('\n')[1]?.split(' ')[1]);
    };
    const [hk, bj] = await Promise.all([received('hk-1'), received('bj-1')]);
    expect(await pings(held.lab, 'bj-1', 'hk-1', 1401)).toContain('0 received, 100% packet loss');
    expect(await received('hk-1')).toBe(hk);
    // Linux answers an echo without “don’t fragment”, so the gateway may cut the answer where it does not fit.
    expect(await pings(held.lab, 'hk-1', 'bj-1', 1500)).toContain('2 received');
    expect(await received('bj-1')).toBe(bj + 2);
    expect(await pings(held.lab, 'bj-1', 'hk-1', 1400)).toContain('2 received');
  });
});

describe.runIf(isRoot)('overlay-too-big', () => {
  const held = withLab(hooks, 'overlay-too-big');

  test('full pod packets arrive, in two parts', async () => {
    const reassembled = async () =>
      Number(await onNode(held.lab, 'hk-1', "awk '/^Ip: [0-9]/{print $16}' /proc/net/snmp"));
    const before = await reassembled();
    expect(await inPod(held.lab, 'bj-1', pingCommand('10.244.5.10', 1450))).toContain('2 received');
    expect(await reassembled()).toBeGreaterThanOrEqual(before + 2);
    expect(await inPod(held.lab, 'bj-1', pingCommand('10.244.5.10', 1400))).toContain('2 received');
  });
});

describe.runIf(isRoot)('icmp-echo-filtered', () => {
  const held = withLab(hooks, 'icmp-echo-filtered');

  test('echo into hk is dropped; out of hk, within hk and between pods it passes', async () => {
    const {lab} = held;
    const said = await Promise.all([
      pings(lab, 'hk-1', 'bj-1', 1500),
      pings(lab, 'hk-1', 'hk-3', 1500),
      inPod(lab, 'bj-1', pingCommand('10.244.5.10', 1450)),
    ]);
    for (const each of said) expect(each).toContain('2 received');
    expect(await pings(lab, 'bj-1', 'hk-1', 84)).toContain(' 0 received');
    expect(await onNode(lab, 'bj-1', curlCommand(lab, 'hk', 'large', 5))).toBe('200 262144');
  });

  test('hk-3 has no Python, its neighbour has', async () => {
    const look = 'command -v python3 || echo none; ls /usr/bin | grep -c "^python3"';
    expect(await onNode(held.lab, 'hk-3', look)).toMatch(/^none\n/);
    expect(await onNode(held.lab, 'hk-2', look)).not.toContain('none');
    expect(await onNode(held.lab, 'hk-3', 'python3 -c "print(1)"')).toContain('not found');
  });
});

describe.runIf(isRoot)('ipv6', () => {
  const held = withLab(hooks, 'ipv6');

  test('large IPv6 packets to hk vanish unheard, and pass elsewhere', async () => {
    const {lab} = held;
    const fleet = await readFile(lab.fleetFile, 'utf8');
    const address = (node: string) =>
      new RegExp(`${node}: \\{host: ${node}, address: (fd53:[0-9a-f:]+)\\}`).exec(fleet)?.[1] ?? '';
    const ping = (from: string, to: string, packetBytes: number) =>
      onNode(lab, from, `ping -n -M do -c 2 -i 0.2 -W 1 -s ${packetBytes - 48} ${address(to)}`);
    const said = await Promise.all([
      ping('bj-1', 'hk-1', 1400),
      ping('bj-1', 'sg-1', 1500),
      ping('hk-1', 'hk-2', 1500),
    ]);
    for (const each of said) expect(each).toContain('2 received');
    const lost = await ping('bj-1', 'hk-1', 1401);
    expect(lost).toContain('0 received, 100% packet loss');
    expect(lost).not.toContain('too big');
  });
});

describe.runIf(isRoot)('jumbo-one-side', () => {
  const held = withLab(hooks, 'jumbo-one-side');

  test('9000 bytes pass within hk, 1500 to the others, and nobody says so', async () => {
    const {lab} = held;
    expect(await pings(lab, 'hk-1', 'hk-2', 9000)).toContain('2 received');
    expect(await pings(lab, 'hk-1', 'bj-1', 1500)).toContain('2 received');
    expect(await pings(lab, 'hk-1', 'bj-1', 1501)).toContain('0 received, 100% packet loss');
    // TCP agrees on the smaller side by itself.
    expect(await onNode(lab, 'bj-1', curlCommand(lab, 'hk', 'large', 5))).toBe('200 262144');
  });
});

describe.runIf(isRoot)('a fleet drawn at random', () => {
  const {scenario, truth} = randomPathScenario(7, {regions: 3, loss: false, maxDelayMs: 5});
  const held = withLab(hooks, scenario, 'random');

  test('carries exactly what its truth says, in each direction, and says so or not', async () => {
    for (const path of truth) {
      const {lab} = held;
      expect(await pings(lab, path.from, path.to, path.passBytes)).toContain('2 received');
      const more = await pings(lab, path.from, path.to, path.passBytes + 1);
      expect(more).toContain(' 0 received');
      const told = more.includes(`(mtu = ${path.passBytes})`);
      expect(told).toBe(path.state === 'icmp-clamped');
    }
  });
});

describe.runIf(isRoot)('a link of one’s own making', () => {
  const scenario = Scenario.parse({
    schemaVersion: 1,
    name: 'link',
    title: {en: 'x', 'zh-CN': 'x'},
    summary: {en: 'x', 'zh-CN': 'x'},
    regions: {aa: {nodes: 1}, bb: {nodes: 1}, cc: {nodes: 1}},
    links: [
      {between: ['aa', 'bb'], delayMs: 1, toward: {bb: {lossShare: 1}}},
      {between: ['aa', 'cc'], delayMs: 1, toward: {cc: {mtuBytes: 1300, rateMbit: 2}}},
    ],
    expect: {},
  });
  const held = withLab(hooks, scenario, 'link');

  test('loss of one direction loses the answers and not the questions', async () => {
    const received = async () => {
      const said = await onNode(held.lab, 'aa-1', 'grep -A1 "^Icmp: InMsgs" /proc/net/snmp');
      return Number(said.split('\n')[1]?.split(' ')[1]);
    };
    const before = await received();
    expect(await pings(held.lab, 'bb-1', 'aa-1', 100)).toContain(' 0 received');
    expect(await received()).toBe(before + 2);
  });

  test('an MTU of one direction refuses in that direction only', async () => {
    expect(await pings(held.lab, 'aa-1', 'cc-1', 1301)).toContain('mtu = 1300');
    // The answer of the same size comes back over the small direction.
    expect(await pings(held.lab, 'cc-1', 'aa-1', 1300)).toContain('2 received');
  });

  test('a rate lets no more through', async () => {
    const said = await onNode(
      held.lab,
      'cc-1',
      curlCommand(held.lab, 'aa', 'large', 20).replace('%{http_code}', '%{speed_download}'),
    );
    const [bytesPerSecond, bytes] = said.split(' ').map(Number);
    expect(bytes).toBe(262_144);
    // 64 kB pass in one burst, so the average lies above 2 Mbit/s and far below an open link.
    expect(bytesPerSecond).toBeLessThan(600_000);
  });
});
