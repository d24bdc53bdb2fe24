import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {factsOf, parseSections} from '../fixture-facts.ts';
import {parse} from './parse.ts';
import {readDrivers, readLinks} from './read-links.ts';
import {Links} from './schema.ts';

const recorded = (name: string) =>
  readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
const MANY = recorded('debian-12-flannel-and-more.txt');
const DEFAULT = 'unicast default via 10.9.1.1 dev eth0 table main proto boot scope global\n';

test('the interface of the default route gives its MTU and driver', () => {
  const facts = factsOf('link', {
    link: recorded('debian-12-virtio.txt'),
    'link.driver': recorded('debian-12-virtio.driver.txt'),
    route: 'default via 192.0.2.1 dev eth0\n',
  });
  expect(facts['net.default.interface']).toBe('eth0');
  expect(facts['net.default.mtuBytes']).toBe(1400);
  expect(facts['net.default.driver']).toBe('virtio_net');
  expect(facts['net.link.eth0.kind']).toBe('physical');
  expect(facts['net.link.ifb0.kind']).toBe('ifb');
  expect(facts['net.link.lo.kind']).toBe('loopback');
  expect(facts['net.overlay']).toEqual({missing: 'absent'});
});

test('kinds, masters and MTU limits of virtual devices are read', () => {
  const facts = factsOf('link', {link: MANY, route: DEFAULT});
  expect(facts['net.link.cni0.kind']).toBe('bridge');
  expect(facts['net.link.mv0.kind']).toBe('macvlan');
  expect(facts['net.link["vx.nodev"].master']).toBe('cni0');
  expect(facts['net.link["flannel.1"].maxMtuBytes']).toBe(65535);
  expect(facts['net.link.eth0.kind']).toBe('veth');
  expect(facts['net.link.eth0.address']).toBe('10.9.1.2');
});

test('vxlan devices give id, port, local end, lower device and how the outer DF is made', () => {
  const facts = factsOf('link', {link: MANY, route: DEFAULT});
  expect(facts).toMatchObject({
    'net.link["vxlan.calico"].vxlan.id': 4096,
    'net.link["vxlan.calico"].vxlan.port': 4789,
    'net.link["vxlan.calico"].vxlan.local': '10.9.1.2',
    'net.link["vxlan.calico"].vxlan.lower': 'eth0',
    'net.link["vxlan.calico"].vxlan.outerDf': 'set',
    'net.link["flannel.1"].vxlan.outerDf': 'unset',
    'net.link["vx.nodev"].vxlan.outerDf': 'inherit',
    'net.link.vx6.vxlan.outerDf': 'unset',
    'net.link.cilium_vxlan.vxlan.outerDf': {missing: 'unparsed'},
  });
});

test('the overlay is the tunnel of a known pod network, with its lower device and overhead', () => {
  expect(factsOf('link', {link: MANY, route: DEFAULT})).toMatchObject({
    'net.overlay.kind': 'vxlan',
    'net.overlay.interface': 'flannel.1',
    'net.overlay.mtuBytes': 1400,
    'net.overlay.lowerInterface': 'eth0',
    'net.overlay.lowerMtuBytes': 1450,
    'net.overlay.overheadBytes': 50,
    'net.overlay.outerDf': 'unset',
  });
});

test('a nameless vxlan without a lower device finds it by its local address', () => {
  const text = without(MANY, 'flannel.1', 'vxlan.calico', 'vx6');
  expect(factsOf('link', {link: text, route: DEFAULT})).toMatchObject({
    'net.overlay.interface': 'vx.nodev',
    'net.overlay.lowerInterface': 'eth0',
    'net.overlay.overheadBytes': 50,
    'net.overlay.outerDf': 'inherit',
  });
});

test('over IPv6 the outer header is 20 bytes larger', () => {
  const text = without(MANY, 'flannel.1', 'vxlan.calico', 'vx.nodev');
  expect(factsOf('link', {link: text, route: DEFAULT})['net.overlay.overheadBytes']).toBe(70);
});

test('a tunnel that is down is no overlay', () => {
  const text = without(MANY, 'flannel.1', 'vxlan.calico', 'vx.nodev', 'vx6');
  expect(factsOf('link', {link: text, route: DEFAULT})['net.overlay']).toEqual({missing: 'absent'});
});

test('Ubuntu 22.04 with Calico over IPIP: tunl0 counts once it has an address', () => {
  const idle = recorded('ubuntu-22.04-calico-ipip.txt');
  const facts = factsOf('link', {link: idle, route: 'default via 10.0.0.1 dev ens3 proto dhcp\n'});
  expect(facts).toMatchObject({
    'net.overlay.kind': 'ipip',
    'net.overlay.overheadBytes': 20,
    'net.overlay.outerDf': 'inherit',
    'net.overlay.lowerInterface': 'ens3',
    'net.links.podEnds': 1,
  });
  expect(facts['net.link.cali0f1e2d3c4b5.mtuBytes']).toBeUndefined();
  const unused = idle.replace(/ {4}inet 10\.42\S+ scope global tunl0\n/, '');
  expect(factsOf('link', {link: unused})['net.overlay']).toEqual({missing: 'absent'});
});

test('CentOS 7: an iproute2 that knows neither minmtu nor df is read', () => {
  const facts = factsOf('link', {
    link: recorded('centos-7-flannel.txt'),
    route: 'default via 10.0.2.2 dev eth0\n',
  });
  expect(facts).toMatchObject({
    'net.default.mtuBytes': 1500,
    'net.link.eth0.kind': 'physical',
    'net.overlay.interface': 'flannel.1',
    'net.overlay.outerDf': 'unset',
    'net.link.docker0.kind': 'bridge',
  });
});

