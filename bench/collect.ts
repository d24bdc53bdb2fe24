import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {collectNode, collectorScript} from '../src/collect/index.ts';
import {readInventory} from '../src/inventory/index.ts';
import {type LabState, labDown, labUp, type Scenario} from '../src/lab/index.ts';
import type {Node} from '../src/model/node.ts';
import {runProcess} from '../src/platform/process.ts';
import {findProgram} from '../src/platform/tools.ts';
import {createReach} from '../src/reach/index.ts';
import {median, ratio, row, seconds} from './figures.ts';

/**
 * Facts of 30 nodes over fresh and over reused SSH connections, in one run on one machine, beside
 * - `ssh HOST true` on the same nodes: what reaching them costs,
 * - `ssh HOST sh -s` with the bare collector: what the nodes’ own work adds. All 30 nodes share the processors of
 *   this machine, so this part does not shrink with a faster controller,
 * - `ansible -m setup -f 50`.
 */
const NODES_PER_REGION = 10;
const ROUNDS = 5;
const AT_ONCE = 30;

const scenario: Scenario = {
  schemaVersion: 1,
  name: 'bench-collect',
  title: {en: 'thirty nodes', 'zh-CN': '三十个节点'},
  summary: {en: 'for bench:collect', 'zh-CN': '供 bench:collect 使用'},
  regions: {
    bj: {nodes: NODES_PER_REGION},
    sg: {nodes: NODES_PER_REGION},
    hk: {nodes: NODES_PER_REGION},
  },
  service: null,
  expect: {},
};

const lab = await labUp(scenario, {name: `bench-${process.pid}`});
const scratch = await mkdtemp(join(tmpdir(), 'samespec-bench-'));
try {
  await compare(lab);
} finally {
  await labDown(lab.name);
  await rm(scratch, {recursive: true});
}

type Way =
  | 'sshFresh'
  | 'scriptFresh'
  | 'collectFresh'
  | 'sshReused'
  | 'scriptReused'
  | 'collectReused'
  | 'ansible';

async function compare({fleetFile, sshConfigFile, nodes: labNodes}: LabState): Promise<void> {
  const {nodes} = await readInventory({files: [fleetFile], hosts: []});
  const names = labNodes.map(({id}) => id);
  const times: Record<Way, number[]> = {
    sshFresh: [],
    scriptFresh: [],
    collectFresh: [],
    sshReused: [],
    scriptReused: [],
    collectReused: [],
    ansible: [],
  };
  const alone = ['-o', 'ControlMaster=no', '-o', 'ControlPath=none'];
  const shared = [
    '-o',
    'ControlMaster=auto',
    '-o',
    `ControlPath=${scratch}/%C`,
    '-o',
    'ControlPersist=60',
  ];
  const hasAnsible = (await findProgram('ansible')) !== null;
  const {text: script, args} = collectorScript('all');
  const asTrue = {command: ['true'], input: ''};
  const asScript = {command: ['sh', '-s', '--', ...args], input: script};
  const ssh = (options: readonly string[], what: typeof asTrue) =>
    sshAll(names, sshConfigFile, options, what);
  for (let round = 0; round < ROUNDS; round++) {
    times.sshFresh.push(await timed(() => ssh(alone, asTrue)));
    times.scriptFresh.push(await timed(() => ssh(alone, asScript)));
    const reach = createReach({concurrency: AT_ONCE});
    times.collectFresh.push(await timed(() => collectAll(nodes, reach)));
    times.collectReused.push(await timed(() => collectAll(nodes, reach)));
    await reach.close();
    await ssh(shared, asTrue);
    times.sshReused.push(await timed(() => ssh(shared, asTrue)));
    times.scriptReused.push(await timed(() => ssh(shared, asScript)));
    await Promise.all(
      names.map((name) =>
        runProcess({argv: ['ssh', '-F', sshConfigFile, ...shared, '-O', 'exit', name]}),
      ),
    );
    if (hasAnsible && round === 0) {
      times.ansible.push(await timed(() => ansibleSetup(names, sshConfigFile)));
    }
  }
  console.log(`${nodes.length} nodes, ${AT_ONCE} at once, median of ${ROUNDS} rounds`);
  for (const [name, values] of Object.entries(times)) {
    if (values.length > 0) console.log(row(name, seconds(median(values))));
  }
  const [fresh, reused] = [median(times.collectFresh), median(times.collectReused)];
  console.log(
    `collect / the bare script over ssh: fresh ${ratio(fresh, median(times.scriptFresh))}, reused ${ratio(reused, median(times.scriptReused))}`,
  );
  const ansible = hasAnsible ? ratio(median(times.ansible), fresh) : 'not installed';
  console.log(
    `collect / ssh true: fresh ${ratio(fresh, median(times.sshFresh))}, reused ${ratio(reused, median(times.sshReused))}; ansible / collect: ${ansible}`,
  );
}

async function collectAll(
  nodes: readonly Node[],
  reach: ReturnType<typeof createReach>,
): Promise<void> {
  const options = {
    timeoutMs: 60_000,
    maxBytes: 16 * 1024 * 1024,
    sudo: false,
    which: 'all',
  } as const;
  const all = await Promise.all(nodes.map((node) => collectNode(reach, node, options)));
  const failed = all.filter(({outcome}) => !outcome.ok);
  if (failed.length > 0)
    throw new Error(`${failed.length} nodes failed: ${JSON.stringify(failed[0]?.outcome)}`);
}

async function sshAll(
  names: readonly string[],
  config: string,
  options: readonly string[],
  {command, input}: {command: readonly string[]; input: string},
): Promise<void> {
  const ends = await Promise.all(
    names.map((name) =>
      runProcess({
        argv: ['ssh', '-F', config, '-o', 'BatchMode=yes', ...options, name, ...command],
        input,
      }),
    ),
  );
  const failed = ends.find(({exit}) => exit !== 0);
  if (failed) throw new Error(`ssh failed: ${failed.stderr}`);
}

async function ansibleSetup(names: readonly string[], config: string): Promise<void> {
  const inventory = join(scratch, 'hosts.ini');
  await writeFile(
    inventory,
    `${names.join('\n')}\n[all:vars]\nansible_ssh_common_args=-F ${config}\nansible_python_interpreter=/usr/bin/python3\n`,
  );
  const {exit, stdout, stderr} = await runProcess({
    argv: ['ansible', '-i', inventory, 'all', '-m', 'setup', '-f', '50'],
    env: {
      PATH: '/usr/bin:/bin:/usr/sbin:/sbin',
      HOME: scratch,
      ANSIBLE_LOCAL_TEMP: scratch,
      LANG: 'C.UTF-8',
    },
    timeoutMs: 300_000,
  });
  if (exit !== 0) throw new Error(`ansible failed: ${stderr}${stdout.toString().slice(-500)}`);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
