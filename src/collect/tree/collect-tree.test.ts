import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {isAppError} from '../../model/error.ts';
import {
  type NodeFacts,
  NodeFacts as NodeFactsSchema,
  policyOf,
  readFact,
} from '../../model/fact.ts';
import {createReach} from '../../reach/index.ts';
import {collectNode} from '../collect-node.ts';
import {FACT_POLICIES, FAMILIES} from '../families.ts';
import {parseFacts} from '../parse-facts.ts';
import {archiveStorage} from './archive-storage.ts';
import {collectTree} from './collect-tree.ts';
import {openTrees} from './open-trees.ts';
import {keptParameters} from './sections/boot-parameters.ts';
import {statementOf} from './sections/cni.ts';
import {keptCpuRows} from './sections/cpu.ts';
import {fromUname} from './sections/os.ts';
import {leftOutBy} from './sections/sysctl.ts';
import {MACHINES} from './testing/machines.ts';
import {makeTree} from './testing/make-tree.ts';
import {sosreport} from './testing/sosreport.ts';
import type {Tree} from './tree.ts';

const AT = '2026-01-02T03:04:05.000Z';

let root: string;
let count = 0;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'samespec-tree-'));
});
afterAll(() => rmSync(root, {recursive: true}));

function fresh(): string {
  return join(root, `t${count++}`);
}

async function factsOf(path: string): Promise<NodeFacts> {
  const [found] = await openTrees(path);
  if (found === undefined) throw new Error('no tree');
  return parseFacts('node-1', AT, await collectTree(found.tree));
}

function valuesOf({leaves}: NodeFacts): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(leaves).map(([path, leaf]) => [
      path,
      'value' in leaf ? leaf.value : {missing: leaf.reason},
    ]),
  );
}

const SAID = {
  'os.id': 'rocky',
  'os.hostname': 'bj-1',
  'kernel.release': '5.14.0-362.8.1.el9_3.x86_64',
  'kernel.arch': 'x86_64',
  'kernel.commandLine': 'ro quiet api_token=(hidden)',
  'cpu.vendor': 'GenuineIntel',
  'cpu.stealTicks': 7,
  'memory.totalBytes': 8_009_620 * 1024,
  'virt.nestingFlag': 'vmx',
  'virt.lscpuHypervisorVendor': 'KVM',
  'virt.dmesgHypervisor': 'KVM',
  'virt.hypInterrupts': 12,
  'virt.dmi.sysVendor': 'Tencent Cloud',
  'virt.dmi.biosVendor': 'SeaBIOS',
  'kvm.module.kvm_intel': 'loaded',
  'kvm.module.kvm_intel.users': 0,
  'clock.source': 'kvm-clock',
  'net.default.interface': 'eth0',
  'net.default.mtuBytes': 1500,
  'net.overlay.kind': 'vxlan',
  'net.overlay.mtuBytes': 1450,
  'net.route.default.mtuBytes': 1450,
  'sysctl.net.ipv4.tcp_mtu_probing': '0',
  'sysctl.net.ipv4.tcp_rmem': '4096 131072 6291456',
  'sysctl.net.ipv4.conf.all.rp_filter': '1',
  'sysctlFile.net.core.somaxconn': '4096',
  'limits.file["*"].soft.nofile': '65535',
  'cni.conflist["10-flannel.conflist"].plugins': 'flannel portmap',
};

test('a sosreport in a folder gives the facts that the node would have given', async () => {
  const facts = await factsOf(makeTree(fresh(), sosreport()));
  expect(valuesOf(facts)).toMatchObject(SAID);
  expect(facts.dropped).toEqual([]);
});

test.each([
  ['.tar', []],
  ['.tar.gz', ['--gzip']],
  ['.tar.xz', ['--xz']],
])('a sosreport packed as %s says the same as in a folder', async (ending, flags) => {
  const folder = fresh();
  makeTree(join(folder, 'sosreport-bj-1-2026-11-23-abcdefg'), sosreport());
  const archive = `${fresh()}${ending}`;
  execFileSync('tar', [
    '-C',
    folder,
    ...flags,
    '-cf',
    archive,
    'sosreport-bj-1-2026-11-23-abcdefg',
  ]);
  const packed = await factsOf(archive);
  expect(valuesOf(packed)).toMatchObject(SAID);
  expect(packed.leaves).toEqual((await factsOf(folder)).leaves);
});

