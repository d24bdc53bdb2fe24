import {expect, test} from 'vitest';
import {factsOf, fixtureFacts} from '../fixture-facts.ts';

test('the recorded table is read in full', () => {
  expect(fixtureFacts(import.meta.url, 'debian-12.txt')).toEqual({
    'conntrack.count': 0,
    'conntrack.max': 262_144,
    'conntrack.insertFailed': 0,
    'conntrack.dropped': 0,
    'conntrack.earlyDropped': 0,
  });
});

test('columns are found by name and added over CPUs', () => {
  const path = '/proc/net/stat/nf_conntrack';
  const text = [
    'entries drop insert_failed early_drop',
    '00000010 0000000a 00000001 00000000',
    '00000010 0000000a 00000002 00000000',
  ];
  const facts = factsOf('conntrack', {conntrack: text.map((row) => `${path}:${row}`).join('\n')});
  expect(facts).toMatchObject({
    'conntrack.dropped': 20,
    'conntrack.insertFailed': 3,
    'conntrack.count': {missing: 'absent'},
  });
});

test.each(['entries\n00000001', 'drop\nzz', 'drop'])(
  'a table such as “%s” is not understood',
  (text) => {
    const conntrack = text.replace(/^/gm, '/proc/net/stat/nf_conntrack:');
    expect(factsOf('conntrack', {conntrack})['conntrack.dropped']).toEqual({missing: 'unparsed'});
  },
);

test('without the right to read it is denied', () => {
  const conntrack = 'grep: /proc/sys/net/netfilter/nf_conntrack_count: Permission denied';
  expect(factsOf('conntrack', {conntrack})['conntrack.count']).toEqual({missing: 'denied'});
});
