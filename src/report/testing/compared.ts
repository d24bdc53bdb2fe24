import type {
  Candidate,
  Explanation,
  OutlierGroup,
  Outliers,
  RankedDrift,
} from '../../model/explanation.ts';
import type {ReportDocument} from '../../model/report.ts';
import {tell} from './catalogue.ts';
import {hongkongSample} from './sample.ts';

/** For tests only: the incident without a measured cause, with all that comparing can say about it. */
export function comparedSample(): ReportDocument {
  const base = hongkongSample();
  const [, cpu] = base.chains;
  const findings = base.diagnosis.findings.filter(({verdict}) => verdict !== 'cause');
  return {
    ...base,
    diagnosis: {...base.diagnosis, findings},
    chains: cpu === undefined ? [] : [cpu],
    attributions: [],
    comparison: {
      ...base.comparison,
      nodeSymptoms: [
        {
          ...(base.comparison.symptoms[0] as ReportDocument['comparison']['symptoms'][number]),
          id: 'service-small@sg/sg-2',
          metric: 'service-small',
          region: 'sg',
          node: 'sg-2',
          referenceRegions: ['sg'],
        },
      ],
      outliers: [outliers()],
      drift: [
        drift('net.default.mtuBytes', 5.2, 1),
        drift('cpu.modelName', 0.4, 3),
        {...drift('kernel.release', 0.1, 1), accepted: {reason: 'upgrade', until: '2026-12-01'}},
      ],
      driftLimits: [tell('not-measured')],
      expiredAcceptances: [{fact: 'sysctl.x', reason: 'trial', until: '2026-01-01'}],
    },
    explanations: [explanation()],
  };
}

function drift(fact: string, score: number, facts: number): RankedDrift {
  return {
    cohort: 'c4.xlarge',
    facts: [fact, 'cpu.flags.svm', 'kernel.modules.kvm_amd'].slice(0, facts),
    kind: 'region-drift',
    groups: [
      {reading: {kind: 'value', value: 1500}, nodes: ['bj-1', 'bj-2', 'sg-1', 'sg-2']},
      {reading: {kind: 'missing', reason: 'absent'}, nodes: ['hk-1', 'hk-2']},
    ],
    unknown: 0,
    logOdds: score,
    logOddsInRegion: null,
    score,
    accepted: null,
    message: tell('drift-title', {fact, nodes: ['hk-1', 'hk-2']}),
  };
}

function outliers(): Outliers {
  const group = (given: Partial<OutlierGroup>): OutlierGroup => ({
    level: 'region',
    group: 'sg',
    size: 3,
    method: 'pairwise',
    threshold: null,
    verdict: 'odd-one-out',
    slow: ['sg-2'],
    ...given,
  });
  return {
    cohort: 'c4.xlarge',
    metric: 'service-small',
    unit: 'ms',
    nodes: [],
    groups: [
      group({}),
      group({group: 'bj', verdict: 'none-odd', slow: []}),
      group({
        level: 'regions',
        group: '*',
        verdict: 'insufficient',
        slow: [],
        reason: tell('not-measured'),
      }),
    ],
    slowNodes: ['sg-2'],
    slowRegions: [],
    unmeasured: ['bj-2'],
  };
}

function explanation(): Explanation {
  const candidate: Candidate = {
    id: 'net.default.mtuBytes',
    parts: [],
    partSizes: [],
    rules: [],
    counts: {a: 2, b: 0, c: 0, d: 4},
    unknown: 0,
    nodes: ['hk-1', 'hk-2'],
    riskRatio: 9,
    lower: 1.2,
    riskRatioInRegion: null,
    p: null,
    pAdjusted: null,
    logBayesFactor: 1,
    logOdds: 2,
    shift: null,
    shiftP: null,
    verdict: 'confounded-with-region',
    message: tell('drift-title', {fact: 'net.default.mtuBytes', nodes: ['hk-1', 'hk-2']}),
  };
  return {
    symptom: 'service-large+throughput-sent',
    symptoms: ['service-large@hk'],
    cohort: 'c4.xlarge',
    verdict: 'confounded-with-region',
    slow: ['hk-1', 'hk-2'],
    healthy: 4,
    candidates: [candidate],
    cover: [],
    uncovered: ['hk-1', 'hk-2'],
    family: {splits: 2, testable: 0, combinations: 0, permutations: 0, seed: 1},
    limits: [tell('not-borne-out')],
    experiment: tell('vanish-fix', {bytes: 1400}),
    message: tell('steal-low'),
  };
}
