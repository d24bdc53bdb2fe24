import {expect, test} from 'vitest';
import {factsOf, fixtureFacts, parseSections} from '../fixture-facts.ts';

test('a kernel without modules and without nf_tables has neither', () => {
  expect(fixtureFacts(import.meta.url, 'debian-12.txt')).toEqual({
    'mssClamp.iptablesRules': {missing: 'absent'},
    'mssClamp.nftables': {missing: 'absent'},
  });
});

test.each([
  ['xt_TCPMSS absent', 0],
  ['xt_TCPMSS 2', 2],
  ['xt_TCPMSS builtin', {missing: 'absent'}],
  ['xt_TCPMSS x', {missing: 'unparsed'}],
])('“%s” of iptables is %j', (text, value) => {
  expect(factsOf('mssclamp', {'mssclamp.iptables': text})['mssClamp.iptablesRules']).toEqual(value);
});

test.each([
  ['looked', []],
  ['table inet fw\nmaxseg size set rt mtu\nmaxseg size set 1360\nlooked', ['1360', 'rt mtu']],
  ['table ip mangle\nTCPMSS  tcp flags syn clamp to PMTU\nlooked', ['clamp-mss-to-pmtu']],
  ['Operation not permitted (you must be root)', {missing: 'denied'}],
  ['table inet fw', {missing: 'unparsed'}],
])('“%s” of nftables is %j', (text, value) => {
  expect(factsOf('mssclamp', {'mssclamp.nftables': text})['mssClamp.nftables']).toEqual(value);
});

test('a clamp of another form is counted as dropped', () => {
  const {dropped} = parseSections('mssclamp', {
    'mssclamp.nftables': 'maxseg size set numgen\nlooked',
  });
  expect(dropped).toHaveLength(1);
});