test('what leaves a node never is left out of a saved tree too', async () => {
  const [found] = await openTrees(makeTree(fresh(), sosreport()));
  const facts = parseFacts('node-1', AT, await collectTree(found?.tree as never));
  expect(JSON.stringify(facts)).not.toContain('geheim');
  expect(facts.leaves['sysctl.net.ipv4.conf["eth0.100"].rp_filter']).toBeUndefined();
  expect(facts.leaves['sysctl.kernel.hostname']).toBeUndefined();
});

test('what the files do not tell is absent, never denied or a guess', async () => {
  const facts = await factsOf(
    makeTree(fresh(), {'proc/cpuinfo': 'processor\t: 0\nflags\t: lm\n\n'}),
  );
  const reasons = Object.values(facts.leaves).flatMap((leaf) =>
    'reason' in leaf ? [leaf.reason] : [],
  );
  expect(new Set(reasons)).toEqual(new Set(['absent']));
  for (const path of [
    'kvm.device',
    'net.default.mtuBytes',
    'sysctl.vm.swappiness',
    'pod.count',
    'net.route',
  ]) {
    expect([path, readFact(facts, path)]).toMatchObject([path, {ok: false, reason: 'absent'}]);
  }
});

test('this machine read as files says what its own collector says', async () => {
  const reach = createReach({concurrency: 1});
  try {
    const node = {id: 'node-1', reach: {kind: 'local'}, labels: {}, origin: 'test'} as const;
    const limits = {timeoutMs: 20_000, maxBytes: 8_000_000, sudo: false, which: 'all'} as const;
    const live = parseFacts('node-1', AT, (await collectNode(reach, node, limits)).raw);
    const tree = await factsOf('/');
    const compared: string[] = [];
    for (const [path, leaf] of Object.entries(tree.leaves)) {
      const there = live.leaves[path];
      // Interfaces and their order come and go while other tests run; symptoms change by the second.
      if (
        policyOf(FACT_POLICIES, path).policy !== 'identical' ||
        /^(net\.link|sysctl\.fs)/.test(path)
      )
        continue;
      if (!('value' in leaf) || there === undefined || !('value' in there)) continue;
      compared.push(path);
      expect([path, leaf.value]).toEqual([path, there.value]);
    }
    expect(compared.length).toBeGreaterThan(300);
    expect(compared).toEqual(
      expect.arrayContaining(['cpu.flags', 'kernel.commandLine', 'sysctl.vm.swappiness']),
    );
  } finally {
    await reach.close();
  }
});

test('links that lead outside are never followed, those inside are', async () => {
  const secret = join(root, 'secret');
  writeFileSync(secret, 'ID=secret\n');
  const folder = makeTree(fresh(), {
    'proc/uptime': '1.0 1.0\n',
    'etc/os-release': {link: '../../secret'},
    'etc/machine-id': {link: '/etc/real-id'},
    'etc/real-id': 'abc\n',
    'proc/loadavg': {link: 'loadavg'},
  });
  symlinkSync(secret, join(folder, 'etc/hostname'));
  symlinkSync(root, join(folder, 'sys'));
  const facts = await factsOf(folder);
  expect(JSON.stringify(facts)).not.toContain('secret');
  expect(valuesOf(facts)).toMatchObject({'os.machineId': 'abc', 'os.uptimeSeconds': 1});
});

test('a pipe in place of a file does not block', async () => {
  const folder = makeTree(fresh(), {'etc/machine-id': 'abc\n'});
  mkdirSync(join(folder, 'proc'));
  const pipes = [join(folder, 'proc/cpuinfo'), join(folder, 'etc/os-release')];
  execFileSync('sh', ['-c', 'mkfifo "$@"', 'sh', ...pipes]);
  expect(valuesOf(await factsOf(folder))).toMatchObject({'os.machineId': 'abc'});
});

