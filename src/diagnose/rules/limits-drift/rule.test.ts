import {expect, test} from 'vitest';
import type {FactValue} from '../../../model/fact.ts';
import {run, said} from '../../mtu/testing.ts';
import {type Unread, unread, viewOf} from '../../testing.ts';
import {limitsDrift} from './index.ts';

const ids = ['bj-1', 'bj-2', 'hk-1', 'hk-2'];
const SOFT = 'limits.effective.nofile.soft';
const FILE = 'limits.file.root.soft.nofile';
const usual = {[SOFT]: '1048576', 'limits.kernelFileMax': 9_000_000};

function fleet(changes: (id: string) => Readonly<Record<string, FactValue | Unread>>) {
  const nodes = Object.fromEntries(
    ids.map((id) => [id, {region: id.slice(0, 2), facts: {...usual, ...changes(id)}}]),
  );
  return run(limitsDrift, viewOf({nodes}));
}

test('an effective limit that differs may contribute, weakly', () => {
  const {findings} = fleet((id) => (id === 'hk-1' ? {[SOFT]: '1024'} : {}));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    id: 'limits-drift',
    verdict: 'contributor',
    severity: 'low',
    confidence: 0.4,
    scope: {nodes: ['hk-1']},
    title: {params: {key: 'effective.nofile.soft', value: '1024', usual: '1048576'}},
    safe: [{id: 'check-process'}],
  });
});

test('files alone are a note', () => {
  const {findings} = fleet((id) => (id === 'hk-1' ? {[FILE]: '1048576'} : {}));
  expect(findings[0]).toMatchObject({verdict: 'note', severity: 'info', confidence: 0.3});
  expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['files-only']);
  expect(findings[0]?.title.params?.usual).toEqual({id: 'limits-drift/not-set'});
});

test('of several, the effective one names the finding', () => {
  const changes = {[SOFT]: '1024', [FILE]: '1024', 'limits.file.root.hard.core': '0'};
  const {findings} = fleet((id) => (id === 'hk-1' ? changes : {}));
  expect(findings).toHaveLength(1);
  expect(findings[0]?.title.params).toMatchObject({count: 3, key: 'effective.nofile.soft'});
});

test('a value in effect comes before files', () => {
  const changes = {[FILE]: '1024', 'limits.kernelFileMax': 1};
  const {findings} = fleet((id) => (id === 'hk-1' ? changes : {}));
  expect(findings[0]?.title.params).toMatchObject({key: 'kernelFileMax'});
});

test('equal limits are ruled out', () => {
  const {findings, ruledOut} = fleet(() => ({}));
  expect(findings).toEqual([]);
  expect(ruledOut[0]?.evidenceFor[0]?.message.params).toEqual({count: 2});
});

test('look-alike: a node that could not tell is not different', () => {
  expect(fleet((id) => (id === 'hk-1' ? {[SOFT]: unread('denied')} : {})).findings).toEqual([]);
});

test('without limits it skips, naming the comparison', () => {
  const nodes = Object.fromEntries(ids.map((id) => [id, {facts: {'os.id': 'debian'}}]));
  expect(run(limitsDrift, viewOf({nodes})).results[0]).toMatchObject({
    outcome: 'skipped',
    missing: ['comparison of limits.**'],
  });
});
