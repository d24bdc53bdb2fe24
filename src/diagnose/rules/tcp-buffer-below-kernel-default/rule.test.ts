import {describe, expect, test} from 'vitest';
import type {FactValue} from '../../../model/fact.ts';
import {outcomeOf, run, said} from '../../mtu/testing.ts';
import {echo, type Unread, unread, viewOf} from '../../testing.ts';
import {tcpBufferBelowKernelDefault} from './index.ts';

const GiB = 1024 ** 3;
type Facts = Record<string, FactValue | Unread>;

function given(changes: Facts, rttMs: number | null = 40) {
  const facts: Facts = {
    'kernel.release': '6.18.44',
    'memory.totalBytes': 24 * GiB,
    'sysctl.net.ipv4.tcp_rmem': '4096 131072 33554432',
    'sysctl.net.ipv4.tcp_wmem': '4096 16384 4194304',
    ...changes,
  };
  const paths = rttMs === null ? [] : [echo({from: 'a', to: 'b', rttMinMs: rttMs})];
  return run(tcpBufferBelowKernelDefault, viewOf({nodes: {a: {facts}, b: {}}, paths}));
}

const old = {'sysctl.net.ipv4.tcp_rmem': '4096 87380 6291456'};

describe('fails', () => {
  test('the list of the article on a new kernel is a fivefold cut', () => {
    const {findings} = given({...old, 'sysctlFile.net.ipv4.tcp_rmem': '4096 87380 6291456'});
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      id: 'tcp-buffer-below-kernel-default',
      verdict: 'contributor',
      severity: 'low',
      confidence: 0.8,
      safe: [{id: 'remove-override'}],
      danger: [],
    });
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['value', 'value', 'file', 'bound']);
  });

  test('near peers leave it a note', () => {
    const {findings} = given(old, 0.2);
    expect(findings[0]?.verdict).toBe('note');
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['near-only']);
  });

  test('without any round trip it is a note', () => {
    expect(given(old, null).findings[0]?.verdict).toBe('note');
  });

  test('on Ubuntu 22.04 the article’s list lowers the initial size only: a note', () => {
    const {findings} = given({...old, 'kernel.release': '5.15.0-91-generic'});
    expect(findings[0]?.verdict).toBe('note');
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['value']);
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['initial-only']);
  });

  test('a small send buffer counts as well', () => {
    const {findings} = given({'sysctl.net.ipv4.tcp_wmem': '4096 16384 212992'});
    expect(findings[0]?.evidenceFor[0]?.message.params).toMatchObject({
      key: 'tcp_wmem',
      which: 'max',
      bytes: 212992,
      expected: 4194304,
    });
    expect(findings[0]?.verdict).toBe('contributor');
  });
});

describe('passes', () => {
  test.each([
    ['the kernel’s own values', {}],
    ['larger ones', {'sysctl.net.ipv4.tcp_rmem': '4096 262144 67108864'}],
    [
      '87380 on a kernel that has it by itself',
      {...old, 'kernel.release': '4.18.0-553.el8.x86_64'},
    ],
    [
      '6 MiB before 6.17',
      {'kernel.release': '6.8.0-45-generic', 'sysctl.net.ipv4.tcp_rmem': '4096 131072 6291456'},
    ],
    [
      'a small machine, whose kernel chose less',
      {
        'memory.totalBytes': GiB / 2,
        'sysctl.net.ipv4.tcp_rmem': '4096 131072 3700000',
        'sysctl.net.ipv4.tcp_wmem': '4096 16384 3700000',
      },
    ],
    [
      'a maximum without knowing the memory',
      {'memory.totalBytes': unread('denied'), 'sysctl.net.ipv4.tcp_rmem': '4096 131072 6291456'},
    ],
  ])('%s', (_, changes) => {
    const {findings, ruledOut} = given(changes);
    expect(findings).toEqual([]);
    expect(ruledOut).toHaveLength(1);
  });
});

test.each([
  ['a release without numbers', {'kernel.release': 'custom'}],
  ['a buffer of another form', {'sysctl.net.ipv4.tcp_rmem': '4096'}],
])('%s is not judged', (_, changes) => {
  expect(outcomeOf(given(changes).results, 'a').outcome).toBe('not-applicable');
});

test.each(['kernel.release', 'sysctl.net.ipv4.tcp_rmem', 'sysctl.net.ipv4.tcp_wmem'])(
  'without %s it skips, naming it',
  (path) => {
    expect(outcomeOf(given({[path]: unread('denied')}).results, 'a')).toMatchObject({
      outcome: 'skipped',
      missing: [path],
    });
  },
);
