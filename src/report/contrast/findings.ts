import type {Contrast, FindingContrast, SymptomContrast} from '../../model/contrast.ts';
import {metricName} from '../outline/symptom.ts';
import type {Line, Row, Section} from './section.ts';
import {say, sayOr} from './strings.ts';

const BRIEF = 8;
/** Where comparing stops counting. */
const MANY = 1000;

/** Findings that appeared, went or changed. */
export function findingSection({findings}: Contrast): Section {
  const rows = findings.map(
    (one): Row => ({
      what: one.id,
      a: [sideOf(one, 'a')],
      b: [sideOf(one, 'b')],
      remarks: [(one.b ?? one.a)?.title ?? one.rule],
    }),
  );
  return {id: 'findings', lead: null, lines: [], rows, brief: BRIEF};
}

function sideOf(one: FindingContrast, side: 'a' | 'b'): Line {
  const told = one[side];
  if (told === null) return say(one.status === `unknown-${side}` ? 'not-asked' : 'not-there');
  return say('confidence', {verdict: say(`verdict-${told.verdict}`), x: told.confidence});
}

/** Who is slow beside its own peers. */
export function symptomSection({symptoms}: Contrast): Section {
  const rows = symptoms.map(
    (one): Row => ({
      what: whatOf(one),
      a: [ratioOf(one.a)],
      b: [ratioOf(one.b)],
      remarks: [],
    }),
  );
  return {id: 'symptoms', lead: null, lines: [], rows, brief: BRIEF};
}

function whatOf({metric, region, node}: SymptomContrast): Line {
  const own = sayOr(`metric-${metric}`, metric);
  // Metrics that were read from series have their words there.
  return say('metric-at', {
    metric: own === metric ? metricName(metric) : own,
    place: node ?? region,
  });
}

function ratioOf(ratio: number | null): Line {
  if (ratio === null) return say('none');
  if (ratio >= MANY) return say('slower-many', {x: MANY});
  return say('slower-than-peers', {times: say('times', {x: ratio})});
}
