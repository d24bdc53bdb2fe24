import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import type {ReportDocument} from '../../model/report.ts';
import {Verification} from '../../model/verification.ts';
import {sampleCatalogue, tell} from '../testing/catalogue.ts';
import {comparedSample} from '../testing/compared.ts';
import {nodeNamed} from '../testing/fleet.ts';
import {cleanSample, hongkongSample, hostileSample, nodeDownSample} from '../testing/sample.ts';
import type {PageData} from './data.ts';
import {pageOf} from './index.ts';
import type {PlanOutline} from './plans.ts';
import type {RawOf} from './raw-shelf.ts';

function page(document: ReportDocument, rawOf?: RawOf): PageData {
  const options = {language: 'en', catalogue: sampleCatalogue} as const;
  return pageOf(document, rawOf === undefined ? options : {...options, rawOf});
}

test('the same document gives the same bytes', () => {
  expect(JSON.stringify(page(hongkongSample()))).toBe(JSON.stringify(page(hongkongSample())));
});

test('the verdict comes with its chain: symptom, mechanism, cause, what to do and the command for it', () => {
  const {verdict, stories, findings, shared} = page(hongkongSample());
  expect(verdict.conclusion).toBe('cause');
  expect(verdict.oddRegions).toEqual(['hk']);
  const [story] = stories;
  expect(story?.symptoms[0]?.headline).toEqual([
    'hk answers 3.4x slower than bj and sg',
    'hk 的响应耗时是 bj、sg 的 3.4 倍',
  ]);
  expect(story?.mechanisms.length).toBeGreaterThan(0);
  const cause = findings[story?.finding ?? -1];
  expect(cause?.id).toBe('overlay-black-hole');
  expect(shared[cause?.safe[0]?.text ?? -1]?.[0]).toMatch(/^set the pod MTU to 1400 \(flannel\)/);
  expect(cause?.plan).toBe('samespec plan overlay-black-hole --from 2026-11-23T05-41-07-hk');
});

test('a command that a shell would read as more than words is not offered', () => {
  const document = hongkongSample();
  document.run.id = '2026; rm -rf /';
  expect(page(document).findings.some(({plan}) => plan !== undefined)).toBe(false);
});

test('every place that is named holds something', () => {
  for (const sample of [hongkongSample, hostileSample, nodeDownSample, comparedSample]) {
    const data = page(sample());
    const {findings, shared, sources, checks, stories, nodes} = data;
    const named = [
      ...checks.notes,
      ...checks.unknown,
      ...checks.ruledOut.flatMap((one) => one.findings),
      ...stories.flatMap((one) => [one.finding, ...one.origins]),
      ...nodes.flatMap((one) => one.findings),
    ];
    for (const place of named) expect(findings[place]).toBeDefined();
    for (const {why, safe, danger} of findings) {
      for (const place of [why, ...safe.map((one) => one.text), ...danger.map((one) => one.text)]) {
        expect(shared[place]).toBeDefined();
      }
    }
    const seen = findings.flatMap((one) => [...one.for, ...one.against]);
    for (const place of seen.flatMap((one) => one.sources)) {
      expect(sources.words[sources.rows[place * 5] ?? -1]).toBeDefined();
    }
  }
});

const RAW = {text: 'model name : AMD', exit: 0};

test('a claim leads to the raw output it rests on, once for all claims', () => {
  const asked: string[] = [];
  const {raw, sources} = page(hongkongSample(), (node, section) => {
    asked.push(`${node} ${section}`);
    return RAW;
  });
  expect(raw.outputs.length).toBeGreaterThan(0);
  expect(new Set(asked).size).toBe(asked.length);
  const places = sources.rows.filter((_, i) => i % 5 === 4);
  expect(Math.max(...places)).toBe(raw.outputs.length - 1);
  expect(raw.outputs.find(({text}) => text === RAW.text)?.exit).toBe(0);
});

test('output beyond the room of a page is left out, counted, and the command that has it is told', () => {
  const long = {text: 'x'.repeat(24_000), exit: 0};
  const document = hongkongSample();
  const source = document.facts[0];
  const [finding] = document.diagnosis.findings;
  if (source === undefined || finding === undefined) throw new Error('the sample has both');
  finding.evidenceFor = [
    {
      message: finding.title,
      sources: Array.from({length: 40}, (_, i) => ({
        ...{node: 'hk-1', command: 'cat x', section: `s${i}`},
        at: source.at,
      })),
    },
  ];
  document.diagnosis.findings = Array.from({length: 4}, (_, i) => ({
    ...finding,
    id: `${finding.id}@${i}`,
    evidenceFor: finding.evidenceFor.map((one) => ({
      ...one,
      sources: one.sources.map((each) => ({...each, section: `${each.section}-${i}`})),
    })),
  }));
  const {raw} = page(document, () => long);
  expect(raw.leftOut).toBeGreaterThan(0);
  expect(raw.outputs.length).toBe(125);
  expect(raw.command).toBe('samespec report 2026-11-23T05-41-07-hk -o json');
  const cut = page(document, () => ({text: 'x'.repeat(25_000), exit: 0})).raw.outputs[0];
  expect([cut?.text.length, cut?.cut]).toEqual([24_000, 1000]);
});

