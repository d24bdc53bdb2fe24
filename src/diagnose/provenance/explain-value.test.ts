import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type FactValue, factPath, type NodeFacts} from '../../model/fact.ts';
import {catalogueOf} from '../../model/message.ts';
import {speaker} from '../../report/index.ts';
import {explainValue, explainValueStrings, type ValueExplanation} from './index.ts';

const say = speaker(
  catalogueOf([
    {prefix: 'explain-value', strings: explainValueStrings},
    {prefix: 'model', strings: {'fact-not-reported': {en: 'not reported', 'zh-CN': '未上报'}}},
  ]),
  'en',
);

const READ = {command: 'grep', exit: 2, durationMs: 1, bytes: 1, truncated: false};

function factsOf(
  values: Record<string, FactValue>,
  sections: NodeFacts['sections'] = {},
): NodeFacts {
  const run = {...READ, command: 'cat', exit: 0};
  return {
    node: 'hk-1',
    at: '2026-01-02T03:04:05.000Z',
    sections: {s: run, 'sysctl.files': run, ...sections},
    leaves: Object.fromEntries(
      Object.entries(values).map(([path, value]) => [path, {value, section: 's'}]),
    ),
    dropped: [],
  };
}

/** The tree as indented lines. */
function linesOf({message, because}: ValueExplanation, indent = ''): string[] {
  return [`${indent}${say(message)}`, ...because.flatMap((one) => linesOf(one, `${indent}  `))];
}

const NETPLAN = factPath('provenance', 'mtu', 'netplan', '/etc/netplan/50-cloud-init.yaml', 'eth0');
const LEASE = factPath('provenance', 'mtu', 'dhcp', '/run/systemd/netif/leases/2', 'eth0');

test('an MTU is followed to the file, to who wrote it, and to the DHCP server', () => {
  const facts = factsOf({
    'net.default.mtuBytes': 1450,
    'net.default.interface': 'eth0',
    [NETPLAN]: 1450,
    [factPath('provenance', 'writer', '/etc/netplan/50-cloud-init.yaml')]: 'cloud-init',
    [LEASE]: 1450,
    [factPath('provenance', 'mtu', 'ifcfg', '/etc/x', 'eth1')]: 9000,
  });
  expect(linesOf(explainValue(facts, 'net.default.mtuBytes'))).toEqual([
    'net.default.mtuBytes is 1450',
    '  the interface is eth0, MTU 1450',
    '    netplan sets 1450 in /etc/netplan/50-cloud-init.yaml',
    '      this file was written by cloud-init; edits by hand are lost when it writes again',
    '    the DHCP server offered 1450 (option 26), lease in /run/systemd/netif/leases/2',
  ]);
});

test('an MTU that no file asks for in the end was set by hand, and a lease may be told not to count', () => {
  const facts = factsOf(
    {
      'net.link.eth0.mtuBytes': 1400,
      [LEASE]: 1450,
      [factPath('provenance', 'useDhcpMtu', 'networkd', '/etc/a.network', 'eth*')]: false,
    },
    {'provenance.networkd': READ},
  );
  expect(linesOf(explainValue(facts, 'net.link.eth0.mtuBytes'))).toEqual([
    'net.link.eth0.mtuBytes is 1400',
    '  the DHCP server offered 1450 (option 26), lease in /run/systemd/netif/leases/2, which is not in force',
    '    /etc/a.network says not to use the MTU of the lease',
    '  none of these values is in force: somebody or something changed the interface later',
  ]);
});

test('an MTU that no file names is the driver’s, but only where all files were read', () => {
  const facts = factsOf({'net.link.eth0.mtuBytes': 1500});
  const read = {...facts, sections: {...facts.sections, 'provenance.netplan': READ}};
  expect(linesOf(explainValue(read, 'net.link.eth0.mtuBytes'))[1]).toMatch(/default of the driver/);
  expect(linesOf(explainValue(facts, 'net.link.eth0.mtuBytes'))[1]).toMatch(/not known/);
  const message = {id: 'model/fact-not-reported', params: {fact: 'x'}};
  const leaves = {
    ...facts.leaves,
    'provenance.mtu': {reason: 'denied' as const, message, section: 'provenance.netplan'},
  };
  expect(linesOf(explainValue({...read, leaves}, 'net.link.eth0.mtuBytes'))[1]).toMatch(
    /not known/,
  );
});

test('a tunnel is followed to the device below it and to what the CNI says', () => {
  const facts = factsOf({
    'net.overlay.mtuBytes': 1450,
    'net.overlay.interface': 'flannel.1',
    'net.overlay.kind': 'vxlan',
    'net.overlay.lowerInterface': 'eth0',
    'net.overlay.lowerMtuBytes': 1450,
    'net.overlay.overheadBytes': 50,
    'cni.flannel.mtuBytes': 1450,
    [NETPLAN]: 1450,
  });
  expect(linesOf(explainValue(facts, 'net.overlay.mtuBytes'))).toEqual([
    'net.overlay.mtuBytes is 1450',
    '  flannel.1 is a vxlan tunnel over eth0: 1450 - 50 = 1400, and not the 1450 it has',
    '    netplan sets 1450 in /etc/netplan/50-cloud-init.yaml',
    '  flannel says 1450 (/run/flannel/subnet.env)',
  ]);
});

