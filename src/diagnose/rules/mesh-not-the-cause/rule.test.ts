import {expect, test} from 'vitest';
import {runOnClusters} from '../../clusters/testing.ts';
import {bothWays, clamped, hole} from '../../mtu/testing.ts';
import {unread} from '../../testing.ts';
import {meshNotTheCause as rule} from './index.ts';

const meshed = {'cluster.mesh.mode': 'sidecar'};

const look = (hk: Parameters<typeof runOnClusters>[1]['clusters'][string], given = {}) =>
  runOnClusters(rule, {
    clusters: {bj: {}, hk},
    paths: bothWays('bj-1', 'hk-1', given),
  });

test('beside a black hole and a mesh it says that the one is not the other’s work, as a note', () => {
  const {findings} = look(meshed, hole(1400));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({verdict: 'note', severity: 'info'});
  expect(findings[0]?.evidenceFor).toHaveLength(3);
});

test.each([
  ['a clean path', meshed, {}],
  ['a path on which a router tells the size', meshed, clamped(1400)],
  ['no mesh', {'cluster.mesh.mode': 'none'}, hole(1400)],
  ['a mesh that may not be read', {'cluster.mesh.mode': unread('denied')}, hole(1400)],
])('%s: nothing to say', (_, hk, given) => {
  const {findings, ruledOut, results} = look(hk, given);
  expect([...findings, ...ruledOut]).toEqual([]);
  expect(results[0]?.outcome).toBe('not-applicable');
});
