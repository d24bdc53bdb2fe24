import {expect, test} from 'vitest';
import type {PrometheusSummary, ReportedPath} from '../../../model/series.ts';
import {diagnose} from '../../engine.ts';
import {perSubject, viewOf} from '../../testing.ts';
import {blackHoleReported} from './index.ts';

const NODES = {a: {region: 'bj'}, b: {region: 'hk'}, c: {region: 'sg'}};

function run(paths: readonly ReportedPath[] | null) {
  const summary: PrometheusSummary = {
    url: 'http://p:9090',
    at: '2026-11-23T05:00:00.000Z',
    windowSeconds: 300,
    windows: 12,
    queries: [{id: 'black-holes', query: 'max (x)', series: 1, leftOut: 0, warnings: []}],
    paths: [...(paths ?? [])],
    silentNodes: [],
    strangers: [],
    alreadyRead: [],
  };
  const view = {...viewOf({nodes: NODES}), ...(paths === null ? {} : {prometheus: [summary]})};
  const {findings, results} = diagnose(view, [blackHoleReported]);
  return {
    found: findings.filter(({verdict}) => verdict === 'cause'),
    outcomes: perSubject(results).map(({outcome}) => outcome),
  };
}

function way(from: string, to: string, isBlackHole: boolean, mtuBytes: number | null = 1400) {
  return {from, to, layer: 'host', isBlackHole, mtuBytes};
}

test('holes toward and from one region are its fault, with the query that shows them', () => {
  const {found} = run([
    way('bj', 'hk', true),
    way('hk', 'bj', true, null),
    way('hk', 'sg', true),
    way('bj', 'sg', false, 1500),
  ]);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({
    verdict: 'cause',
    scope: {regions: ['hk']},
    title: {params: {ways: ['bj → hk', 'hk → bj', 'hk → sg']}},
  });
  const lines = found[0]?.evidenceFor ?? [];
  expect(lines.map(({message}) => message.id)).toEqual([
    'black-hole-reported/reported-size',
    'black-hole-reported/reported',
    'black-hole-reported/reported-size',
    'black-hole-reported/others',
  ]);
  expect(lines[0]?.sources[0]?.command).toBe(
    "promtool query instant --time=1795410000 http://p:9090 'max (x)'",
  );
});

test('holes with no region in common are told of all their regions', () => {
  const {found} = run([way('bj', 'hk', true), way('sg', 'sg', true)]);
  expect(found[0]?.scope).toMatchObject({regions: ['bj', 'hk', 'sg']});
});

test('between two regions nobody knows which of them it is', () => {
  const {found} = run([way('bj', 'hk', true), way('hk', 'bj', true)]);
  expect(found[0]?.scope).toMatchObject({regions: ['bj', 'hk']});
});

test('a small path MTU that no packet is lost by is no hole', () => {
  const {found, outcomes} = run([way('bj', 'hk', false, 1400)]);
  expect(found).toEqual([]);
  expect(outcomes).toEqual(['pass']);
});

test.each([
  ['no Prometheus', null],
  ['a Prometheus without agents', []],
])('%s leaves nothing to judge', (_, paths) => {
  expect(run(paths).outcomes).toEqual(['not-applicable']);
});
