import {expect, test} from 'vitest';
import type {FactValue} from '../../model/fact.ts';
import type {ReportDocument} from '../../model/report.ts';
import {markdownReporter} from '../markdown/index.ts';
import {pageOf} from '../page/index.ts';
import {textsFor} from '../reporter.ts';
import {speaker} from '../say.ts';
import {nodeNamed} from '../testing/fleet.ts';
import {pathMtu} from '../testing/paths.ts';
import {cleanSample, HOSTILE, hongkongSample} from '../testing/sample.ts';
import {textReporter} from '../text/index.ts';
import {articleChecks} from './article.ts';

const say = speaker(textsFor({catalogue: {}}), 'en');

function withFacts(
  document: ReportDocument,
  valuesOf: (node: string) => Record<string, FactValue>,
): ReportDocument {
  return {
    ...document,
    facts: document.facts.map((facts) => ({
      ...facts,
      leaves: Object.fromEntries(
        Object.entries(valuesOf(facts.node)).map(([path, value]) => [path, {value, section: 's'}]),
      ),
    })),
  };
}

function resultsOf(document: ReportDocument, id: string): string[] {
  const check = articleChecks(document).find((one) => one.id === id);
  return check?.results.map(({region, result}) => `${region}: ${say(result)}`) ?? [];
}

test('the flags and modules of each region are told as the commands would print them', () => {
  const document = withFacts(hongkongSample(), (node) =>
    node.startsWith('hk')
      ? {'virt.nestingFlag': 'none', 'kvm.module.kvm_amd': 'loaded', 'kvm.module.kvm_amd.users': 0}
      : {'virt.nestingFlag': 'vmx', 'kvm.module.kvm': 'builtin'},
  );
  expect(resultsOf(document, 'cpu-flag')).toEqual(['bj: vmx', 'hk: no output', 'sg: vmx']);
  expect(resultsOf(document, 'kvm-modules')).toEqual([
    'bj: kvm (built in, lsmod does not list it)',
    'hk: kvm_amd, used by nothing',
    'sg: kvm (built in, lsmod does not list it)',
  ]);
});

test('nodes of one region that disagree are told apart, and what nobody read is not known', () => {
  const document = withFacts(hongkongSample(), (node): Record<string, FactValue> => {
    if (node === 'bj-1') return {'net.default.mtuBytes': 1500, 'net.default.interface': 'eth0'};
    if (node === 'bj-2') return {'net.default.mtuBytes': 1450, 'net.default.interface': 'ens3'};
    return {};
  });
  expect(resultsOf(document, 'ip-link')).toEqual([
    'bj: eth0 mtu 1500 on 1 of 2 nodes; ens3 mtu 1450 on 1 of 2 nodes',
    'hk: not known',
    'sg: not known',
  ]);
  for (const id of ['cpu-flag', 'kvm-modules', 'images']) {
    expect(resultsOf(document, id)).toEqual(['bj: not known', 'hk: not known', 'sg: not known']);
  }
});

test('a ping of 1472 bytes is answered from the measured paths: local limit, router, silence, success', () => {
  const nodes = [
    nodeNamed('a-1', 'a', 1),
    nodeNamed('b-1', 'b', 2),
    nodeNamed('c-1', 'c', 3),
    nodeNamed('d-1', 'd', 4),
  ];
  const base = hongkongSample();
  const at = (source: string, destination: string, more: object) => ({
    ...pathMtu(source, destination, 'host', {
      state: 'black-hole',
      passBytes: 1400,
      failBytes: 1401,
      exact: true,
    }),
    ...more,
  });
  const document: ReportDocument = {
    ...base,
    run: {...base.run, inventory: {...base.run.inventory, nodes}},
    paths: [
      at('a-1', 'b-1', {localLimitBytes: 1450, state: 'local-emsgsize'}),
      at('b-1', 'a-1', {}),
      at('b-1', 'c-1', {state: 'ok', passBytes: 1500, failBytes: null}),
      at('c-1', 'a-1', {state: 'icmp-clamped', reportedMtuBytes: 1400}),
      at('c-1', 'b-1', {localLimitBytes: 1400, localLimitCached: true, state: 'icmp-clamped'}),
      at('d-1', 'a-1', {state: 'unknown', passBytes: null, failBytes: null}),
    ],
  };
  expect(resultsOf(document, 'ping')).toEqual([
    'a: “Message too long, mtu=1450” on 1 path; -s 1422 is the test that fits',
    'b: passes on 1 path; no answer on 1 path where small packets pass',
    'c: a router answers “frag needed” on 2 paths',
    'd: not known on 1 path',
  ]);
});

