import type {FactValue} from '../../model/fact.ts';
import type {Rule} from '../define-rule.ts';
import {said} from '../mtu/testing.ts';
import {unread} from '../testing.ts';
import {fleetOf, inHk} from './testing.ts';

type Facts = Readonly<Record<string, FactValue>>;

export type SettingCases = {
  rule: Rule;
  /** Two settings that all nodes have. */
  usual: Facts;
  /** The first of them, set otherwise. */
  odd: Facts;
  /** What the finding says of it. */
  finding: {severity: string; confidence: number; key: string; value: string};
  /** The setting named first where both differ. */
  firstKey?: string;
  safe: readonly string[];
  against: readonly string[];
  /** A fact that explains the difference where it sets apart the same nodes, usual and other value. */
  follows?: readonly [fact: string, usual: FactValue, other: FactValue];
  patterns: readonly string[];
};

/** What these cases need of the runner, so that this file needs none of its own. */
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

/** For tests only: what holds of every rule about differing settings. */
export function testSettingRule({test, expect}: Runner, given: SettingCases): void {
  const {rule, usual, odd, finding, follows} = given;
  const [name = ''] = Object.keys(odd);
  const [other = ''] = Object.keys(usual).filter((fact) => fact !== name);

  test('a region that is set otherwise is a contributor with the minority shown, never a cause', () => {
    const {findings} = fleetOf(rule, usual, inHk(odd));
    expect(findings).toHaveLength(1);
    const {severity, confidence, key, value} = finding;
    expect(findings[0]).toMatchObject({
      id: rule.id,
      verdict: 'contributor',
      severity,
      confidence,
      scope: {nodes: ['hk-1', 'hk-2']},
      title: {params: {key, value}},
    });
    expect(findings[0]?.safe.map(({id}) => id)).toEqual(given.safe);
    expect(findings[0]?.danger).toHaveLength(1);
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(given.against);
  });

  test('two settings of one node are one finding', () => {
    const both = {...odd, [other]: 'otherwise'};
    const {findings} = fleetOf(rule, usual, (id) => (id === 'sg-2' ? both : {}));
    expect(findings).toHaveLength(1);
    const key = given.firstKey ?? finding.key;
    expect(findings[0]?.title.params).toMatchObject({count: 2, key});
  });

  if (follows !== undefined) {
    const [origin, plain, strange] = follows;
    const all = {...usual, [origin]: plain};

    test(`where the same nodes differ in ${origin} it is only a note that says so`, () => {
      const {findings} = fleetOf(rule, all, inHk({...odd, [origin]: strange}));
      expect(findings[0]).toMatchObject({verdict: 'note', severity: 'info'});
      expect(said(findings[0]?.evidenceAgainst ?? [])).toContain('follows');
    });

    test(`other nodes that differ in ${origin} explain nothing`, () => {
      const {findings} = fleetOf(rule, all, (id) => ({
        ...(id.startsWith('hk') ? odd : {}),
        ...(id === 'sg-1' ? {[origin]: strange} : {}),
      }));
      expect(findings[0]?.verdict).toBe('contributor');
    });
  }

  test('equal settings are ruled out', () => {
    const {findings, ruledOut} = fleetOf(rule, usual);
    expect(findings).toEqual([]);
    expect(ruledOut).toHaveLength(1);
  });

  for (const reason of ['denied', 'timeout', 'unparsed', 'absent'] as const) {
    test(`look-alike: a node whose setting is ${reason} is not different`, () => {
      const {findings} = fleetOf(rule, usual, (id) =>
        id === 'hk-1' ? {[name]: unread(reason)} : {},
      );
      expect(findings).toEqual([]);
    });
  }

  test('where nobody tells, it skips, naming the comparison', () => {
    const {results} = fleetOf(rule, {'os.id': 'debian'});
    const missing = [`comparison of ${given.patterns.join(', ')}`];
    expect(results[0]).toMatchObject({outcome: 'skipped', missing});
  });
}
