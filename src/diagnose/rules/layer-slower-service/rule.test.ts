import {describe, expect, test} from 'vitest';
import type {PathResult, ServiceResult} from '../../../model/path.ts';
import {held} from '../../cpu-hold/testing.ts';
import {hole, outcomeOf, run, said} from '../../mtu/testing.ts';
import {type NodeSketch, pathMtu, service, viewOf} from '../../testing.ts';
import {layerSlowerService} from './index.ts';

type Times = Partial<Record<'pod' | 'proxy' | 'tls' | 'ingress', number[]>> & {
  service: number[];
  body?: 'small' | 'large';
};
const around = (ms: number) => [0, 0.3, 0.1, 0.4, 0.2].map((more) => ms + more);
const samplesOf = (totalMs: number[], body: 'small' | 'large') =>
  service({from: 'hk-1', to: 'service:hk', totalMs}).samples.map((sample) =>
    body === 'small' ? sample : {...sample, bytes: 262_144, firstByteMs: sample.totalMs / 2},
  );

function asked({pod, proxy, tls, ingress, service: own, body = 'small'}: Times): ServiceResult {
  const base = service({from: 'hk-1', to: 'service:hk', body, totalMs: own});
  const steps = (
    [
      ['pod', pod],
      ['proxy', proxy],
      ['tls', tls],
      ['ingress', ingress],
    ] as const
  ).flatMap(([step, times]) =>
    times === undefined
      ? []
      : [{step, url: `http://${step}/`, state: 'ok' as const, samples: samplesOf(times, body)}],
  );
  return {...base, samples: samplesOf(own, body), ...(steps.length === 0 ? {} : {steps})};
}

function given(...paths: PathResult[]) {
  return givenNodes({}, {}, paths);
}

function givenNodes(asking: NodeSketch, other: NodeSketch, paths: PathResult[]) {
  const nodes = {'hk-1': {region: 'hk', ...asking}, 'hk-2': {region: 'hk', ...other}};
  const {results, findings, ruledOut} = run(layerSlowerService, viewOf({nodes, paths}));
  return {own: outcomeOf(results, 'hk-1'), findings, ruledOut};
}

test.each<[string, NodeSketch, NodeSketch, string]>([
  ['the node that asks', held('stolen'), {}, 'not-applicable'],
  ['every node of the region', held('throttled'), held('throttled'), 'not-applicable'],
  ['one that only may have answered', {}, held('throttled'), 'fail'],
])('a CPU that is held back on %s', (_, asking, other, outcome) => {
  const times = {pod: around(5), proxy: around(95), service: around(96)};
  expect(givenNodes(asking, other, [asked(times)]).own.outcome).toBe(outcome);
});

describe('the step that costs is named', () => {
  test('the proxy', () => {
    const times = {pod: around(5), proxy: around(95), service: around(96)};
    const {findings} = given(asked(times));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      kind: 'layer-slower-service',
      verdict: 'note',
      title: {id: 'layer-slower-service/title', params: {at: 'proxy'}},
      safe: [{id: 'look-at-step', message: {params: {at: 'proxy'}}}],
    });
    expect(findings[0]?.evidenceFor[0]?.message.params).toMatchObject({
      ...{before: 'pod', at: 'proxy', node: 'hk-1'},
    });
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['costs', 'should-cost', 'ladder']);
  });

  test('the service address, with the rate of large answers at each step', () => {
    const times = {
      pod: around(20),
      proxy: around(22),
      service: around(400),
      body: 'large',
    } as const;
    const {findings} = given(asked(times));
    expect(findings[0]?.title.params).toMatchObject({at: 'service'});
    const ladder = findings[0]?.evidenceFor[2]?.message.params;
    for (const step of ['pod', 'proxy', 'service']) {
      expect(ladder?.[step]).toMatchObject({id: 'layer-slower-service/step-rate'});
    }
  });

  test('with a step that nobody measured said to be so', () => {
    const {findings} = given(asked({pod: around(5), service: around(200)}));
    expect(findings[0]?.title.params).toMatchObject({at: 'service'});
    expect(findings[0]?.evidenceFor[2]?.message.params).toMatchObject({
      pod: {id: 'layer-slower-service/step-time'},
      proxy: {id: 'layer-slower-service/not-measured'},
    });
  });

  test.each(['tls', 'ingress'] as const)('%s, with what it should cost', (at) => {
    const places = {pod: around(5), proxy: around(7), tls: around(9), ingress: around(12)};
    const times = {...places, service: around(7), [at]: around(95)};
    const {findings} = given(asked(times));
    expect(findings).toHaveLength(1);
    expect(findings[0]?.title.params).toMatchObject({at});
    expect(findings[0]?.evidenceFor[1]?.message).toMatchObject({
      id: 'layer-slower-service/should-cost',
      params: {at},
    });
  });

  test('of two the one that adds more', () => {
    const times = {pod: around(5), proxy: around(60), service: around(500)};
    expect(given(asked(times)).findings[0]?.title.params).toMatchObject({at: 'service'});
  });
});

describe('look-alikes pass', () => {
  test.each<[string, Times]>([
    [
      'a proxy that costs some milliseconds',
      {pod: around(1), proxy: around(6), service: around(7)},
    ],
    [
      'a service that is slow at every step',
      {pod: around(300), proxy: around(303), service: around(305)},
    ],
    ['one slow answer', {pod: around(5), service: [5, 5, 5, 5, 900]}],
    ['steps that overlap', {pod: [5, 5, 5, 5, 300], service: [90, 100, 95, 99, 98]}],
    [
      'a proxy that is quicker, from its cache',
      {pod: around(300), proxy: around(3), service: around(4)},
    ],
  ])('%s', (_, times) => {
    const {findings, ruledOut} = given(asked(times));
    expect(findings).toEqual([]);
    expect(ruledOut).toHaveLength(1);
  });
});

test('too few answers at a step are not judged', () => {
  const {own} = given(asked({pod: [5, 5, 5, 5], service: around(200)}));
  expect(own.outcome).toBe('not-applicable');
});

test('a step at which requests failed is not judged', () => {
  const result = asked({pod: around(5), service: around(200)});
  const [step] = result.steps ?? [];
  const broken = step?.samples.map((one, i) => (i === 0 ? {...one, error: 'refused'} : one)) ?? [];
  const steps = step === undefined ? [] : [{...step, samples: broken}];
  expect(given({...result, steps}).own.outcome).toBe('not-applicable');
});

test('pod packets that vanish in the region explain it', () => {
  const path = pathMtu({from: 'hk-1', to: 'hk-2', layer: 'pod', ...hole(1400)});
  const {own} = given(asked({pod: around(5), service: around(200)}), path);
  expect(own).toMatchObject({
    outcome: 'not-applicable',
    message: {id: 'layer-slower-service/pod-mtu-explains'},
  });
});

test('without any other place than the service it skips, naming it', () => {
  expect(given(asked({service: around(200)})).own).toMatchObject({
    outcome: 'skipped',
    missing: ['service by step'],
  });
});
