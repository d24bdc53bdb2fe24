import {createHash} from 'node:crypto';
import {describe, expect, test} from 'vitest';
import {catalogueOf, type Language} from '../../model/message.ts';
import type {Verification, VerifyEffect, VerifyRun} from '../../model/verification.ts';
import {strings as verifyStrings} from '../../verify/strings.ts';
import {VERIFICATION_REPORTERS} from './index.ts';
import {strings} from './strings.ts';

const catalogue = catalogueOf([
  {prefix: 'verify', strings: verifyStrings},
  {prefix: 'verification', strings},
]);

function options(language: Language = 'en') {
  const hash = (content: string) => createHash('sha256').update(content).digest('base64');
  return {language, catalogue, color: false, width: 110, hash};
}

function effect(changes: Partial<VerifyEffect>): VerifyEffect {
  return {
    ...{kind: 'effect', metric: 'service-large', region: 'hk', direction: 'lower-is-better'},
    ...{marginShare: 0.1, controlled: false, critical: true, ratio: 0.00053, low: 0.0003},
    ...{high: 0.0009, p: 0.029, cliffDelta: -1, runs: [4, 4], medians: [3.7, 6550]},
    ...{verdict: 'improved', furtherRuns: null},
    ...changes,
  };
}

function run(arm: VerifyRun['arm'], index: number, value: number | null): VerifyRun {
  const own = {metric: 'service-large', region: 'hk', unit: 'ms'} as const;
  return {
    ...{arm, index, startedAt: '-', endedAt: '-', rejected: null},
    values: [{...own, value, samples: 6, errors: value === null ? 6 : 0}],
    spectrum: value === null ? [] : [value / 2, value],
  };
}

function verification(changes: Partial<Verification> = {}): Verification {
  return {
    schemaVersion: 1,
    plan: 'a'.repeat(64),
    criterion: {
      ...{metric: 'service-large', region: 'hk', direction: 'lower-is-better', statistic: 'p95'},
      ...{marginShare: 0.1, runsPerArm: 10, order: 'before-after', control: [], peers: ['bj']},
      guards: [],
    },
    runs: [run('before', 0, 6550), run('before', 1, 6560), run('after', 2, 3), run('after', 3, 4)],
    effects: [
      effect({}),
      effect({kind: 'peers', medians: [3.7, 5.3], ratio: 0.7, verdict: 'equivalent'}),
      effect({
        kind: 'guard',
        region: 'bj',
        medians: [4.8, 7.1],
        ratio: 0.45,
        low: 0.03,
        high: 1.05,
      }),
      effect({kind: 'guard', region: 'sg', ratio: 2, low: 1.5, high: 3, verdict: 'regressed'}),
    ],
    verdict: 'improved',
    message: {
      id: 'verify/improved',
      params: {
        region: 'hk',
        metric: {id: 'verify/metric-service-large'},
        margin: 10,
        back: {id: 'verify/peers-reached'},
      },
    },
    limits: [{id: 'verify/limit-no-control'}],
    ...changes,
  } as Verification;
}

describe('the report on a change', () => {
  test('as text it tells the verdict, the ratio with its interval, and what it cannot say', () => {
    const text = VERIFICATION_REPORTERS.text(verification(), options());
    expect(text).toContain('IMPROVED  hk: large answers improved by more than the margin of 10 %');
    expect(text).toMatch(
      /hk: large answers +6\.55 s +3\.7 ms +0\.00053 +0\.0003 … 0\.0009 +4\+4 +improved/,
    );
    expect(text).toMatch(/hk beside bj +– +3\.7 ms \/ 5\.3 ms +0\.7/);
    expect(text).toContain('No region was left unchanged');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(110);
  });

  test('a guard that is not worse is told so, one that is worse as well', () => {
    const lines = VERIFICATION_REPORTERS.text(verification(), options()).split('\n');
    expect(lines.find((line) => line.includes('guard bj'))).toMatch(/not worse$/);
    expect(lines.find((line) => line.includes('guard sg'))).toMatch(/regressed$/);
  });

  test('a margin that is what anybody feels is told in its unit, an agreed one as a share', () => {
    const small = effect({kind: 'guard', region: 'bj', medians: [4.8, 7.1], marginShare: 20 / 7.1});
    const made = verification({effects: [effect({}), small]});
    const text = VERIFICATION_REPORTERS.md(made, options());
    expect(text).toMatch(/hk: large answers .+±10 %/);
    expect(text).toMatch(/guard bj: large answers .+±20 ms/);
  });

  test('a side that never ended has no number, and no dot', () => {
    const dead = verification({
      runs: [run('before', 0, null), run('after', 1, 3)],
      effects: [effect({medians: [3, null], ratio: 0, low: 0, high: 0})],
    });
    expect(VERIFICATION_REPORTERS.text(dead, options())).toContain('never ended');
    expect(VERIFICATION_REPORTERS.html(dead, options()).match(/<circle /g)).toHaveLength(1);
  });

  test('a rejected run says why', () => {
    const rejected = {id: 'verify/run-plan-changed'};
    const runs = [{...run('before', 0, 6550), rejected}];
    for (const format of ['text', 'md', 'html'] as const) {
      const text = VERIFICATION_REPORTERS[format](verification({runs}), options());
      expect(text).toContain('was applied or rolled back while');
    }
  });

  test('it speaks Chinese', () => {
    const text = VERIFICATION_REPORTERS.text(verification(), options('zh-CN'));
    expect(text).toContain('hk：大响应耗时的改善超过了 10% 的判定界限');
    expect(text).toMatch(/守护指标 bj：大响应耗时.+未变差/);
    expect(VERIFICATION_REPORTERS.md(verification(), options('zh-CN'))).toContain('# 变更有效吗？');
  });

  test('the page draws three pictures, in both languages, and lets nothing in from outside', () => {
    const page = VERIFICATION_REPORTERS.html(verification(), options());
    expect(page.match(/<svg class="curve"/g)).toHaveLength(3);
    expect(page.match(/<circle /g)).toHaveLength(4);
    expect(page).toContain('大响应耗时');
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/(src|href)=["']?https?:/);
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('a name from the fleet cannot become markup', () => {
    const region = '<img src=x onerror=alert(1)>';
    const hostile = verification({
      criterion: {...verification().criterion, region},
      effects: [effect({region})],
    });
    expect(VERIFICATION_REPORTERS.html(hostile, options())).not.toContain('<img');
    expect(VERIFICATION_REPORTERS.md(hostile, options())).not.toMatch(/(?<!\\)<img/);
  });

  test('JSON and YAML hold the document', async () => {
    const {parse} = await import('yaml');
    const made = verification();
    expect(JSON.parse(VERIFICATION_REPORTERS.json(made, options()))).toEqual(made);
    expect(parse(VERIFICATION_REPORTERS.yaml(made, options()))).toEqual(made);
  });
});