test('facts tell who has which value, and those that differ stand first', () => {
  const {facts, factsLeftOut} = page(hongkongSample()).compare;
  expect(factsLeftOut).toBe(0);
  const [model, mtu] = facts;
  expect(model).toMatchObject({name: 'cpu.modelName', policy: 'identical', kind: 'region-drift'});
  expect(model?.groups.map(({nodes, count}) => [nodes, count])).toEqual([
    [[0, 2, 4, 2], 4],
    [[2, 2], 2],
  ]);
  expect(model).toMatchObject({section: 'cpu', command: 'cat /proc/cpuinfo'});
  expect(mtu?.unknown).toEqual([5, 1]);
});

test('of a large fleet only what differs is carried, and how much was left out is said', () => {
  const nodes = Array.from({length: 700}, (_, i) => nodeNamed(`n-${i}`, 'bj', i));
  const document = cleanSample();
  document.run.inventory.nodes = nodes;
  const leaves = Object.fromEntries(
    Array.from({length: 600}, (_, i) => [`a.f${i}`, {value: i, section: 'a'}]),
  );
  document.facts = nodes.map(({id}) => ({node: id, at: '', sections: {}, leaves, dropped: []}));
  const {facts, factsLeftOut} = page(document).compare;
  expect(facts).toEqual([]);
  expect(factsLeftOut).toBe(600);
});

test('rules are counted by subject', () => {
  const document = cleanSample();
  document.diagnosis.results = [
    {rule: 'a', subjects: ['x', 'y'], outcome: 'pass', missing: []},
    {rule: 'a', subjects: ['z'], outcome: 'skipped', missing: ['cpu.stealTicks']},
  ];
  expect(page(document).rules).toEqual([
    {
      ...{rule: 'a', pass: 2, fail: 0, notApplicable: 0, skipped: 1, error: 0},
      ...{missing: ['cpu.stealTicks'], missingCount: 1},
    },
  ]);
});

test('a node that did not answer is not one that is well, and says why', () => {
  const {nodes} = page(nodeDownSample());
  const looks = Object.fromEntries(nodes.map(({id, look}) => [id, look]));
  expect(looks).toMatchObject({'sg-2': 'critical', 'bj-2': 'warn', 'bj-1': 'ok'});
});

test('a transfer tells its messages, datagrams and neighbours; a request the steps of its way', () => {
  const document = hongkongSample();
  const bulk = document.paths.find((path) => path.probe === 'throughput');
  const service = document.paths.find((path) => path.probe === 'service');
  if (bulk?.probe !== 'throughput' || service?.probe !== 'service') throw new Error('no sample');
  bulk.messages = [{bytes: 65_536, ms: [4, 8, 6], unfinished: 1}];
  const count = {bytesPerSecond: 1e6, sizeBytes: 1200, sent: 100, received: 97, reordered: 2};
  bulk.datagrams = {...count, duplicates: 0, lagMs: 1};
  bulk.besideOthers = {atOnce: 3, checks: 1, fasterAlone: 0.25};
  const [sample] = service.samples;
  if (sample === undefined) throw new Error('the sample has requests');
  const ok = {...sample, totalMs: 5, error: null};
  service.steps = [
    {step: 'pod', url: 'http://pod/', state: 'ok', samples: [ok, ok]},
    {step: 'proxy', url: 'http://proxy/', state: 'errors', samples: [{...ok, error: 'refused'}]},
  ];
  service.upload = {requestBytes: 4000, state: 'ok', samples: [ok]};
  const told = JSON.stringify(page(document).raw.probes);
  for (const text of [
    'message of 65,536 bytes',
    '6.0 ms, n=3, one not finished',
    '3 of 100 lost, 2 out of order (1200 bytes each)',
    '3 at once; alone 25% faster (one repeated)',
    'at a pod',
    '5.0 ms, n=2',
    'none, n=1, 1 failed',
    'request of 4,000 bytes',
  ]) {
    expect(told).toContain(text);
  }
});

test('what nodes and inventories say loses its escape, control and direction characters', () => {
  const told = JSON.stringify(
    page(hostileSample(), () => ({text: '\u001b[31mred\u202e', exit: 0})),
  );
  expect(told).not.toMatch(/[\u007f-\u009f\u202a-\u202e]/);
  expect(told).not.toMatch(/\\u00(?:0[0-8be-f]|1[0-9a-f])/);
});

test('a plan and what came of it are told where the caller has them', () => {
  const plan: PlanOutline = {
    finding: 'overlay-black-hole',
    blocks: [
      {kind: 'heading', message: tell('not-measured')},
      {kind: 'code', text: 'ip link set dev eth0 mtu 1400\u001b[2J'},
    ],
  };
  const file = new URL('../../../fixtures/hongkong.verification.json', import.meta.url);
  const verification = Verification.parse(JSON.parse(readFileSync(file, 'utf8')));
  const options = {language: 'en', catalogue: sampleCatalogue} as const;
  const document = hongkongSample();
  const {plans, effects} = pageOf(document, {
    ...options,
    plans: [plan],
    verifications: [verification],
  });
  expect(plans[0]?.blocks).toEqual([
    {kind: 'heading', text: ['expected, not measured', '应当出现但未测到']},
    {kind: 'code', text: 'ip link set dev eth0 mtu 1400'},
  ]);
  expect(effects[0]?.verdict).toBe('improved');
  expect(effects[0]?.rows.length).toBe(verification.effects.length);
  expect(effects[0]?.runs.map(({arm}) => arm)).toEqual(verification.runs.map(({arm}) => arm));
  expect(pageOf(document, options)).toMatchObject({plans: [], effects: []});
});
