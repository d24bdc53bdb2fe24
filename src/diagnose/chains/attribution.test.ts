import {describe, expect, test} from 'vitest';
import {Attribution, Chain} from '../../model/chain.ts';
import type {FactValue} from '../../model/fact.ts';
import {benchmarked} from '../speed/testing.ts';
import {chainsOf} from './index.ts';
import {blackHoleAt, evidence, finding, fleetWith, NODES} from './testing.ts';

function attributed(...given: Parameters<typeof chainsOf>) {
  const {chains, attributions} = chainsOf(...given);
  for (const chain of chains) expect(Chain.parse(chain)).toEqual(chain);
  for (const one of attributions) expect(Attribution.parse(one)).toEqual(one);
  return attributions;
}

test('a black hole accounts for what stands still at least, and for what large answers lose at most', () => {
  const [one] = attributed(fleetWith(['hk']), {findings: [blackHoleAt('hk')]});
  const [part, distance] = one?.parts ?? [];
  // 3000 ms of standing still in a gap of about 3980 ms, all of which only large answers lose.
  expect(part?.share?.low).toBeCloseTo(0.754, 2);
  expect(part?.share?.high).toBe(1);
  expect(part?.message.id).toBe('attribution/stalls-both');
  expect(distance).toMatchObject({finding: null, share: {low: 0, high: 0}});
  expect(one?.unexplained).toEqual({low: 0, high: expect.closeTo(0.246, 2)});
});

test('what small answers lose as well is not the black hole’s, and stays unexplained', () => {
  const view = fleetWith(['hk'], {smallMs: 2000});
  const one = attributed(view, {findings: [blackHoleAt('hk')]}).find(
    ({symptom}) => symptom === 'service-large@hk',
  );
  // Large answers lose about 3980 ms, small ones 1990 ms of them.
  expect(one?.parts[0]?.share?.high).toBeCloseTo(0.5, 2);
  expect(one?.unexplained.low).toBeCloseTo(0.5, 2);
});

test('connections that are kept do not stand still for each answer: no lower bound', () => {
  const view = fleetWith(['hk']);
  const paths = view.paths.map((path) =>
    path.probe === 'service' ? {...path, connections: 'keep-alive' as const} : path,
  );
  const [one] = attributed({...view, paths}, {findings: [blackHoleAt('hk')]});
  expect(one?.parts[0]).toMatchObject({
    share: {low: 0, high: 1},
    message: {id: 'attribution/stalls-by-size'},
  });
});

test('CPU time that is taken bounds what it can cost, from the time a request takes elsewhere', () => {
  const steal = finding('cpu-steal', {
    evidenceFor: [evidence('cpu-steal/share', {steal: 0.2})],
  });
  const attributions = attributed(fleetWith(['hk'], {smallMs: 400}), {findings: [steal]});
  const small = attributions.find(({symptom}) => symptom === 'service-small@hk');
  // 14 ms elsewhere become 17.5 ms at most when a fifth of the CPU is taken.
  expect(small?.parts[0]?.share).toEqual({low: 0, high: expect.closeTo(0.009, 2)});
  expect(small?.unexplained.low).toBeGreaterThan(0.9);
});

test('a throttled period counts as wholly lost, and one in which all are lost bounds nothing', () => {
  const share = (throttled: number) => {
    const finding_ = finding('cpu-throttled', {
      evidenceFor: [evidence('cpu-throttled/held-back', {throttled, periods: 100})],
    });
    return attributed(fleetWith(['hk'], {smallMs: 400}), {findings: [finding_]})[0]?.parts[0]
      ?.share;
  };
  expect(share(50)?.high).toBeGreaterThan(0);
  expect(share(100)).toBeNull();
});

describe('a slower CPU', () => {
  const model = finding('cpu-model-differs', {verdict: 'contributor'});
  const loops = (hk: Record<string, FactValue>, other = benchmarked(1)) =>
    Object.fromEntries(NODES.map((node) => [node, node.startsWith('hk') ? hk : other]));
  const partOf = (facts: ReturnType<typeof loops>, kind = model) => {
    const view = fleetWith(['hk'], {smallMs: 400, facts});
    return attributed(view, {findings: [kind]}).find(({symptom}) => symptom === 'service-small@hk')
      ?.parts[0];
  };

  test('bounds what it can cost by the loop that suffers most', () => {
    // 14 ms elsewhere become 35 ms at most of a gap of 390 ms, when one loop takes 2.5 times as long.
    const part = partOf(loops(benchmarked(1.3, {sha256: 2.5})));
    expect(part).toMatchObject({
      share: {low: 0, high: expect.closeTo(0.054, 2)},
      message: {id: 'attribution/slower', params: {ratio: 2.5}},
    });
  });

  test('that is no slower in any loop accounts for nothing', () => {
    expect(partOf(loops(benchmarked(0.9)))?.share).toEqual({low: 0, high: 0});
  });

  test.each<[string, ReturnType<typeof loops>]>([
    ['no benchmark was run', loops({}, {})],
    ['one node there was not measured', {...loops(benchmarked(2)), 'hk-2': {}}],
    ['other programs were run there', loops(benchmarked(2, {}, 'dd=9 gzip=9'))],
  ])('bounds nothing where %s', (_, facts) => {
    expect(partOf(facts)).toMatchObject({share: null, message: {id: 'attribution/unknown-work'}});
  });

  test('bounds no finding that the loops do not feel', () => {
    const images = finding('image-digest-differs', {verdict: 'contributor'});
    expect(partOf(loops(benchmarked(2)), images)?.share).toBeNull();
  });
});

test('a slower rate accounts for the bytes of an answer at that rate, and no more', () => {
  const slow = finding('rate-limited-path', {
    evidenceFor: [evidence('rate-limited-path/rate', {mbit: 1, usualMbit: 100})],
  });
  const [one] = attributed(fleetWith(['hk']), {findings: [slow]});
  expect(one?.parts[0]?.message.id).toBe('attribution/pace');
  expect(one?.parts[0]?.share?.low).toBe(0);
  expect(one?.parts[0]?.share?.high).toBeLessThan(1);
});

test('what cannot be known says so, and leaves the rest open instead of spreading it', () => {
  const model = finding('cpu-model-differs', {verdict: 'contributor'});
  const [one] = attributed(fleetWith(['hk']), {findings: [blackHoleAt('hk'), model]});
  expect(one?.parts[1]).toEqual({
    finding: 'cpu-model-differs',
    share: null,
    message: {id: 'attribution/unknown-work'},
  });
  expect(one?.unexplained.low).toBe(0);
});
