import {appendFile, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {randomFrom, shuffle} from '../compare/stats/random.ts';
import type {ReportDocument} from '../model/report.ts';
import {writeFactsFile} from '../store/facts-file/index.ts';
import {loadRun} from '../store/load.ts';
import {analyse} from './analyse.ts';
import {keyOf, readFacts} from './read-facts.ts';
import {analysed, type SavedNode, saveRun, screens} from './testing-saved.ts';

const SETTINGS = {'net/core/somaxconn': '4096', 'net/ipv4/tcp_sack': '1'};
const ODD = {...SETTINGS, 'net/core/somaxconn': '128'};

test('one node has nothing to be compared with, and it is said', async () => {
  const told = await analysed({a: {region: 'r', settings: SETTINGS, runs: runsOf(900)}});
  expect(loud(told)).toEqual([]);
  expect(groupsOf(told)).toEqual(['insufficient']);
  expect(told.explanations).toEqual([]);
  const {en, zh} = screens(told);
  expect(en).toContain('One node has no peers to be compared with');
  expect(en).toContain('inconclusive: nothing was found, but too little could be observed');
  expect(zh).toContain('只有一个节点，没有可比对的同类节点');
  expect(zh).toContain('无法下结论');
});

test('of two nodes it is said that they differ, never which is wrong, and a third is asked for', async () => {
  const told = await analysed({
    a: {region: 'r', settings: SETTINGS, runs: runsOf(100)},
    b: {region: 'r', settings: ODD, runs: runsOf(900)},
  });
  expect(groupsOf(told)).toEqual(['differs']);
  expect([told.comparison.symptoms, told.comparison.nodeSymptoms, named(told)]).toEqual([
    [],
    [],
    [],
  ]);
  expect(told.diagnosis.findings.filter(({verdict}) => verdict === 'cause')).toEqual([]);
  const {en, zh} = screens(told);
  expect(en).toContain('Of two that differ the data cannot say which is wrong; a third is needed');
  expect(en).toContain(
    'With 2 nodes the data hold no ranking; the order is that of prior knowledge',
  );
  expect(en).toContain('sysctl.net.core.somaxconn = 128 on 1/2 nodes and 4096 on 1/2 (b | a)');
  expect(en).toContain('net.core.somaxconn differs on all 2 nodes: 128 and 4096, on one node each');
  expect(`${en}${zh}`).not.toMatch(/majority|elsewhere|多数为|其他节点为/);
  expect(zh).toContain('两者存在差异，但数据无法判断哪一个有问题；需要第三个作对照');
  expect(zh).toContain('只有2个节点，数据本身不足以排序；此处顺序来自先验知识');
});

test('two nodes that are two regions: the slow region is told, its cause is confounded with it', async () => {
  const told = await analysed({
    a: {region: 'r', settings: SETTINGS, runs: runsOf(100)},
    b: {region: 's', settings: ODD, runs: runsOf(900)},
  });
  expect(told.comparison.symptoms.map(({region}) => region)).toEqual(['s', 's']);
  expect(told.explanations).toMatchObject([
    {
      verdict: 'confounded-with-region',
      cover: [],
      uncovered: ['b'],
      limits: [{id: 'explain/limit-two-nodes'}, {id: 'explain/limit-confounded'}],
    },
  ]);
  const {en, zh} = screens(told);
  expect(en).toContain('Two nodes show that they differ, never which difference matters');
  expect(en).toContain('differences between regions cannot be told from one another');
  expect(zh).toContain('两个节点只能说明有差异，无法说明哪项差异起作用；至少需要三个');
  expect(zh).toContain('各项地域间差异彼此无法区分');
});

test('of three nodes the odd one is named, its cause is a hypothesis with its chance of accident', async () => {
  const told = await analysed({
    a: {region: 'r', settings: SETTINGS, runs: runsOf(100)},
    b: {region: 'r', settings: ODD, runs: runsOf(900)},
    c: {region: 'r', settings: SETTINGS, runs: runsOf(101)},
  });
  expect(groupsOf(told)).toEqual(['odd-one-out']);
  expect(told.explanations).toMatchObject([{verdict: 'hypothesis', slow: ['b'], cover: []}]);
  const {en, zh} = screens(told);
  expect(en).toContain('With 1 slow of 3 nodes even a perfect match has a chance of 0.333');
  expect(zh).toContain('即使完全吻合，偶然出现的概率也有0.333');
});

test('where all nodes are equally slow none is called, and no difference is said to explain it', async () => {
  const told = await analysed(
    fleetOf(18, (i) => ({
      region: `r${i % 3}`,
      settings: i % 2 ? SETTINGS : ODD,
      runs: runsOf(900 + i),
    })),
  );
  expect(new Set(groupsOf(told))).toEqual(new Set(['none-odd']));
  expect([told.comparison.symptoms, told.comparison.nodeSymptoms, named(told)]).toEqual([
    [],
    [],
    [],
  ]);
  expect(told.explanations).toEqual([]);
  const {en, zh} = screens(told);
  expect(en).toContain('no slowness was measured that it would explain');
  expect(en).not.toContain('SYMPTOM');
  expect(en).toContain(
    'slowness that all nodes share does not show here: samespec compare RUN-BEFORE last',
  );
  expect(zh).toContain('没有测到可由它解释的变慢');
  expect(zh).toContain('所有节点同样慢时此处看不出来，请与此前的运行比对');
});

test('what all nodes share is not spoken of where nothing was measured, or where some are slower', async () => {
  const shared = 'slowness that all nodes share';
  const silent = await analysed(fleetOf(6, () => ({region: 'r', settings: SETTINGS})));
  expect(screens(silent).en).not.toContain(shared);
  const slower = await analysed(
    fleetOf(12, (i) => ({
      region: `r${i % 3}`,
      settings: SETTINGS,
      runs: runsOf(i < 3 ? 900 : 100 + i),
    })),
  );
  expect(screens(slower).en).not.toContain(shared);
});

test('where every node of a cohort is slow beside another cohort there is no healthy one to compare with', async () => {
  const told = await analysed(
    fleetOf(12, (i) => ({
      region: i < 6 ? 'r' : i < 9 ? 's' : 't',
      role: i < 6 ? 'web' : 'store',
      settings: i % 2 ? SETTINGS : ODD,
      runs: runsOf(i < 6 ? 900 + i : 100 + i),
    })),
    {},
  );
  const own = told.explanations.filter(({slow}) => slow.includes('n00'));
  expect(own).toMatchObject([
    {verdict: 'unexplained', candidates: [], limits: [{id: 'explain/limit-all-slow'}]},
  ]);
  const {en, zh} = screens(told);
  expect(en).toContain('All nodes are slow: there is no healthy one to compare with');
  expect(zh).toContain('所有节点都慢，没有可供对照的正常节点');
});

test('a value of its own on every node explains nothing: slow nodes stay unexplained', async () => {
  const told = await analysed(
    fleetOf(12, (i) => ({
      region: `r${i % 3}`,
      settings: {...SETTINGS, 'net/core/somaxconn': `${100 + 17 * i}`},
      runs: runsOf(i < 3 ? 900 : 100 + i),
    })),
  );
  expect(told.comparison.drift).toEqual([]);
  expect(named(told)).toEqual(['n00', 'n01', 'n02']);
  expect(told.explanations).toMatchObject([
    {verdict: 'unexplained', cover: [], uncovered: ['n00', 'n01', 'n02']},
  ]);
  const {en, zh} = screens(told);
  expect(en).toContain('Nothing that was collected separates slow from healthy nodes');
  expect(zh).toContain('已采集的事实都无法区分慢节点与正常节点');
});

test('a setting that is a word on some nodes and a number on others is two readings, and told as they stand', async () => {
  const told = await analysed(
    fleetOf(12, (i) => ({
      region: `r${i % 3}`,
      settings: {
        ...SETTINGS,
        'net/core/optmem_max': i < 3 ? 'unlimited' : '20480',
        // Of this one a word is no size: it could not be read, and that is no value.
        'vm/min_free_kbytes': i < 3 ? 'max' : '67584',
      },
      runs: runsOf(i < 3 ? 900 : 100 + i),
    })),
  );
  const facts = told.comparison.drift.flatMap((one) => one.facts);
  expect(facts).toContain('sysctl.net.core.optmem_max');
  expect(facts).not.toContain('sysctl.vm.min_free_kbytes');
  const [drift] = told.comparison.drift;
  expect(drift?.groups.map(({reading, nodes}) => [reading, nodes.length])).toEqual([
    [{kind: 'value', value: '20480'}, 9],
    [{kind: 'value', value: 'unlimited'}, 3],
  ]);
  expect(told.explanations[0]).toMatchObject({slow: ['n00', 'n01', 'n02'], uncovered: []});
  const {en, zh} = screens(told);
  for (const text of [en, zh]) expect(text).toContain('unlimited');
});

test('the same digits as a number on some nodes and as text on others are two readings, in a large run too', async () => {
  const runs = await mkdtemp(join(tmpdir(), 'samespec-kinds-'));
  try {
    const fleet = fleetOf(200, (i) => ({
      region: `r${i % 4}`,
      settings: SETTINGS,
      runs: runsOf(i % 25 === 0 ? 900 : 100 + (i % 9)),
    }));
    await saveRun(runs, 'large', fleet);
    const run = await loadRun(runs, 'large');
    // No parser of ours gives both kinds; another version’s columns may.
    const facts = new Map(
      [...(await readFacts(run, 'all'))].map(([node, own], i) => {
        const leaf = {value: i % 25 === 0 ? '1' : 1, section: 'sysctl'};
        return [node, {...own, leaves: {...own.leaves, 'cpu.smt': leaf}}];
      }),
    );
    await writeFactsFile(run.folder, 'all', await keyOf(run, 'all'), facts);
    const told = await analyse(await loadRun(runs, 'large'));
    expect(told.comparison.drift).toMatchObject([
      {
        facts: ['cpu.smt'],
        groups: [{reading: {kind: 'value', value: 1}}, {reading: {kind: 'value', value: '1'}}],
      },
    ]);
    expect(told.explanations[0]).toMatchObject({
      uncovered: [],
      candidates: [{counts: {a: 8, b: 0, c: 0, d: 192}}],
    });
    const {en, zh} = screens(told);
    expect(en).toContain('8/200 nodes: cpu.smt = “1”, majority 1');
    expect(en).toContain('cpu.smt = “1” separates');
    expect(zh).toContain('8/200个节点：cpu.smt=“1”，多数为1');
  } finally {
    await rm(runs, {recursive: true});
  }
});

test('“nan”, “inf”, overlong numbers and nothing at all as settings are texts or unread, never numbers that rank', async () => {
  const words = ['nan', 'inf', '-1', '1e999', '99999999999999999999999', ''];
  const told = await analysed(
    fleetOf(18, (i) => ({
      region: `r${i % 3}`,
      settings: {
        ...SETTINGS,
        'net/core/optmem_max': words[i] ?? '20480',
        'vm/min_free_kbytes': words[i] ?? '67584',
      },
      runs: runsOf(100 + i),
    })),
  );
  const leaves = told.facts.map((one) => one.leaves['sysctl.vm.min_free_kbytes']);
  expect(leaves.map((leaf) => leaf && ('value' in leaf ? leaf.value : leaf.reason))).toEqual([
    ...['unparsed', 'unparsed', -1, 'unparsed', 'unparsed', 'unparsed'],
    ...Array(12).fill(67_584),
  ]);
  expect(told.diagnosis.results.filter(({outcome}) => outcome === 'error')).toEqual([]);
  expect(told.comparison.nodeSymptoms).toEqual([]);
  expect(told.explanations).toEqual([]);
  for (const {score, logOdds} of told.comparison.drift) {
    expect(Number.isFinite(score) && Number.isFinite(logOdds)).toBe(true);
  }
  const {en, zh} = screens(told);
  expect(`${en}${zh}`).not.toMatch(/undefined|\[object|NaN%|∞/);
});

test('requests that never ended rank as the slowest: the node is called, with a bound instead of a number', async () => {
  const told = await analysed(
    fleetOf(12, (i) => ({
      region: `r${i % 3}`,
      settings: SETTINGS,
      runs: i === 4 ? Array(6).fill([null, null, null]) : runsOf(100 + i),
    })),
  );
  expect(named(told)).toEqual(['n04']);
  expect(told.explanations).toMatchObject([{verdict: 'unexplained', uncovered: ['n04']}]);
  const {en, zh} = screens(told);
  expect(en).toContain('n04, unlike its peers in r1');
  expect(zh).toContain('n04');
  for (const text of [en, zh]) expect(text).not.toMatch(/NaN|Infinity|undefined/);
});

test('a time that is no number in a saved run is refused with its line, and nothing is made of it', async () => {
  const runs = await mkdtemp(join(tmpdir(), 'samespec-nan-'));
  try {
    for (const [id, word] of Object.entries({nan: 'null', infinite: '1e999', text: '"fast"'})) {
      await saveRun(runs, id, {a: {region: 'r', settings: SETTINGS, runs: [[100]]}});
      const {paths} = await loadRun(runs, id);
      const line = JSON.stringify(paths[0]).replace('"totalMs":100', `"totalMs":${word}`);
      await appendFile(join(runs, id, 'paths.jsonl'), `${line}\n`);
      await expect(loadRun(runs, id)).rejects.toMatchObject({
        code: 'run-damaged',
        params: {file: expect.stringMatching(/paths\.jsonl:3$/)},
      });
    }
  } finally {
    await rm(runs, {recursive: true});
  }
});

test('a region of a single node is compared with the whole cohort, and its cause cannot be told from the region', async () => {
  const told = await analysed(
    fleetOf(9, (i) => ({
      region: i === 0 ? 'alone' : `r${i % 2}`,
      settings: i === 0 ? ODD : SETTINGS,
      runs: runsOf(i === 0 ? 900 : 100 + i),
    })),
  );
  expect(told.comparison.symptoms.map(({region}) => region)).toEqual(['alone', 'alone']);
  expect(told.explanations).toMatchObject([
    {verdict: 'confounded-with-region', cover: [], limits: [{id: 'explain/limit-confounded'}]},
  ]);
  const {en, zh} = screens(told);
  expect(en).toContain(
    '1 node is in a region with fewer than 4 nodes to be compared among themselves',
  );
  expect(en).toContain('confounded with region');
  expect(zh).toContain('有1个节点所在地域的节点不足4个，无法在地域内部比较；已与整个同类组比较');
});

test('nodes without labels are one group: slow ones are found in it, no region is blamed', async () => {
  const told = await analysed(
    fleetOf(24, (i) => ({settings: i < 4 ? ODD : SETTINGS, runs: runsOf(i < 4 ? 900 : 100 + i)})),
  );
  expect(told.comparison.symptoms).toEqual([]);
  expect(named(told)).toEqual(['n00', 'n01', 'n02', 'n03']);
  expect(told.explanations).toMatchObject([{verdict: 'probable', uncovered: []}]);
  const {en, zh} = screens(told);
  expect(en).toContain('24 nodes · 1 region');
  expect(zh).toContain('24个节点·1个地域');
});

test('the order of nodes in the inventory and of results in the file changes nothing that is found', async () => {
  const fleet = Object.entries(
    fleetOf(15, (i) => ({
      region: `r${i % 3}`,
      settings: i % 5 === 1 ? ODD : SETTINGS,
      runs: runsOf(i % 5 === 1 ? 700 + i : 100 + i),
    })),
  );
  const told = await analysed(Object.fromEntries(fleet));
  const again = await analysed(Object.fromEntries(shuffle([...fleet], randomFrom(5))));
  for (const part of [
    'comparison',
    'diagnosis',
    'chains',
    'attributions',
    'explanations',
  ] as const) {
    expect(JSON.stringify(again[part])).toBe(JSON.stringify(told[part]));
  }
  expect(told.explanations).toMatchObject([{verdict: 'probable'}]);
});

/** Six runs of five requests, with a little noise of their own. */
function runsOf(ms: number): number[][] {
  return Array.from({length: 6}, (_, i) => [1, 2, 3, 4, 5].map((k) => ms * (1 + (i + k) / 400)));
}

function fleetOf(size: number, node: (i: number) => SavedNode): Record<string, SavedNode> {
  return Object.fromEntries(
    Array.from({length: size}, (_, i) => [`n${String(i).padStart(2, '0')}`, node(i)]),
  );
}

function loud({diagnosis}: ReportDocument): string[] {
  return diagnosis.findings.flatMap(({kind, verdict}) =>
    verdict === 'cause' || verdict === 'contributor' ? [kind] : [],
  );
}

function groupsOf({comparison}: ReportDocument): string[] {
  const [small] = comparison.outliers.filter(({metric}) => metric === 'service-small');
  return small?.groups.map(({verdict}) => verdict) ?? [];
}

/** Nodes called slow in themselves. */
function named({comparison}: ReportDocument): string[] {
  const [small] = comparison.outliers.filter(({metric}) => metric === 'service-small');
  return small?.slowNodes ?? [];
}
