import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {policyOf} from '../../../model/fact.ts';
import {factsOf, parseSections} from '../fixture-facts.ts';
import {parse} from './parse.ts';
import {policies} from './policies.ts';
import {readSysctlFiles} from './read-sysctl-files.ts';
import {readSysctls} from './read-sysctls.ts';
import {Sysctl, SysctlFileEntry} from './schema.ts';

const real = readFileSync(new URL('./fixtures/debian-12-linux-6.18.txt', import.meta.url), 'utf8');

test('a setting keeps its text, with white space folded', () => {
  const facts = factsOf('sysctl', {sysctl: real});
  expect(facts['sysctl.net.ipv4.tcp_rmem']).toBe('4096 131072 33554432');
  expect(facts['sysctl.net.ipv4.tcp_mtu_probing']).toBe('0');
  expect(facts['sysctl.kernel.core_pattern']).toBeTypeOf('string');
});

test('what is random, secret, per interface or reported elsewhere was not collected', () => {
  expect(real).not.toMatch(
    /kernel\/random\/|stable_secret|fastopen_key|netdev_rss_key|stat_refresh|kernel\/hostname/,
  );
  expect(real).not.toMatch(/conf\/(?!all|default)/);
});

test('a setting of several lines becomes one line', () => {
  const text = '/proc/sys/kernel/x:one\t two\n/proc/sys/kernel/x:three\n/proc/sys/kernel/y:\n';
  const facts = factsOf('sysctl', {sysctl: text});
  expect(facts['sysctl.kernel.x']).toBe('one two three');
  expect(facts['sysctl.kernel.y']).toBe('');
});

test('a refused setting is denied, in the words of GNU and of busybox grep', () => {
  const text =
    'grep: /proc/sys/kernel/cad_pid: Permission denied\ngrep: /proc/sys/vm/x: Operation not permitted\n';
  expect(factsOf('sysctl', {sysctl: text})).toMatchObject({
    'sysctl.kernel.cad_pid': {missing: 'denied'},
    'sysctl.vm.x': {missing: 'denied'},
  });
});

test('head’s form gives the same settings as that of grep, once recorded', () => {
  const rows = new Map<string, string[]>();
  for (const line of real.trimEnd().split('\n')) {
    const colon = line.indexOf(':');
    const path = line.slice(0, colon);
    rows.set(path, [...(rows.get(path) ?? []), line.slice(colon + 1)]);
  }
  const blocks = [...rows].map(([path, values]) => `==> ${path} <==\n${values.join('\n')}\n`);
  expect(readSysctls(blocks.join('\n'))).toEqual(readSysctls(real));
});

test('head’s refusals, in the words of GNU and of busybox, belong to no other setting', () => {
  const text = [
    '==> /proc/sys/a <==',
    '1',
    "head: cannot open '/proc/sys/kernel/cad_pid' for reading: Permission denied",
    '',
    '==> /proc/sys/b <==',
    "head: error reading '/proc/sys/b': Input/output error",
    'head: /proc/sys/vm/x: Operation not permitted',
    '',
    '==> /proc/sys/c <==',
    '',
  ].join('\n');
  const {settings, unreadable} = readSysctls(text);
  expect(settings).toEqual([
    {key: ['a'], value: '1'},
    {key: ['kernel', 'cad_pid'], value: undefined},
    {key: ['vm', 'x'], value: undefined},
    {key: ['c'], value: ''},
  ]);
  expect(unreadable).toEqual([{key: ['b'], text: 'Input/output error'}]);
});

test('a setting that answers with an error is dropped with that error', () => {
  const facts = parseSections('sysctl', {sysctl: 'grep: /proc/sys/net/x: Input/output error\n'});
  expect(facts.dropped).toEqual([{section: 'sysctl', row: 'net.x', why: 'Input/output error'}]);
});

test('an interface with a dot in its name stays one segment', () => {
  const facts = factsOf('sysctl', {sysctl: '/proc/sys/net/ipv4/conf/eth0.100/rp_filter:1\n'});
  expect(facts['sysctl.net.ipv4.conf["eth0.100"].rp_filter']).toBe('1');
});

