import {expect, test} from 'vitest';
import type {Partition} from '../../model/comparison.ts';
import {markdownReporter} from '../markdown/index.ts';
import {sampleCatalogue} from '../testing/catalogue.ts';
import {hongkongSample} from '../testing/sample.ts';
import {clusterDifferences} from './cluster-differences.ts';

function partition(fact: string, odd: Partition['groups'][number]['value']): Partition {
  return {
    fact,
    cohort: 'clusters',
    policy: fact.endsWith('startMs') ? 'symptom' : 'identical',
    tag: 'containers',
    kind: 'region-drift',
    groups: [
      {value: {kind: 'value', value: 'static'}, nodes: ['bj', 'sg']},
      {value: odd, nodes: ['hk']},
    ],
    unknown: ['tk'],
  };
}

function document() {
  const base = hongkongSample();
  const clusterPartitions = [
    partition('workload["shop/cart"].startMs', {kind: 'value', value: 9000}),
    partition('cluster.kubelet.cpuManagerPolicy', {kind: 'value', value: 'no|ne'}),
    partition('cluster.dns.corefile', {kind: 'missing', reason: 'absent'}),
  ];
  return {...base, comparison: {...base.comparison, clusterPartitions}};
}

test('settings come before symptoms, the larger group first, and who could not tell is named', () => {
  const rows = clusterDifferences(document());
  expect(rows.map(({fact, isSymptom}) => [fact, isSymptom])).toEqual([
    ['cluster.dns.corefile', false],
    ['cluster.kubelet.cpuManagerPolicy', false],
    ['workload["shop/cart"].startMs', true],
  ]);
  expect(rows[1]).toMatchObject({
    groups: [
      {value: {params: {value: 'static'}}, clusters: ['bj', 'sg']},
      {value: {params: {value: 'no|ne'}}, clusters: ['hk']},
    ],
    unknown: ['tk'],
  });
});

test('without clusters there are none', () => {
  expect(clusterDifferences(hongkongSample())).toEqual([]);
});

test('in Markdown they are a table in which nothing that a cluster says is markup', () => {
  const options = {catalogue: sampleCatalogue, color: false, width: 80} as const;
  const text = markdownReporter(document(), {...options, language: 'en'});
  const from = text.indexOf('## Clusters differ');
  expect(text.slice(from).split('\n').slice(0, 7)).toEqual([
    '## Clusters differ',
    '',
    '| fact | most | others | not known |',
    '| --- | --- | --- | --- |',
    '| `cluster.dns.corefile` | static (bj and sg) | no value (absent) (hk) | tk |',
    '| `cluster.kubelet.cpuManagerPolicy` | static (bj and sg) | no\\|ne (hk) | tk |',
    '| `workload["shop/cart"].startMs` (a consequence, not a cause) | static (bj and sg) | 9000 (hk) | tk |',
  ]);
  expect(markdownReporter(document(), {...options, language: 'zh-CN'})).toContain(
    '## 集群之间的差异',
  );
});
