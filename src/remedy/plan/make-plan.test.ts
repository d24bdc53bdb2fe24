import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {ReportDocument} from '../../model/report.ts';
import {analyse} from '../../pipeline/analyse.ts';
import {errorSpeaker} from '../../pipeline/catalogue.ts';
import {importRun} from '../../store/bundle.ts';
import {loadRun} from '../../store/load.ts';
import {planMarkdown, planText} from '../show/index.ts';
import {makePlan, type PlanRequest} from './make-plan.ts';
import {parsePlan} from './plan-file.ts';

let runs: string;
let document: ReportDocument;

beforeAll(async () => {
  runs = await mkdtemp(join(tmpdir(), 'samespec-plan-'));
  const recorded = fileURLToPath(new URL('../../../fixtures/hongkong.samespec', import.meta.url));
  document = await analyse(await loadRun(runs, await importRun(runs, recorded)));
}, 60_000);
afterAll(() => rm(runs, {recursive: true, force: true}));

function request(changes: Partial<PlanRequest> = {}): PlanRequest {
  return {
    document,
    finding: 'overlay-black-hole',
    acceptedRisks: [],
    hostKeys: new Map(),
    samespecVersion: 'test',
    maxUnavailable: 1,
    pauseSeconds: 0,
    windowSeconds: 300,
    ...changes,
  };
}

function codeOf(changes: Partial<PlanRequest>): string {
  try {
    makePlan(request(changes));
    return 'planned';
  } catch (error) {
    return (error as {code: string}).code;
  }
}

test('the recorded incident is mended by a smaller pod MTU, first on one node of the slow region', () => {
  const plan = makePlan(request());
  expect(plan.remedy).toBe('lower-pod-mtu');
  expect(plan.rollout.order[0]).toMatch(/^hk-/);
  expect(plan.steps.every(({argv}) => argv.at(-1) === '1400')).toBe(true);
  expect(plan.steps.every(({inverse}) => inverse.at(-1) === '1450')).toBe(true);
  // Every region is changed, so none is left to tell what happened to all of them meanwhile.
  expect(plan.criterion).toMatchObject({metric: 'service-large', region: 'hk', control: []});
});

test('the same run and finding give the same plan, and a file that was edited is refused', () => {
  const plan = makePlan(request());
  expect(makePlan(request()).id).toBe(plan.id);
  const file = JSON.parse(JSON.stringify(plan));
  expect(parsePlan('plan.json', file).id).toBe(plan.id);
  file.windowSeconds = 301;
  expect(() => parsePlan('plan.json', file)).toThrow(
    expect.objectContaining({code: 'plan-edited'}),
  );
});

test('what articles advise is refused by name, and planned only for who accepts every danger', () => {
  const remedy = 'pod-1500-on-1500-vxlan';
  expect(codeOf({remedy})).toBe('plan-risk');
  expect(codeOf({remedy, acceptedRisks: [remedy]})).toBe('plan-risk');
  const acceptedRisks = [remedy, 'nic-above-ceiling'];
  const plan = makePlan(request({remedy, acceptedRisks}));
  expect(plan.rollout.mode).toBe('together');
  expect(plan.acceptedRisks.map(({id}) => id).sort()).toEqual([...acceptedRisks].sort());
});

test('some dangers cannot be accepted at all', () => {
  expect(codeOf({remedy: 'clear-df'})).toBe('plan-dangerous');
  expect(codeOf({acceptedRisks: ['clear-df']})).toBe('plan-dangerous');
  expect(codeOf({acceptedRisks: ['no-such-risk']})).toBe('plan-risk-unknown');
});

test('unknown findings, remedies and nodes, and findings without remedy, are refused', () => {
  const without = document.diagnosis.findings.find(({safe}) => safe.length === 0)?.id ?? '';
  expect(codeOf({finding: 'no-such-finding'})).toBe('plan-finding-unknown');
  expect(codeOf({finding: without})).toBe('plan-no-remedy');
  expect(codeOf({remedy: 'no-such-remedy'})).toBe('plan-remedy-unknown');
  expect(codeOf({only: ['no-such-node']})).toBe('plan-node-untouched');
});

test('every remedy of every finding gives a plan or is refused with a reason', () => {
  for (const {id, safe} of document.diagnosis.findings) {
    for (const remedy of safe) {
      expect(['planned', 'plan-refused']).toContain(codeOf({finding: id, remedy: remedy.id}));
    }
  }
});

test('a plan is told in both languages without a gap', () => {
  for (const language of ['en', 'zh-CN'] as const) {
    for (const remedy of ['lower-pod-mtu', 'allow-ptb-icmp', 'mss-clamp', 'pod-plpmtud']) {
      const say = errorSpeaker(language);
      const plan = makePlan(request({remedy}));
      for (const text of [planText(plan, say), planMarkdown(plan, say)]) {
        expect(text).not.toMatch(
          /\b(?:plan-text|action-[a-z-]+|ticket|protocol)\/|undefined|\{[a-z]+\}/,
        );
      }
    }
  }
});
