import {describe, expect, test} from 'vitest';
import type {FactValue} from '../../../model/fact.ts';
import {outcomeOf, run, said} from '../../mtu/testing.ts';
import {type Unread, unread, viewOf} from '../../testing.ts';
import {hostTcpSysctlNotInPods} from './index.ts';

const PROBING = 'net.ipv4.tcp_mtu_probing';

function given(facts: Record<string, FactValue | Unread> | null) {
  return run(hostTcpSysctlNotInPods, viewOf({nodes: {a: {facts}}}));
}

function setting(key: string, node: string, ...pods: string[]) {
  return {
    [`sysctl.${key}`]: node,
    ...Object.fromEntries(pods.map((value, i) => [`pod.ns-${i}.sysctl.${key}`, value])),
  };
}

test('probing set on the node alone is a note that names the remedy for pods', () => {
  const {findings} = given(setting(PROBING, '1', '0', '0'));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    id: 'host-tcp-sysctl-not-in-pods',
    verdict: 'note',
    severity: 'low',
    confidence: 0.95,
    title: {params: {key: PROBING}},
    safe: [{id: 'pod-plpmtud'}],
    danger: [{id: 'fleet-wide-mode-2'}],
  });
  expect(findings[0]?.evidenceFor[0]?.message.params).toMatchObject({count: 2, looked: 2});
});

test('each setting is told by itself', () => {
  const {findings} = given({
    ...setting(PROBING, '1', '0'),
    ...setting('net.core.somaxconn', '65535', '4096'),
  });
  expect(findings.map(({title}) => title.params)).toMatchObject([
    {key: 'net.core.somaxconn'},
    {key: PROBING},
  ]);
  expect(findings[0]?.safe[0]?.id).toBe('set-in-pods');
});

test('pods with a value of their own are named against it', () => {
  const {findings} = given(setting(PROBING, '1', '0', '2'));
  expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['some-set']);
});

describe('look-alikes pass', () => {
  test.each([
    ['equal values', setting(PROBING, '1', '1')],
    ['set in the pods’ own definition', setting(PROBING, '0', '1', '1')],
    ['the old default of somaxconn on the node', setting('net.core.somaxconn', '128', '4096')],
    [
      'settings that are copied',
      {...setting('net.ipv4.tcp_rmem', '1 2 3', '4 5 6'), ...setting(PROBING, '0', '0')},
    ],
  ])('%s', (_, facts) => {
    const {findings, results} = given(facts);
    expect(findings).toEqual([]);
    expect(outcomeOf(results, 'a').outcome).toBe('pass');
  });
});

test.each([
  ['pods', {[`sysctl.${PROBING}`]: '1'}],
  ['readable pods', {[`sysctl.${PROBING}`]: '1', [`pod.ns-0.sysctl.${PROBING}`]: unread('denied')}],
  ['the node’s value', {sysctl: unread('denied'), [`pod.ns-0.sysctl.${PROBING}`]: '0'}],
  ['the node', null],
])('without %s it skips, naming it', (_, facts) => {
  expect(outcomeOf(given(facts).results, 'a')).toMatchObject({
    outcome: 'skipped',
    missing: ['TCP settings of node and pods'],
  });
});