test('what the kernel derives from memory size is a number with a tolerance, a triple part by part', () => {
  const facts = factsOf('sysctl', {
    sysctl: '/proc/sys/fs/file-max:394853\n/proc/sys/net/ipv4/tcp_mem:92133\t122845\t184266\n',
  });
  expect(facts['sysctl.fs.file-max']).toBe(394853);
  expect(facts['sysctl.net.ipv4.tcp_mem.high']).toBe(184266);
  expect(policyOf(policies, 'sysctl.fs.file-max')).toMatchObject({
    policy: 'identical',
    tolerance: {relative: 0.03},
  });
  expect(policyOf(policies, 'sysctl.net.ipv4.tcp_mem')).toMatchObject({policy: 'free'});
  expect(policyOf(policies, 'sysctl.net.ipv4.tcp_mem.high')).toMatchObject({
    policy: 'identical',
    tolerance: {relative: 0.03},
  });
});

test('what the kernel derives from memory size is never text', () => {
  const facts = factsOf('sysctl', {
    sysctl:
      '/proc/sys/fs/file-max:9223372036854775807\n/proc/sys/kernel/threads-max:many\n/proc/sys/vm/swappiness:60\n',
  });
  expect(facts['sysctl.fs.file-max']).toBe(2 ** 63);
  expect(facts['sysctl.kernel.threads-max']).toEqual({missing: 'unparsed'});
});

test('settings are drift by default, counters of the kernel are symptoms', () => {
  expect(policyOf(policies, 'sysctl.net.ipv4.tcp_rmem')).toEqual({
    policy: 'identical',
    tag: 'network',
  });
  expect(policyOf(policies, 'sysctl.vm.swappiness')).toEqual({policy: 'identical', tag: 'memory'});
  expect(policyOf(policies, 'sysctl.fs.dentry-state').policy).toBe('symptom');
  expect(policyOf(policies, 'sysctl.net.netfilter.nf_conntrack_count').policy).toBe('symptom');
});

test('files are applied by name, /etc hides /usr/lib, and /etc/sysctl.conf speaks last', () => {
  const rows = [
    '/usr/lib/sysctl.d/50-default.conf:net.ipv4.tcp_rmem = 1 2 3',
    '/usr/lib/sysctl.d/99-site.conf:vm.swappiness = 60',
    '/etc/sysctl.d/99-site.conf:net.ipv4.tcp_rmem=4096\t87380  6291456',
    '/etc/sysctl.conf:-net/ipv4/conf/eth0.100/rp_filter = 2',
    '/run/sysctl.d/10-k8s.conf:net.ipv4.conf.eth0/100.rp_filter = 1',
    '/run/sysctl.d/10-k8s.conf:-net.ipv4.conf.all.rp_filter',
  ].join('\n');
  const entries = readSysctlFiles(rows).entries.map(({key, value}) => `${key.join('|')}=${value}`);
  expect(entries.sort()).toEqual([
    'net|ipv4|conf|eth0.100|rp_filter=2',
    'net|ipv4|tcp_rmem=4096 87380 6291456',
  ]);
});

test('line numbers are kept, and the link to /etc/sysctl.conf stands where systemd-sysctl reads it', () => {
  // As procps 4.0.2 and systemd 252 of Debian 12 read such files; for the last one they differ (procps: 44).
  const rows = [
    '/etc/sysctl.conf:69:vm.swappiness = 44',
    '/etc/sysctl.d/99-sysctl.conf:69:vm.swappiness = 44',
    '/etc/sysctl.d/99-zz.conf:1:vm.swappiness = 11',
    '/run/sysctl.d/99-zz.conf:1:vm.swappiness = 12',
    '/etc/sysctl.d/10-a.conf:1:vm.dirty_ratio = 22',
    '/usr/lib/sysctl.d/09-a.conf:3:vm.dirty_ratio = 23',
  ].join('\n');
  const told = readSysctlFiles(rows).entries.map(({key, ...entry}) => [key.join('.'), entry]);
  expect(Object.fromEntries(told)).toEqual({
    'vm.dirty_ratio': {
      value: '22',
      file: '/etc/sysctl.d/10-a.conf:1',
      hidden: [{file: '/usr/lib/sysctl.d/09-a.conf:3', value: '23'}],
      shadowed: [],
    },
    'vm.swappiness': {
      value: '11',
      file: '/etc/sysctl.d/99-zz.conf:1',
      hidden: [{file: '/etc/sysctl.d/99-sysctl.conf:69', value: '44'}],
      shadowed: [{file: '/run/sysctl.d/99-zz.conf:1', value: '12', by: '/etc/sysctl.d/99-zz.conf'}],
    },
  });
  const noLink = rows.replace(/^.*99-sysctl.*\n/m, '');
  expect(readSysctlFiles(noLink).entries.find(({value}) => value === '44')?.file).toBe(
    '/etc/sysctl.conf:69',
  );
});

