import {describe, expect, test} from 'vitest';
import type {FactValue} from '../../../model/fact.ts';
import {run, said} from '../../mtu/testing.ts';
import {settingPolicies} from '../../settings/testing.ts';
import {type NodeSketch, service, type Unread, unread, viewOf} from '../../testing.ts';
import {diskSlower} from './index.ts';

const IDS = ['bj-1', 'bj-2', 'hk-1', 'hk-2'];
type Work = {reads?: number; readMs?: number; writes?: number; writeMs?: number};

/** Growth of each node between the readings. */
function look(
  of: (id: string) => Work,
  more: (id: string) => Readonly<Record<string, FactValue | Unread>> = () => ({}),
  paths: Parameters<typeof viewOf>[0]['paths'] = [],
) {
  const nodes: Record<string, NodeSketch> = {};
  for (const id of IDS) {
    const {reads = 0, readMs = 0, writes = 0, writeMs = 0} = of(id);
    const zero = {'diskio.reads': 7, 'diskio.readMs': 7, 'diskio.writes': 7, 'diskio.writeMs': 7};
    nodes[id] = {
      region: id.slice(0, 2),
      facts: {...zero, ...more(id)},
      after: {
        'diskio.reads': 7 + reads,
        'diskio.readMs': 7 + readMs,
        'diskio.writes': 7 + writes,
        'diskio.writeMs': 7 + writeMs,
      },
    };
  }
  return run(diskSlower, viewOf({nodes, paths, policies: settingPolicies, cohortBy: []}));
}

const usual = {writes: 100, writeMs: 200};
const slow = {writes: 100, writeMs: 2000};
const onHk1 = (work: Work) => (id: string) => (id === 'hk-1' ? work : usual);

test('a node whose writes take ten times as long contributes', () => {
  const {findings} = look(onHk1(slow));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    id: 'disk-slower',
    verdict: 'contributor',
    severity: 'medium',
    confidence: 0.4,
    scope: {nodes: ['hk-1']},
  });
  expect(findings[0]?.evidenceFor[0]?.message.params).toMatchObject({
    kind: 'write',
    ms: 20,
    usualMs: 2,
    peers: 3,
  });
});

test('a setting that the same nodes have otherwise supports it', () => {
  const {findings} = look(onHk1(slow), (id) => ({
    'disk.root.scheduler': id === 'hk-1' ? 'bfq' : 'none',
  }));
  expect(findings[0]?.confidence).toBe(0.5);
  expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['mean', 'also-differs']);
});

describe('beside a slow region', () => {
  const slowRegion = (region: string) =>
    IDS.flatMap((id) =>
      Array.from({length: 5}, () =>
        service({
          from: id,
          to: `service:${id.slice(0, 2)}`,
          totalMs: Array.from({length: 10}, (_, i) => (id.startsWith(region) ? 600 : 150) + i),
        }),
      ),
    );
  const hk = (id: string) => (id.startsWith('hk') ? slow : usual);

  test('slow nodes with usual disks speak against it', () => {
    const {findings} = look(onHk1(slow), undefined, slowRegion('bj'));
    expect(findings[0]?.confidence).toBe(0.3);
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['slow-have-usual', 'own-work']);
  });

  test('exactly the slow region has slow disks', () => {
    const {findings} = look(hk, undefined, slowRegion('hk'));
    expect(findings[0]).toMatchObject({confidence: 0.5, scope: {nodes: ['hk-1', 'hk-2']}});
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['mean', 'mean', 'lies-as-slowness']);
  });
});

describe('silent', () => {
  test.each([
    ['equal disks', usual],
    ['twice as long', {writes: 100, writeMs: 590}],
    ['many times as long, but by little', {writes: 100, writeMs: 690}],
    ['few requests', {writes: 49, writeMs: 5000}],
    ['a disk that nobody used', {}],
  ])('%s', (_, work) => {
    const {findings, ruledOut} = look(onHk1(work));
    expect(findings).toEqual([]);
    expect(ruledOut).toHaveLength(1);
  });

  test('reads are not compared with writes', () => {
    expect(look(onHk1({reads: 100, readMs: 5000})).findings).toEqual([]);
  });
});

test('where nearly nobody used a disk it is not applicable', () => {
  const {results} = look((id) => (id.startsWith('hk') ? slow : {}));
  expect(results[0]).toMatchObject({
    outcome: 'not-applicable',
    message: {id: 'disk-slower/too-idle'},
  });
});

test.each(['absent', 'denied', 'timeout'] as const)(
  'diskstats %s everywhere: skipped',
  (reason) => {
    const {results} = look(
      () => usual,
      () => ({'diskio.reads': unread(reason)}),
    );
    expect(results[0]).toMatchObject({outcome: 'skipped', missing: ['growth of diskio.*']});
  },
);
