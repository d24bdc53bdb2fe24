import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {labDown, labStatus, labUp, loadScenario} from './index.ts';
import {
  addressOf,
  curlCommand,
  inPod,
  isRoot,
  onNode,
  pingCommand,
  pings,
  withLab,
} from './testing.ts';

const hooks = {beforeAll, afterAll};

describe.runIf(isRoot)('the hongkong lab', () => {
  const held = withLab(hooks, 'hongkong');

  test('nodes look like machines of their own: name, system, one NIC, few processes', async () => {
    const {lab} = held;
    expect(await onNode(lab, 'hk-2', 'hostname; cat /etc/hostname')).toBe('hk-2\nhk-2\n');
    expect(await onNode(lab, 'hk-2', 'cat /etc/os-release')).toContain('Ubuntu 22.04');
    expect(await onNode(lab, 'hk-2', 'ls /sys/class/net')).toBe(
      'cni0\neth0\nflannel.1\nlo\nvethp1\n',
    );
    expect(await onNode(lab, 'hk-2', 'echo $HOME; ls -A $HOME /tmp')).toBe(
      '/root\n/root:\n.ssh\n\n/tmp:\n',
    );
    const [bj, hk] = await Promise.all(
      ['bj-1', 'hk-1'].map((node) => onNode(lab, node, 'cat /etc/machine-id')),
    );
    expect(bj).not.toBe(hk);
    const processes = await onNode(lab, 'hk-2', 'ls /proc | grep -c "^[0-9]"');
    expect(Number(processes)).toBeLessThan(20);
  });

  test('Hong Kong shows AMD without svm and kvm_amd loaded, Beijing Intel with vmx', async () => {
    const look = [
      'grep -c "^processor" /proc/cpuinfo',
      'grep -m1 -oE "GenuineIntel|AuthenticAMD" /proc/cpuinfo',
      'grep -m1 -owE "vmx|svm" /proc/cpuinfo',
      'ls /sys/module | grep kvm_',
    ].join('; ');
    expect(await onNode(held.lab, 'bj-1', look)).toBe('4\nGenuineIntel\nvmx\nkvm_intel\n');
    expect(await onNode(held.lab, 'hk-1', look)).toBe('4\nAuthenticAMD\nkvm_amd\n');
  });

  test('every node is a KVM guest by its firmware and its clock', async () => {
    const clock = '/sys/devices/system/clocksource/clocksource0/current_clocksource';
    for (const node of ['bj-1', 'sg-1', 'hk-1']) {
      const said = await onNode(held.lab, node, `cat /sys/class/dmi/id/product_name ${clock}`);
      expect(said).toBe('KVM\nkvm-clock\n');
    }
  });

  test('the way to Hong Kong carries 1450 bytes and nobody says so', async () => {
    const [passed, refused] = await Promise.all([
      pings(held.lab, 'bj-1', 'hk-1', 1450),
      pings(held.lab, 'bj-1', 'hk-1', 1451),
    ]);
    expect(passed).toContain('2 received');
    expect(refused).toContain('0 received, 100% packet loss');
  });

  test('in Hong Kong the NIC itself refuses more than 1450 bytes', async () => {
    const refused = await pings(held.lab, 'hk-1', 'bj-1', 1451);
    expect(refused).toContain('message too long, mtu=1450');
  });

  test('pod packets above 1400 bytes vanish within Hong Kong and toward it, and pass elsewhere', async () => {
    const {lab} = held;
    const toHk2 = (bytes: number) => pingCommand('10.244.6.10', bytes);
    const [within, toward, withinLost, towardLost, elsewhere] = await Promise.all([
      inPod(lab, 'hk-1', toHk2(1400)),
      inPod(lab, 'bj-1', toHk2(1400)),
      inPod(lab, 'hk-1', toHk2(1401)),
      inPod(lab, 'bj-1', toHk2(1401)),
      inPod(lab, 'bj-1', pingCommand('10.244.3.10', 1450)),
    ]);
    for (const said of [within, toward, elsewhere]) expect(said).toContain('2 received');
    for (const said of [withinLost, towardLost]) {
      expect(said).toContain('0 received, 100% packet loss');
    }
  });

  test('the pods’ namespaces are seen from the node, with settings of their own', async () => {
    const look = 'cat /proc/sys/net/ipv4/tcp_mtu_probing';
    expect(await inPod(held.lab, 'hk-1', look)).toBe('1\n');
    expect(await onNode(held.lab, 'hk-1', look)).toBe('0\n');
  });

  test('small answers come everywhere', async () => {
    const {lab} = held;
    for (const region of ['bj', 'sg', 'hk']) {
      const said = await onNode(lab, `${region}-2`, curlCommand(lab, region, 'small', 2));
      expect(said).toBe('200 200');
    }
  });

  test('large answers stall in Hong Kong until the kernel finds a smaller size', async () => {
    const {lab} = held;
    expect(await onNode(lab, 'bj-2', curlCommand(lab, 'bj', 'large', 2))).toBe('200 262144');
    // The third retransmission, after which the kernel probes, is 3 s away.
    expect(await onNode(lab, 'hk-2', curlCommand(lab, 'hk', 'large', 2))).toMatch(/ 0$/);
    expect(await onNode(lab, 'hk-2', curlCommand(lab, 'hk', 'large'))).toBe('200 262144');
  });

  test('distance is real: no packet is faster than the links', async () => {
    const {lab} = held;
    const minimum = async (from: string, to: string) => {
      const said = await onNode(lab, from, `ping -n -q -c 3 -i 0.2 ${addressOf(lab, to)}`);
      return Number(/= ([\d.]+)\//.exec(said)?.[1]);
    };
    expect(await minimum('bj-1', 'sg-1')).toBeGreaterThanOrEqual(70);
    expect(await minimum('bj-1', 'hk-1')).toBeGreaterThanOrEqual(40);
    expect(await minimum('sg-1', 'hk-1')).toBeGreaterThanOrEqual(36);
  });

  test('container images are equal and answered by crictl', async () => {
    const [bj, hk] = await Promise.all(
      ['bj-1', 'hk-2'].map((node) => onNode(held.lab, node, 'crictl images -o json')),
    );
    expect(JSON.parse(bj ?? '').images).toHaveLength(4);
    expect(bj).toBe(hk);
  });

  test('status names the lab and its running nodes', async () => {
    const status = (await labStatus()).find(({name}) => name === held.lab.name);
    expect(status?.runningNodes).toEqual(['bj-1', 'bj-2', 'hk-1', 'hk-2', 'sg-1', 'sg-2']);
    expect(status?.state?.phase).toBe('up');
  });

  test('a second lab of the same name is refused and the first one stays', async () => {
    const again = labUp(await loadScenario('hongkong'), {name: held.lab.name});
    await expect(again).rejects.toMatchObject({code: 'lab-already-up'});
    expect(await onNode(held.lab, 'bj-1', 'hostname')).toBe('bj-1\n');
  });

  test('another lab fits beside it and does not see it', async () => {
    const name = `${held.lab.name}-beside`;
    const other = await labUp(await loadScenario('clean'), {name});
    try {
      expect(other.index).not.toBe(held.lab.index);
      expect(await pings(other, 'bj-1', 'hk-1', 1500)).toContain('2 received');
      const across = `ping -n -c 1 -W 1 ${addressOf(held.lab, 'bj-1')}`;
      expect(await onNode(other, 'bj-1', across)).not.toContain(' 1 received');
    } finally {
      await labDown(name);
    }
    expect(await pings(held.lab, 'bj-1', 'sg-1', 1500)).toContain('2 received');
  });
});