test('a setting is followed to its file, past those it hides, and into the pods it does not reach', () => {
  const facts = factsOf({
    'sysctl.net.ipv4.tcp_mtu_probing': '1',
    'sysctlFile.net.ipv4.tcp_mtu_probing': '1',
    'sysctlOrigin.net.ipv4.tcp_mtu_probing': '/etc/sysctl.d/99-tcp.conf',
    'sysctlHidden.net.ipv4.tcp_mtu_probing': ['/usr/lib/sysctl.d/50-default.conf: 0'],
    'pod.ns-402.sysctl.net.ipv4.tcp_mtu_probing': '0',
  });
  expect(linesOf(explainValue(facts, 'sysctl.net.ipv4.tcp_mtu_probing'))).toEqual([
    'sysctl.net.ipv4.tcp_mtu_probing is 1',
    '  /etc/sysctl.d/99-tcp.conf sets 1',
    '    it hides an earlier entry: /usr/lib/sysctl.d/50-default.conf: 0',
    '  pod ns-402 has 0 in its own network namespace: the host’s value does not reach it',
  ]);
});

test('a setting whose file says otherwise was changed later; blanks make no difference', () => {
  const wanted = {
    'sysctlFile.net.ipv4.tcp_rmem': '4096 87380 6291456',
    'sysctlOrigin.net.ipv4.tcp_rmem': '/etc/sysctl.conf',
  };
  const changed = factsOf({...wanted, 'sysctl.net.ipv4.tcp_rmem': '4096 131072 6291456'});
  expect(linesOf(explainValue(changed, 'sysctl.net.ipv4.tcp_rmem'))).toEqual([
    'sysctl.net.ipv4.tcp_rmem is 4096 131072 6291456',
    '  /etc/sysctl.conf sets 4096 87380 6291456, which is not in force',
    expect.stringMatching(/^ {4}no link in sysctl.d leads to this file/),
    expect.stringMatching(
      /^ {2}\/etc\/sysctl\.conf says 4096 87380 6291456, the running value is 4096 131072 6291456: changed/,
    ),
  ]);
  const same = factsOf({...wanted, 'sysctl.net.ipv4.tcp_rmem': '4096\t87380\t6291456'});
  expect(linesOf(explainValue(same, 'sysctl.net.ipv4.tcp_rmem'))).toHaveLength(3);
});

test('files that could not be read are not taken for files that say nothing', () => {
  const base = factsOf({'sysctl.vm.swappiness': '60'});
  const denied: NodeFacts = {
    ...base,
    leaves: {
      ...base.leaves,
      sysctlFile: {
        reason: 'denied',
        message: {id: 'model/fact-not-reported', params: {fact: 'x'}},
        section: 'sysctl.files',
      },
    },
  };
  expect(linesOf(explainValue(base, 'sysctl.vm.swappiness'))[1]).toMatch(/no file under sysctl\.d/);
  expect(linesOf(explainValue(denied, 'sysctl.vm.swappiness'))[1]).toMatch(/not known/);
  const unread: NodeFacts = {...base, sections: {}};
  expect(linesOf(explainValue(unread, 'sysctl.vm.swappiness'))[1]).toMatch(/not known/);
});

test('other facts and facts that nobody reported are told as such', () => {
  const facts = factsOf({'cpu.count': 4});
  expect(linesOf(explainValue(facts, 'cpu.count'))[1]).toMatch(/MTUs and kernel settings only/);
  expect(linesOf(explainValue(facts, 'net.link.eth9.mtuBytes'))[0]).toMatch(/is not known/);
});

test.each(['toString', '__proto__', 'constructor'])('%s is not a fact', (path) => {
  expect(linesOf(explainValue(factsOf({}), path)).length).toBeGreaterThan(0);
});

test('whatever a node reports, explaining ends and never throws', () => {
  const name = fc.string({maxLength: 12});
  const path = fc.oneof(
    fc.constantFrom(
      'net.default.mtuBytes',
      'net.overlay.mtuBytes',
      'pod.effectiveMtuBytes',
      'sysctl.a.b',
      'sysctl',
      '',
    ),
    name.map((one) => factPath('net', 'link', one, 'mtuBytes')),
    fc.tuple(name, name, name).map((rest) => factPath('provenance', 'mtu', ...rest)),
  );
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string()));
  const asked = fc.oneof(path, name);
  fc.assert(
    fc.property(fc.array(fc.tuple(path, value)), asked, name, (rows, fact, tunnel) => {
      const facts = factsOf({
        ...Object.fromEntries(rows),
        'net.overlay.interface': tunnel,
        'net.overlay.lowerInterface': tunnel,
        'net.overlay.lowerMtuBytes': 1500,
        'net.overlay.overheadBytes': 50,
      });
      expect(linesOf(explainValue(facts, fact)).length).toBeGreaterThan(0);
    }),
  );
});