test('Open vSwitch: the DF bit of its geneve device is each packet’s own, so it stays unknown', () => {
  const facts = factsOf('link', {
    link: recorded('rocky-9-ovn-geneve.txt'),
    route: 'default via 10.0.0.1 dev eth0\n',
  });
  expect(facts).toMatchObject({
    'net.overlay.kind': 'geneve',
    'net.overlay.overheadBytes': 58,
    'net.overlay.outerDf': {missing: 'unparsed'},
  });
});

test('busybox: kinds come from sysfs, and what it cannot show stays unknown', () => {
  const facts = factsOf('link', {
    link: recorded('busybox-1.35.txt'),
    route: 'default via 10.9.1.1 dev eth0\n',
  });
  expect(facts).toMatchObject({
    'net.default.interface': 'eth0',
    'net.default.mtuBytes': 1450,
    'net.link.cni0.kind': 'bridge',
    'net.overlay.kind': 'vxlan',
    'net.overlay.interface': 'flannel.1',
    'net.overlay.outerDf': {missing: 'unparsed'},
    'net.links.podEnds': 1,
  });
  expect(facts['net.link.eth0.kind']).toBeUndefined();
});

test('without any ip command sysfs and /proc/net/route are enough for the default interface', () => {
  const text = [
    '/sys/class/net/eth0/mtu:1500',
    '/sys/class/net/eth0/operstate:up',
    '/sys/class/net/lo/mtu:65536',
    '/proc/net/route:Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT',
    '/proc/net/route:eth0\t00000000\t010011AC\t0003\t0\t0\t0\t00000000\t0\t0\t0',
  ].join('\n');
  const facts = factsOf('link', {link: text});
  expect(facts['net.default.interface']).toBe('eth0');
  expect(facts['net.default.mtuBytes']).toBe(1500);
  expect(facts['net.overlay']).toEqual({missing: 'unparsed'});
});

test('without a default route the first network card with an address is taken, not a bridge or tunnel', () => {
  expect(factsOf('link', {link: MANY})['net.default.interface']).toBe('eth0');
});

test('interfaces of pods make no facts of their own, only counts', () => {
  const facts = factsOf('link', {link: MANY, route: DEFAULT});
  expect(Object.keys(facts).some((path) => path.includes('veth1a2b3c4d'))).toBe(false);
  expect(facts['net.links.podEnds']).toBe(1);
  expect(facts['net.links.podEndMtuBytes']).toEqual(['1500']);
  expect(facts['net.links.count']).toBe(10);
});

test('5,000 interfaces are counted and do not crowd out the rest', () => {
  const pods = Array.from(
    {length: 5000},
    (_, i) =>
      `${i + 20}: cali${i.toString(16).padStart(11, '0')}@if4: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu ${i % 2 ? 1440 : 1450} qdisc noqueue state UP group default`,
  );
  const facts = factsOf('link', {
    link: `${MANY}${pods.join('\n')}\nleft-out mtu 1400 count 7\n`,
    route: DEFAULT,
  });
  expect(facts['net.links.count']).toBe(10 + 5000 + 7);
  expect(facts['net.links.podEnds']).toBe(5008);
  expect(facts['net.links.podEndMtuBytes']).toEqual(['1400', '1440', '1450', '1500']);
  expect(Object.keys(facts).length).toBeLessThan(150);
});

test('an interface with a dot keeps its name, one on top of another loses only the other’s', () => {
  const text =
    '7: eth0.100@eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1496 qdisc noqueue state UP group default\n    link/ether 52:54:00:00:00:01 brd ff:ff:ff:ff:ff:ff promiscuity 0 minmtu 0 maxmtu 65535 \n    vlan protocol 802.1Q id 100 <REORDER_HDR> numtxqueues 1\n';
  const facts = factsOf('link', {link: text});
  expect(facts['net.link["eth0.100"].mtuBytes']).toBe(1496);
  expect(facts['net.link["eth0.100"].kind']).toBe('vlan');
});

test('nothing at all is not “no interfaces”', () => {
  expect(factsOf('link', {link: {text: '', exit: 1}})['net.default']).toEqual({
    missing: 'unparsed',
  });
});

test('a line that is no interface is dropped with its text', () => {
  const facts = parseSections('link', {link: `${MANY}Cannot send dump request\n`});
  expect(facts.dropped).toEqual([
    {section: 'link', row: 'Cannot send dump request', why: 'not an interface'},
  ]);
});

test('the driver is read from uevent, and from links as once recorded', () => {
  const text = '/sys/class/net/eth0/device/uevent:DRIVER=virtio_net\n';
  expect([...readDrivers(text)]).toEqual([['eth0', 'virtio_net']]);
  expect(readDrivers(recorded('debian-12-virtio.driver.txt')).get('eth0')).toBe('virtio_net');
});

test('damaged output never breaks the parser, and what it returns keeps its shape', () => {
  const real = MANY + recorded('busybox-1.35.txt');
  const damage = fc.tuple(
    fc.nat(real.length),
    fc.nat(300),
    fc.string({unit: 'binary', maxLength: 60}),
  );
  fc.assert(
    fc.property(damage, ([at, length, text]) => {
      const damaged = real.slice(0, at) + text + real.slice(at + length);
      Links.parse(readLinks(damaged));
      readDrivers(damaged);
      parse(
        {get: (id) => ({id, text: damaged, exit: 0, truncated: false})},
        {value() {}, missing() {}, drop() {}},
      );
    }),
    {numRuns: 50},
  );
});

/** The same output without some interfaces. */
function without(text: string, ...names: string[]): string {
  let skip = false;
  const kept = text.split('\n').filter((line) => {
    const name = /^\d+: ([^:@]+)/.exec(line)?.[1];
    if (name !== undefined) skip = names.includes(name);
    return !skip;
  });
  return kept.join('\n');
}
