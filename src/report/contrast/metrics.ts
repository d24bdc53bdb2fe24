import type {Contrast, MetricContrast, MetricSide} from '../../model/contrast.ts';
import type {Message} from '../../model/message.ts';
import {quantity} from '../outline/symptom.ts';
import type {Line, Row, Section} from './section.ts';
import {say, sayOr} from './strings.ts';

const BRIEF = 8;
const SETTLED = ['a-worse', 'b-worse'];

/** What was measured on both sides, with what the runs bear; what is settled first. */
export function metricSection(contrast: Contrast): Section {
  const {metrics} = contrast;
  const inOrder = [
    ...metrics.filter(({verdict}) => SETTLED.includes(verdict)),
    ...metrics.filter(({verdict}) => !SETTLED.includes(verdict)),
  ];
  const rows = inOrder.map((one): Row => {
    const name = sayOr(`metric-${one.metric}`, one.metric);
    return {
      what: one.region === null ? name : say('metric-at', {metric: name, place: one.region}),
      a: [medianText(one.a, one)],
      b: [medianText(one.b, one)],
      remarks: [
        ...(one.verdict === 'too-few-runs' ? [] : [verdictOf(one, contrast)]),
        ...(one.distanceRemoved || one.verdict === 'one-side' || !one.metric.startsWith('service-')
          ? []
          : [say('distance-left')]),
      ],
    };
  });
  return {id: 'metrics', lead: null, lines: tooFew(metrics), rows, brief: BRIEF};
}

/** Said once: it is the usual case, and the same for all. */
function tooFew(metrics: readonly MetricContrast[]): Message[] {
  const few = metrics.filter(({verdict}) => verdict === 'too-few-runs');
  if (few.length === 0) return [];
  const needed = Math.max(...few.map(({runsNeeded}) => runsNeeded ?? 0));
  return [say('too-few-runs', {count: few.length, all: few.length === metrics.length, needed})];
}

function medianText({median, runs}: MetricSide, {unit}: MetricContrast): Line {
  if (runs === 0) return say('not-measured');
  const value = median === null ? say('timed-out') : quantity(median, unit);
  return say('value-of-runs', {value, runs});
}

function verdictOf(one: MetricContrast, {a, b}: Contrast): Message {
  const {verdict, worse, margin, runsNeeded} = one;
  const runs = say('runs-told', {a: one.a.runs, b: one.b.runs});
  switch (verdict) {
    case 'one-side':
      return say('verdict-one-side');
    case 'equivalent':
      return say('verdict-equivalent', {margin, interval: intervalOf(worse), runs});
    case 'unsettled':
      return say('verdict-unsettled', {interval: intervalOf(worse), runs, needed: runsNeeded ?? 0});
    default: {
      const isA = verdict === 'a-worse';
      const who = (isA ? a : b).name;
      const told = isA ? worse : inverted(worse);
      const ratio = told?.ratio ?? null;
      if (ratio === null) return say('verdict-worse-unbounded', {who, runs});
      return say('verdict-worse', {
        who,
        times: say('times', {x: ratio}),
        interval: intervalOf(told),
        runs,
      });
    }
  }
}

type Worse = MetricContrast['worse'];

function inverted(worse: Worse): Worse {
  if (worse === null) return null;
  const over = (x: number | null) => (x === null || x === 0 ? null : 1 / x);
  return {ratio: over(worse.ratio), low: over(worse.high), high: over(worse.low)};
}

function intervalOf(worse: Worse): Message {
  const bound = (x: number | null) => (x === null ? say('unbounded') : say('times', {x}));
  return say('interval', {low: bound(worse?.low ?? null), high: bound(worse?.high ?? null)});
}
