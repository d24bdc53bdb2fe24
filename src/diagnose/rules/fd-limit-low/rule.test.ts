import {expect, test} from 'vitest';
import {outcomeOf} from '../../mtu/testing.ts';
import {nodeOf} from '../../settings/testing.ts';
import {unread} from '../../testing.ts';
import {fdLimitLow} from './index.ts';

const node = {'service.allFiles': 2000, 'service.allFilesLimit': 1_000_000};
const server = (name: string, limit: number, slots: number, open?: number) => ({
  [`service.openFiles.${name}.limit`]: limit,
  [`service.openFiles.${name}.slots`]: slots,
  ...(open === undefined ? {} : {[`service.openFiles.${name}.open`]: open}),
});

test.each([
  [820, 'medium', 0.6],
  [1000, 'high', 0.8],
])('%i of 1024 open is %s', (open, severity, confidence) => {
  const {findings} = nodeOf(fdLimitLow, {...node, ...server('nginx', 1024, 1024, open)});
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    id: 'fd-limit-low',
    verdict: 'contributor',
    severity,
    confidence,
    title: {params: {program: 'nginx'}},
  });
});

test('two programs are two findings', () => {
  const facts = {...server('nginx', 100, 128, 99), ...server('envoy', 100, 128, 99)};
  expect(nodeOf(fdLimitLow, {...node, ...facts}).findings).toHaveLength(2);
});

test('the limit of the kernel is told as such', () => {
  const {findings} = nodeOf(fdLimitLow, {...node, 'service.allFiles': 990_000});
  expect(findings[0]).toMatchObject({kind: 'node-files-near-limit', severity: 'high'});
});

test.each([
  ['a low limit that nobody reaches', server('nginx', 1024, 64)],
  ['look-alike: a table as large as the limit with few open', server('nginx', 1024, 1024, 500)],
  ['a table larger than a limit, files not counted', server('java', 1024, 4096)],
  ['no server at all', {}],
])('%s is ruled out', (_, facts) => {
  const {findings, ruledOut} = nodeOf(fdLimitLow, {...node, ...facts});
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

test('without the node’s own numbers the servers are enough', () => {
  expect(nodeOf(fdLimitLow, server('etcd', 100, 128, 99)).findings).toHaveLength(1);
});

test.each([
  ['absent', {}],
  ['denied', {'service.allFiles': unread('denied')}],
  ['nothing from the node', null],
])('%s: skipped', (_, facts) => {
  expect(outcomeOf(nodeOf(fdLimitLow, facts).results, 'hk-1')).toMatchObject({
    outcome: 'skipped',
    missing: ['service.openFiles, service.allFiles'],
  });
});