test('several machines in one folder are found, with the regions around them', async () => {
  const folder = fresh();
  for (const place of ['bj/bj-1', 'bj/bj-2', 'hk/hk-1']) {
    makeTree(join(folder, place), {'etc/hostname': 'x\n'});
  }
  symlinkSync('/', join(folder, 'whole-machine'));
  const found = await openTrees(folder);
  expect(found.map(({folders}) => folders.slice(1))).toEqual([
    ['bj', 'bj-1'],
    ['bj', 'bj-2'],
    ['hk', 'hk-1'],
  ]);
});

test.each([
  ['an empty folder', (path: string) => mkdirSync(path), 'not-a-tree'],
  ['a text', (path: string) => writeFileSync(path, 'hello'), 'not-a-tree'],
  ['an empty file', (path: string) => writeFileSync(path, ''), 'not-a-tree'],
  [
    'half an archive',
    (path: string) => writeFileSync(path, Buffer.from([0x1f, 0x8b, 8, 0, 0])),
    'archive-damaged',
  ],
  ['nothing', () => {}, 'file-unreadable'],
] as const)('%s is refused with a sentence', async (_, make, code) => {
  const path = fresh();
  make(path);
  const error = await openTrees(path).catch((cause: unknown) => cause);
  expect(isAppError(error) && error.code).toBe(code);
});

test.each([
  ['gzip', 'gzip'],
  ['xz', 'xz'],
] as const)('a bomb packed with %s is given up at the limit', async (_, program) => {
  const folder = makeTree(fresh(), {'etc/zeros': '\0'.repeat(8 * 1024 * 1024)});
  const archive = fresh();
  execFileSync('sh', ['-c', `tar -C "$1" -cf - etc | ${program} >"$2"`, 'sh', folder, archive]);
  const limits = {entries: 100, totalBytes: 1024 * 1024};
  const error = await archiveStorage(archive, program, limits).catch((cause: unknown) => cause);
  expect(isAppError(error) && error.code).toBe('archive-too-big');
});

/** Runs part of a fragment of the collector in a real shell, on a file instead of the one it names. */
function inShell(script: string, file: string): string {
  return execFileSync('sh', ['-c', script, 'sh', file], {
    env: {...process.env, LC_ALL: 'C'},
  }).toString();
}

function fragmentOf(id: string): string {
  const family = FAMILIES.find((one) => one.id === id);
  if (family === undefined) throw new Error(`no family ${id}`);
  return readFileSync(family.collectFile, 'utf8');
}

test.each([
  'BOOT_IMAGE=/vmlinuz root=UUID=0a1b2c3d-1111-2222-3333-4444 ro quiet mitigations=off',
  'a.password="two words" b=1 key=2 -- init secret=3',
  'x=1234-5678-9 y=0a1b2c3d-1111-2222-3333-4444 rd.luks.uuid=1 rd.lvm.lv=a/b ip=dhcp "my token=a b" c=2 url=http://u:p@host/x d',
  '\t leading  and   double   blanks ',
  'systemd.hostname=x hostname=y crypt_key="a" last',
])('boot parameters are kept as the collector keeps them: %s', (line) => {
  const file = fresh();
  writeFileSync(file, `${line}\n`);
  const fragment = fragmentOf('os');
  const body = /os_command_line\(\) \{\n([\s\S]*?)\n\}\n/.exec(fragment)?.[1] ?? '';
  const script = `f() {\n${body.replaceAll('/proc/cmdline', '"$1"')}\n}\nf "$1"`;
  expect(`${keptParameters(line)}\n`).toBe(inShell(script, file));
});

test.each(Object.keys(MACHINES))(
  'rows of /proc/cpuinfo of %s are kept as the collector keeps them',
  (name) => {
    const text = String(MACHINES[name]?.['proc/cpuinfo']).replace('\n\n', '\nSerial\t\t: 123\n\n');
    const file = fresh();
    writeFileSync(file, text);
    const sed = /sed -n [\s\S]*?(?= \/proc\/cpuinfo)/.exec(fragmentOf('cpu'))?.[0] ?? 'false';
    expect(`${keptCpuRows(text)}\n`).toBe(inShell(`${sed} "$1"`, file));
  },
);

