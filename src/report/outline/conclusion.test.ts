import {expect, test} from 'vitest';
import {speaker} from '../say.ts';
import {sampleCatalogue} from '../testing/catalogue.ts';
import {
  cleanSample,
  hongkongSample,
  inconclusiveSample,
  nodeDownSample,
} from '../testing/sample.ts';
import {conclusionMessage, conclusionOf, findingsOf} from './conclusion.ts';
import {ruleCounts} from './counts.ts';

test('each kind of run has its conclusion', () => {
  expect(conclusionOf(hongkongSample())).toBe('cause');
  expect(conclusionOf(cleanSample())).toBe('clean');
  expect(conclusionOf(nodeDownSample())).toBe('clean');
  expect(conclusionOf(inconclusiveSample())).toBe('inconclusive');
});

test('without the cause it is the contributor, without that a symptom unexplained', () => {
  const document = hongkongSample();
  document.diagnosis.findings = document.diagnosis.findings.filter(
    ({verdict}) => verdict !== 'cause',
  );
  expect(conclusionOf(document)).toBe('contributor');
  document.diagnosis.findings = [];
  expect(conclusionOf(document)).toBe('unexplained');
});

test('notes and unknowns alone are no finding', () => {
  const document = cleanSample();
  document.diagnosis.findings = hongkongSample().diagnosis.findings.filter(
    ({verdict}) => verdict === 'note' || verdict === 'unknown',
  );
  expect(conclusionOf(document)).toBe('clean');
});

test('a fleet of which less than half was read is not called clean', () => {
  const document = cleanSample();
  document.run.outcomes = document.run.outcomes.map((outcome, i) => ({...outcome, ok: i < 2}));
  expect(conclusionOf(document)).toBe('inconclusive');
});

test('rules that mostly lacked their data do not make a clean fleet', () => {
  const document = cleanSample();
  document.diagnosis.results = document.diagnosis.results.map((result) =>
    result.rule === 'software-emulation' ? result : {...result, outcome: 'skipped'},
  );
  expect(conclusionOf(document)).toBe('inconclusive');
});

test('a rule counts as decided when one subject could be judged', () => {
  const document = cleanSample();
  document.diagnosis.results = [
    {rule: 'a', subjects: ['1'], outcome: 'skipped', missing: ['x']},
    {rule: 'a', subjects: ['2'], outcome: 'pass', missing: []},
    {rule: 'b', subjects: ['1'], outcome: 'error', missing: []},
    {rule: 'c', subjects: ['1'], outcome: 'not-applicable', missing: []},
  ];
  expect(ruleCounts(document)).toMatchObject({
    rules: 3,
    decided: 1,
    undecided: 1,
    checks: 4,
    brokenRules: ['b'],
  });
});

test('the gravest finding comes first', () => {
  const document = hongkongSample();
  const [cause] = findingsOf(document, 'cause');
  if (cause === undefined) throw new Error('the sample has a cause');
  document.diagnosis.findings = [
    {...cause, id: 'minor', severity: 'low', confidence: 0.99},
    {...cause, id: 'less-sure', confidence: 0.5},
    cause,
  ];
  expect(findingsOf(document, 'cause').map(({id}) => id)).toEqual([
    'overlay-black-hole',
    'less-sure',
    'minor',
  ]);
});

test('clean with gaps says that it did not see everything', () => {
  const tell = speaker(sampleCatalogue, 'en');
  expect(tell(conclusionMessage(cleanSample()))).toBe('report/result-clean');
  expect(tell(conclusionMessage(nodeDownSample()))).toBe('report/result-clean-partly');
});
