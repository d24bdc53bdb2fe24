import {expect, test} from 'vitest';
import {runProcess} from '../../../platform/process.ts';
import {assembleCollector} from '../../collector/assemble.ts';
import {parseFacts} from '../../parse-facts.ts';
import {pod} from './index.ts';

/** A machine of its own: no processes, names or interfaces of this one. Arguments are names of namespaces. */
const MACHINE = `
  mount -t tmpfs tmpfs /run
  for name; do
    ip netns add "$name"
    nsenter --net="/run/netns/$name" sh -c '
      ip link set lo up; ip link add eth0 type veth peer name eth1
      ip addr add 10.9.8.7/24 dev eth0; ip link set eth0 up; ip link set eth1 up
      exec sleep 100' &
  done
  for name; do
    until [ "$(nsenter --net="/run/netns/$name" cat /proc/net/route | wc -l)" -gt 1 ]; do sleep 0.05; done
  done
  until [ "$(grep -lx sleep /proc/[0-9]*/comm | wc -l)" -ge $# ]; do sleep 0.05; done
  exec sh -s
`;

async function podsOf(names: string[], text = assembleCollector([pod])): Promise<unknown> {
  const {stdout} = await runProcess({
    argv: [
      'unshare',
      ...['--net', '--mount', '--pid', '--fork', '--mount-proc', '--kill-child'],
      ...['timeout', '20', 'sh', '-c', MACHINE, 'sh', ...names],
    ],
    input: text,
  });
  const leaf = parseFacts('node-1', '2026-01-02T03:04:05.000Z', stdout).leaves['pod.count'];
  return leaf !== undefined && 'value' in leaf ? leaf.value : leaf?.reason;
}

const asRoot = test.skipIf(process.getuid?.() !== 0);

asRoot(
  'a namespace under a name of CNI is a pod; one that somebody else made is none',
  async () => {
    expect(await podsOf(['cni-0b0b0b0b', 'sslab0-hk-1', 'vpn'])).toBe(1);
    expect(await podsOf(['sslab0-hk-1'])).toBe(0);
  },
);

asRoot.each([
  ['0::/kubepods.slice/kubepods-burstable.slice/cri-containerd-0b0b.scope', 1],
  ['0::/system.slice/docker-0b0b.scope', 1],
  ['5:cpu,cpuacct:/docker/0b0b', 1],
  ['0::/machine.slice/libpod-0b0b.scope', 1],
  ['0::/user.slice/user-0.slice', 0],
])('a process in the cgroup %s makes %i pod', async (row, count) => {
  const text = assembleCollector([pod]).replace('done <"/proc/$2/cgroup"', `done <<X\n${row}\nX`);
  expect(text).toContain(row);
  expect(await podsOf(['plain'], text)).toBe(count);
});

asRoot('where the node is a container itself, its own cgroup proves nothing', async () => {
  const row = '0::/docker/0b0b';
  const text = assembleCollector([pod])
    .replace('done <"/proc/$2/cgroup"', `done <<X\n${row}\nX`)
    .replace('done </proc/self/cgroup', `done <<X\n${row}\nX`);
  expect(await podsOf(['plain'], text)).toBe(0);
});
