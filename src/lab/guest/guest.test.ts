import {spawn} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {labDown, Scenario} from '../index.ts';
import {processesInside} from '../processes.ts';
import {readState} from '../state.ts';
import {isRoot, leftovers, NOTHING, onNode, pings, withLab} from '../testing.ts';

const texts = {en: 'guests', 'zh-CN': '虚拟机'};
/** No flag says that it is a guest. */
const hidden = 'Skylake-Server,-hypervisor';
const scenario = Scenario.parse({
  schemaVersion: 1,
  name: 'guests',
  ipVersion: 6,
  title: texts,
  summary: texts,
  regions: {a: {nodes: 3}},
  nodeOverrides: {
    'a-2': {guest: {cpu: hidden}, nicMtuBytes: 1400, sysctls: {'net.ipv4.ip_default_ttl': 33}},
    'a-3': {guest: {cpu: 'max', cpuidDriver: false}, files: {'/etc/motd': 'told\n'}},
  },
  service: null,
  expect: {},
});

/** The first packages and a boot on a slow machine. */
const BOOT_MS = 400_000;

describe.runIf(isRoot)('guests beside a node of namespaces', () => {
  const patient = {
    beforeAll: (run: () => Promise<void>) => beforeAll(run, BOOT_MS),
    afterAll,
  };
  const held = withLab(patient, scenario, 'guests');

  test('run a kernel of their own, with an account, a name and settings as their node should have', async () => {
    const look = 'uname -r; hostname; id -un; cat /proc/sys/net/ipv4/ip_default_ttl; cat /etc/motd';
    const [own, second, third] = await Promise.all(
      ['a-1', 'a-2', 'a-3'].map(async (node) => (await onNode(held.lab, node, look)).split('\n')),
    );
    expect(second?.[0]).toMatch(/cloud-amd64/);
    expect(own?.[0]).not.toBe(second?.[0]);
    expect(second?.slice(1, 4)).toEqual(['a-2', 'root', '33']);
    expect(third?.slice(1, 5)).toEqual(['a-3', 'root', '64', 'told']);
  });

  test('show flags as their CPU model has them, and the signature only where its driver is', async () => {
    const look =
      'grep -oE "svm|vmx|hypervisor" /proc/cpuinfo | sort | tr "\\n" " "; dd if=/dev/cpu/0/cpuid bs=16 skip=67108864 count=1 | od -An -c | tr -d " \\n"';
    const [second, third] = await Promise.all([
      onNode(held.lab, 'a-2', look),
      onNode(held.lab, 'a-3', look),
    ]);
    // Asked as root the CPU tells what its flags hide.
    expect(second).toContain('TCGTCGTCGTCG');
    expect(second).not.toMatch(/svm|vmx|hypervisor/);
    expect(third).toContain('hypervisor svm');
    expect(third).not.toContain('TCG');
  });

  test('are on the region’s network with a card as large as the scenario says', async () => {
    const {lab} = held;
    const [fits, tooBig, other] = await Promise.all([
      pings(lab, 'a-2', 'a-1', 1400),
      pings(lab, 'a-2', 'a-1', 1401),
      pings(lab, 'a-1', 'a-3', 1500),
    ]);
    expect(fits).toContain('2 received');
    expect(tooBig).toContain('too long, mtu=1400');
    expect(other).toContain('2 received');
    const addresses = await onNode(lab, 'a-3', 'ip -6 -o addr show dev eth0 scope global');
    const six = / (fd53:\S+)\/64/.exec(addresses)?.[1];
    expect(await onNode(lab, 'a-1', `ping -6 -n -c 2 -i 0.2 -W 1 ${six}`)).toContain('2 received');
  });
});

test.runIf(isRoot)(
  'a builder killed while a guest boots leaves nothing that down does not find',
  async () => {
    const name = `t${process.pid}-killed-guest`;
    const index = fileURLToPath(new URL('../index.ts', import.meta.url));
    const program = `
      const {labUp} = await import(${JSON.stringify(index)});
      const die = () => process.kill(process.pid, 'SIGKILL');
      const onStep = (step) => step === 'ready' && setTimeout(die, 300);
      await labUp(${JSON.stringify(scenario)}, {name: ${JSON.stringify(name)}, onStep});
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: 'ignore',
    });
    await new Promise((resolve) => child.on('close', resolve));
    const state = await readState(name);
    const before = await processesInside(state?.namespaces ?? []);
    const commands = await Promise.all(
      before.map(({pid}) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
    );
    expect(commands.filter((command) => command.startsWith('qemu-system-x86_64'))).toHaveLength(2);
    await labDown(name);
    expect(await leftovers(name, state?.index ?? -1, before)).toEqual(NOTHING);
  },
  BOOT_MS,
);