test('entries of the files and digests are counted, and those in which a region is odd', () => {
  const base = withFacts(hongkongSample(), () => ({
    'sysctlFile.net.core.somaxconn': '4096',
    'limits.file["*"].soft.nofile': '65535',
    'container.image["web:1"].digest': 'sha256:1',
    'container.image["web:1"].id': 'x',
  }));
  const partition = (fact: string) => ({
    cohort: 'c4.xlarge',
    fact,
    policy: 'identical' as const,
    tag: 'kernel' as const,
    kind: 'region-drift' as const,
    groups: [
      {value: {kind: 'value' as const, value: 'a'}, nodes: ['bj-1', 'bj-2', 'sg-1', 'sg-2']},
      {value: {kind: 'value' as const, value: 'b'}, nodes: ['hk-1', 'hk-2']},
    ],
    unknown: [],
  });
  const partitions = [
    'sysctlFile.net.core.somaxconn',
    'sysctl.net.core.somaxconn',
    'sysctl.vm.swappiness',
    'container.image["web:1"].digest',
  ].map(partition);
  const document = {...base, comparison: {...base.comparison, partitions}};
  expect(resultsOf(document, 'files')[1]).toBe(
    'hk: 2 entries; in 1 the region differs from the majority; of the values in force in 2',
  );
  expect(resultsOf(document, 'files')[0]).toMatch(/in none the region differs.*in force in none/);
  expect(resultsOf(document, 'images').slice(0, 2)).toEqual([
    'bj: 1 digest, none differs from the majority',
    'hk: 1 digest, 1 differs from the majority',
  ]);
});

test('throughput is told with its stalls, which an average hides', () => {
  expect(resultsOf(hongkongSample(), 'iperf')).toEqual([
    expect.stringMatching(
      /^bj: [\d.]+ to [\d.,]+ Mbit\/s on 2 paths, [\d,]+ retransmits; 1 path stood still in between/,
    ),
    'hk: not known',
    'sg: not known',
  ]);
});

test('pods are counted per node, by the nodes that could tell', () => {
  const document = withFacts(
    hongkongSample(),
    (node): Record<string, FactValue> =>
      node === 'bj-1' ? {'pod.count': 4} : node === 'bj-2' ? {'pod.count': 6} : {},
  );
  expect(resultsOf(document, 'pods').slice(0, 2)).toEqual([
    'bj: 4 to 6 pods on a node (2 of 2 nodes told)',
    'hk: not known',
  ]);
});

test('a run of one region compares nothing, so nothing of this is told', () => {
  const base = cleanSample();
  const nodes = [nodeNamed('bj-1', 'bj', 1)];
  expect(
    articleChecks({...base, run: {...base.run, inventory: {...base.run.inventory, nodes}}}),
  ).toEqual([]);
});

test('the page and Markdown always have it, the text only when everything is asked for', () => {
  const document = hongkongSample();
  for (const language of ['en', 'zh-CN'] as const) {
    const options = {language, catalogue: {}, color: false, width: 100};
    const command = "egrep -o 'vmx|svm' /proc/cpuinfo";
    expect(textReporter(document, options)).not.toContain(command);
    const text = textReporter(document, {...options, verbose: true});
    expect(text).toContain(command);
    expect(text).toContain(language === 'en' ? 'The article concluded:' : '文章的结论：');
    expect(pageOf(document, options).article).toHaveLength(8);
    expect(markdownReporter(document, options)).toContain('lsmod');
  }
});

test('what a node says of itself is no markup in any of the outputs', () => {
  const document = withFacts(hongkongSample(), () => ({
    'net.default.interface': HOSTILE.html,
    'net.default.mtuBytes': 1500,
  }));
  const options = {language: 'en', catalogue: {}, color: false, width: 100, verbose: true} as const;
  expect(markdownReporter(document, options)).not.toContain('<script>');
});

test('where no node tells of its images the digests are those that clusters tell', () => {
  const base = withFacts(hongkongSample(), () => ({}));
  const nodes = base.run.inventory.nodes.map((node) => ({
    ...node,
    labels: {...node.labels, cluster: node.labels.region ?? ''},
  }));
  const fact = 'workload["shop/cart"].container.cart.manifestDigest';
  const digests: Record<string, string> = {bj: 'sha256:a', hk: 'sha256:b', sg: 'sha256:a'};
  const clusters = Object.entries(digests).map(([node, digest]) => ({
    node,
    at: '2026-01-01T00:00:00.000Z',
    sections: {},
    leaves: {[fact]: {value: [digest], section: 'pods'}},
    dropped: [],
  }));
  const groups = [['bj', 'sg'], ['hk']].map((names) => ({
    value: {kind: 'value' as const, value: [digests[names[0] ?? ''] ?? '']},
    nodes: names,
  }));
  const [sample] = base.comparison.partitions;
  if (sample === undefined) throw new Error('the sample has no partition');
  const document = {
    ...base,
    run: {...base.run, inventory: {...base.run.inventory, nodes}},
    clusters,
    comparison: {
      ...base.comparison,
      clusterPartitions: [{...sample, fact, groups, unknown: []}],
    },
  };
  expect(resultsOf(document, 'images')).toEqual([
    'bj: 1 digest, none differs from the majority',
    'hk: 1 digest, 1 differs from the majority',
    'sg: 1 digest, none differs from the majority',
  ]);
  expect(resultsOf({...document, clusters: []}, 'images')).toEqual([
    'bj: not known',
    'hk: not known',
    'sg: not known',
  ]);
});
