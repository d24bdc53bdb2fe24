import type {FactValue} from '../../model/fact.ts';
import type {Rule} from '../define-rule.ts';
import {said} from '../mtu/testing.ts';
import {unread} from '../testing.ts';
import {runOnClusters, slowHk, threeClusters} from './testing.ts';

type Facts = Readonly<Record<string, FactValue>>;

export type ClusterSettingCases = {
  rule: Rule;
  /** A setting all clusters have; the same set otherwise. */
  usual: Facts;
  odd: Facts;
  finding: {severity: string; confidence: number; key: string; value: string};
  safe: readonly string[];
};

type Runner = {
  test(name: string, body: () => void): void;
  expect(value: unknown): {
    toBe(wanted: unknown): void;
    toContain(wanted: unknown): void;
    toEqual(wanted: unknown): void;
    toHaveLength(wanted: number): void;
    toMatchObject(wanted: object): void;
  };
};

/** For tests only: what holds of every rule about settings that differ between clusters. */
export function testClusterSettingRule({test, expect}: Runner, given: ClusterSettingCases): void {
  const {rule, usual, odd, finding} = given;
  const [name = ''] = Object.keys(odd);

  test('a cluster that is set otherwise is a contributor, never a cause, about its nodes', () => {
    const {findings} = threeClusters(rule, usual, odd);
    expect(findings).toHaveLength(1);
    const {severity, confidence, key, value} = finding;
    expect(findings[0]).toMatchObject({
      id: rule.id,
      verdict: 'contributor',
      severity,
      confidence,
      scope: {nodes: ['hk-1', 'hk-2']},
      title: {params: {key, value, clusters: ['hk']}},
      facts: [name],
    });
    expect(findings[0]?.safe.map(({id}) => id)).toEqual(given.safe);
    expect(said(findings[0]?.evidenceAgainst ?? [])).toContain('few-clusters');
  });

  test('that it lies as the slowness lies supports it, and does not make it a cause', () => {
    const {findings} = threeClusters(rule, usual, odd, slowHk());
    expect(said(findings[0]?.evidenceFor ?? [])[0]).toBe('lies-as-slowness');
    expect(findings[0]?.verdict).toBe('contributor');
  });

  test('that slow clusters are as usual speaks against it', () => {
    const clusters = {bj: {...usual, ...odd}, hk: usual, sg: usual};
    const {findings} = runOnClusters(rule, {clusters, paths: slowHk()});
    expect(said(findings[0]?.evidenceAgainst ?? [])).toContain('slow-have-usual');
  });

  test('equal settings are ruled out', () => {
    const {findings, ruledOut} = threeClusters(rule, usual);
    expect(findings).toEqual([]);
    expect(ruledOut).toHaveLength(1);
  });

  for (const reason of ['denied', 'timeout', 'unparsed'] as const) {
    test(`look-alike: a cluster whose setting is ${reason} is not different`, () => {
      expect(threeClusters(rule, usual, {[name]: unread(reason)}).findings).toEqual([]);
    });
  }

  test('without clusters, with one, and where no two tell it is not applicable', () => {
    for (const clusters of [{}, {hk: usual}, {hk: {}, sg: {}}, {hk: usual, sg: null}]) {
      const {results} = runOnClusters(rule, {clusters, nodes: {'hk-1': {}, 'sg-1': {}}});
      expect(results[0]?.outcome).toBe('not-applicable');
    }
  });
}