test('settings are left out as the find of the collector leaves them out', () => {
  const leftOut = leftOutBy(fragmentOf('sysctl'));
  const left = [
    '/proc/sys/net/ipv4/conf/eth0/rp_filter',
    '/proc/sys/net/ipv4/neigh/eth0/mcast_solicit',
    '/proc/sys/fs/binfmt_misc/status',
    '/proc/sys/kernel/random/uuid',
    '/proc/sys/kernel/hostname',
    '/proc/sys/net/ipv6/conf/all/stable_secret',
  ];
  const kept = [
    '/proc/sys/net/ipv4/conf/all/rp_filter',
    '/proc/sys/net/ipv4/neigh/default/gc_thresh1',
    '/proc/sys/vm/swappiness',
    '/proc/sys/kernel/osrelease_other',
  ];
  expect(left.filter((path) => !leftOut(path))).toEqual([]);
  expect(kept.filter((path) => leftOut(path))).toEqual([]);
});

test('parts of CNI files are kept as grep keeps them', () => {
  const {regex, paths} = statementOf(fragmentOf('cni'));
  expect(paths).toContain('/etc/cni/net.d/*.conflist');
  const text = String(sosreport()['etc/cni/net.d/10-flannel.conflist']);
  const file = fresh();
  writeFileSync(file, text);
  const expression = /-aoHE \\\n\s*'([^']*)'/.exec(fragmentOf('cni'))?.[1] ?? '';
  const theirs = execFileSync('grep', ['-aoE', expression, file]).toString().trimEnd().split('\n');
  expect(text.split('\n').flatMap((row) => [...row.matchAll(regex)].map(([part]) => part))).toEqual(
    theirs,
  );
});

test('uname -a of Debian and of Red Hat is read alike', () => {
  expect(
    fromUname('Linux h 6.1.0-18-amd64 #1 SMP Debian 6.1.76-1 (2024-02-01) x86_64 GNU/Linux\n'),
  ).toBe('6.1.0-18-amd64 #1 SMP Debian 6.1.76-1 (2024-02-01) x86_64');
  expect(fromUname('Linux h 5.14.0 #1 SMP Wed x86_64 x86_64 x86_64 GNU/Linux')).toBe(
    '5.14.0 #1 SMP Wed x86_64',
  );
  expect(fromUname('bash: uname: command not found')).toBeUndefined();
});

/** A tree in memory, for contents that no test could write to disk a thousand times. */
function treeOf(files: Readonly<Record<string, string>>): Tree {
  const paths = Object.keys(files);
  const under = (folder: string) => paths.filter((path) => path.startsWith(`${folder}/`));
  return {
    read: async (path) => files[path],
    has: async (path) => path in files || under(path).length > 0,
    isFolder: async (path) => under(path).length > 0,
    list: async (path) => [
      ...new Set(under(path).map((one) => one.slice(path.length + 1).split('/')[0] ?? '')),
    ],
  };
}

test('whatever the files hold, collecting and parsing end without an exception or a mistake of ours', async () => {
  const paths = Object.keys(sosreport()).map((path) => `/${path}`);
  const real = Object.values(sosreport()).filter((text) => typeof text === 'string');
  const content = fc.oneof(
    fc.string({unit: 'binary', maxLength: 200}).map((text) => Buffer.from(text).toString('latin1')),
    fc.constantFrom(...real),
    fc.tuple(fc.constantFrom(...real), fc.nat(200)).map(([text, at]) => text.slice(at)),
    fc.constantFrom('', '\n', '@done\n', '|', '\0'.repeat(100), '\u001b[31m'),
  );
  const files = fc.dictionary(fc.constantFrom(...paths), content);
  await fc.assert(
    fc.asyncProperty(files, async (given) => {
      const facts = parseFacts('node-1', AT, await collectTree(treeOf(given)));
      expect(facts.dropped.filter(({why}) => why.startsWith('parser failed'))).toEqual([]);
      expect(() => NodeFactsSchema.parse(facts)).not.toThrow();
      const reasons = Object.values(facts.leaves).map((leaf) =>
        'reason' in leaf ? leaf.reason : 'value',
      );
      expect(reasons).not.toContain('denied');
      expect(reasons).not.toContain('timeout');
    }),
    {numRuns: 150},
  );
});