test('a pattern sets what has no entry of its own and is not taken out, and says so', () => {
  const rows = [
    '/usr/local/lib/sysctl.d/20-g.conf:1:net.ipv4.conf.*.rp_filter = 2',
    '/usr/local/lib/sysctl.d/20-g.conf:2:-net.ipv4.conf.all.rp_filter',
    '/usr/lib/sysctl.d/30-g.conf:1:net.ipv4.conf.l?.*_filter = 0',
    '/usr/lib/sysctl.d/30-g.conf:2:net.ipv4.conf.eth0.rp_filter = 1',
  ].join('\n');
  const proc = ['all', 'default', 'lo', 'eth0']
    .flatMap((name) => [`/proc/sys/net/ipv4/conf/${name}/rp_filter:2`])
    .join('\n');
  const facts = factsOf('sysctl', {sysctl: proc, 'sysctl.files': rows});
  expect(facts['sysctlFile.net.ipv4.conf.default.rp_filter']).toBe('2');
  expect(facts['sysctlOrigin.net.ipv4.conf.default.rp_filter']).toBe(
    '/usr/local/lib/sysctl.d/20-g.conf:1 (net.ipv4.conf.*.rp_filter)',
  );
  expect(facts['sysctlFile.net.ipv4.conf.lo.rp_filter']).toBe('0');
  expect(facts['sysctlFile.net.ipv4.conf.eth0.rp_filter']).toBe('1');
  expect(facts['sysctlFile.net.ipv4.conf.all.rp_filter']).toBeUndefined();
});

test('a file that may not be read makes what it overrides unknown', () => {
  const text =
    '/etc/sysctl.conf:vm.swappiness = 10\ngrep: /etc/sysctl.d/99-secret.conf: Permission denied\n';
  const facts = factsOf('sysctl', {sysctl: real, 'sysctl.files': text});
  expect(facts['sysctlFile.vm.swappiness']).toBe('10');
  expect(facts.sysctlFile).toEqual({missing: 'denied'});
});

test('a line that is no setting is dropped with its text', () => {
  const facts = parseSections('sysctl', {'sysctl.files': '/etc/sysctl.conf:what is this\n'});
  expect(facts.dropped).toEqual([
    {section: 'sysctl.files', row: 'what is this', why: 'not KEY = VALUE'},
  ]);
});

test('damaged output never breaks the parsers', () => {
  const damage = fc.tuple(
    fc.nat(real.length),
    fc.nat(200),
    fc.string({unit: 'binary', maxLength: 60}),
  );
  fc.assert(
    fc.property(damage, ([at, length, text]) => {
      const damaged = real.slice(0, at) + text + real.slice(at + length);
      parse(
        {get: (id) => ({id, text: damaged, exit: 0, truncated: false})},
        {value() {}, missing() {}, drop() {}},
      );
      for (const setting of readSysctls(damaged).settings) Sysctl.parse(setting);
      const files = damaged
        .replaceAll('/proc/sys/', '/etc/sysctl.d/')
        .replaceAll(':', '.conf:k = ');
      for (const entry of readSysctlFiles(files).entries) SysctlFileEntry.parse(entry);
    }),
    {numRuns: 50},
  );
});
