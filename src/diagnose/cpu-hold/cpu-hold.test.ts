import {describe, expect, test} from 'vitest';
import type {PathResult} from '../../model/path.ts';
import {echo, type NodeSketch, throughput, viewOf} from '../testing.ts';
import {cpuHold, heldRegions} from './index.ts';
import {held, quota} from './testing.ts';

function holdOf(sketch: NodeSketch, paths: PathResult[] = []) {
  const view = viewOf({nodes: {a: sketch, b: {}}, paths});
  const [node] = view.nodes;
  if (node === undefined) throw new Error('no node');
  const told = cpuHold().read(view, {kind: 'node', node});
  if (!told.ok) throw new Error('a hold is never missing');
  return told.value();
}

const own = {'cgroup.own.path': '/ss.slice/probe.scope'};

describe('what keeps the CPU from a prober', () => {
  test('a quota above its own cgroup', () => {
    expect(holdOf(held('throttled'))).toMatchObject({node: 'a', how: 'throttled', share: 0.9});
  });

  test('the hypervisor', () => {
    expect(holdOf(held('stolen'))).toMatchObject({how: 'stolen', share: 0.4});
  });

  test('whatever woke it late, also while it sent datagrams', () => {
    const late = {...echo({from: 'a', to: 'b'}), lagMs: 400} as PathResult;
    expect(holdOf({}, [late])).toMatchObject({how: 'starved', lagMs: 400});
    const counted = {bytesPerSecond: 1e6, sizeBytes: 1200, sent: 100, received: 100};
    const datagrams = {...counted, reordered: 0, duplicates: 0, lagMs: 300};
    expect(holdOf({}, [throughput({from: 'a', to: 'b', datagrams})])).toMatchObject({lagMs: 300});
  });
});

describe('no hold', () => {
  test.each<[string, NodeSketch]>([
    ['a node that tells nothing', {}],
    [
      'a quota on another cgroup',
      {
        facts: {...own, ...quota(0, 0, '/batch.slice')},
        after: {...own, ...quota(100, 90, '/batch.slice')},
      },
    ],
    [
      'a quota that is never used up',
      {facts: {...own, ...quota(0, 0)}, after: {...own, ...quota(100, 1)}},
    ],
    [
      'a quota that was used up before the run',
      {facts: {...own, ...quota(500, 400)}, after: {...own, ...quota(600, 400)}},
    ],
  ])('%s', (_, sketch) => {
    expect(holdOf(sketch)).toBeNull();
  });
});

test('a region is held where each of its nodes is', () => {
  const nodes = {
    a1: {region: 'a', ...held('throttled')},
    a2: {region: 'a', ...held('stolen')},
    b1: {region: 'b', ...held('throttled')},
    b2: {region: 'b'},
  };
  const told = heldRegions().read(viewOf({nodes}), {kind: 'fleet'});
  expect(told.ok && [...told.value().keys()]).toEqual(['a']);
});
