import {expect, test} from 'vitest';
import {outcomeOf, said} from '../../mtu/testing.ts';
import {nodeOf} from '../../settings/testing.ts';
import {unread} from '../../testing.ts';
import {listenOverflow} from './index.ts';

const HOST = 'net.counter.TcpExt.ListenOverflows';
const POD = 'pod.ns-1.counter.TcpExt.ListenOverflows';
const look = (host: number, pod = 0) =>
  nodeOf(listenOverflow, {[HOST]: 40, [POD]: 9}, {[HOST]: 40 + host, [POD]: 9 + pod});

test.each([
  [3, 0, 'medium', 0.6],
  [1, 2, 'medium', 0.6],
  [0, 100, 'high', 0.8],
])('%i on the host and %i in pods is %s', (host, pod, severity, confidence) => {
  expect(look(host, pod).findings[0]).toMatchObject({
    id: 'listen-overflow',
    verdict: 'contributor',
    severity,
    confidence,
  });
});

test('the longest queue allowed is told where it is known', () => {
  const limit = {'sysctl.net.core.somaxconn': '128'};
  const {findings} = nodeOf(listenOverflow, {[HOST]: 0, ...limit}, {[HOST]: 9});
  expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['seen', 'somaxconn']);
});

test.each([
  ['overflows before the run', 0, 0],
  ['a scan', 2, 0],
])('%s: ruled out', (_, host, pod) => {
  const {findings, ruledOut} = look(host, pod);
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

test('overflows of a moment count; none in a moment are no answer', () => {
  expect(nodeOf(listenOverflow, {[HOST]: 0}, {[HOST]: 9}, 0.5).findings).toHaveLength(1);
  const {results} = nodeOf(listenOverflow, {[HOST]: 0}, {[HOST]: 0}, 0.5);
  expect(outcomeOf(results, 'hk-1')).toMatchObject({
    outcome: 'not-applicable',
    message: {id: 'listen-overflow/too-short'},
  });
});

test.each([
  ['absent', {}, {}],
  ['denied', {[HOST]: unread('denied')}, {[HOST]: 1}],
  ['no second reading', {[HOST]: 1}, undefined],
  ['it went backwards', {[HOST]: 5}, {[HOST]: 1}],
])('%s: skipped', (_, before, after) => {
  expect(outcomeOf(nodeOf(listenOverflow, before, after).results, 'hk-1')).toMatchObject({
    outcome: 'skipped',
    missing: ['delta of net.counter.TcpExt.ListenOverflows'],
  });
});
