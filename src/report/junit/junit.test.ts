import {spawnSync} from 'node:child_process';
import {expect, test} from 'vitest';
import type {ReportDocument} from '../../model/report.ts';
import {sampleCatalogue} from '../testing/catalogue.ts';
import {
  cleanSample,
  hongkongSample,
  hostileSample,
  inconclusiveSample,
  nodeDownSample,
} from '../testing/sample.ts';
import {junitReporter} from './index.ts';

const SAMPLES = [cleanSample, hongkongSample, hostileSample, inconclusiveSample, nodeDownSample];

function write(document: ReportDocument, language: 'en' | 'zh-CN' = 'en'): string {
  return junitReporter(document, {language, catalogue: sampleCatalogue, color: false, width: 80});
}

// Python’s expat reads it, so that what is well-formed is not our own opinion.
const READ = `
import json, sys
import xml.etree.ElementTree as tree
def read(text):
    root = tree.fromstring(text.encode())
    cases = [[suite.get('name'), case.get('name'), [c.tag for c in case], [c.get('message') for c in case]]
             for suite in root for case in suite]
    totals = {key: int(root.get(key)) for key in ('tests', 'failures', 'errors', 'skipped')}
    return {'root': root.tag, 'totals': totals, 'cases': cases}
print(json.dumps([read(text) for text in json.load(sys.stdin)]))
`;

type Read = {
  root: string;
  totals: {tests: number; failures: number; errors: number; skipped: number};
  cases: [suite: string, name: string, tags: string[], messages: string[]][];
};

function read(...documents: string[]): Read[] {
  const input = JSON.stringify(documents);
  const result = spawnSync('python3', ['-c', READ], {input, encoding: 'utf8'});
  if (result.status !== 0) throw new Error(result.stderr || String(result.error));
  return JSON.parse(result.stdout) as Read[];
}

test('every sample is well-formed in both languages, and its totals are those of its cases', () => {
  const documents = SAMPLES.flatMap((sample) => [write(sample()), write(sample(), 'zh-CN')]);
  const all = read(...documents);
  expect(all).toHaveLength(documents.length);
  for (const {root, totals, cases} of all) {
    const count = (tag: string) => cases.filter(([, , tags]) => tags.includes(tag)).length;
    expect(root).toBe('testsuites');
    expect(totals).toEqual({
      tests: cases.length,
      failures: count('failure'),
      errors: count('error'),
      skipped: count('skipped'),
    });
  }
});

test('a cause and a contributor fail their rules’ cases, notes and passes do not', () => {
  const [told] = read(write(hongkongSample()));
  const cases = told?.cases ?? [];
  const failed = cases.filter(([, , tags]) => tags.includes('failure'));
  expect(failed.map(([suite, name, , messages]) => [suite, name, messages])).toEqual([
    [
      'c4.xlarge',
      'pod-mtu-exceeds-underlay',
      ['pod packets above 1400 bytes vanish to and from hk'],
    ],
    ['c4.xlarge', 'cpu-model-differs', [expect.stringContaining('single thread 4% slower')]],
  ]);
  expect(cases).toContainEqual(['c4.xlarge', 'cpu-steal', [], []]);
  expect(cases).toContainEqual(['c4.xlarge', 'disk-latency', ['skipped'], ['disk.latencyMs']]);
});

test('slowness that nothing explains fails a case of its own', () => {
  const document = hongkongSample();
  document.diagnosis.findings = [];
  document.chains = [];
  const [slow, clean] = read(write(document), write(cleanSample()));
  const own = slow?.cases.find(([, name]) => name === 'unexplained-slowness');
  expect(own?.[2]).toEqual(['failure']);
  expect(clean?.totals.failures).toBe(0);
});

test('a check that broke is an error, and one without data is skipped, never passed', () => {
  const document = inconclusiveSample();
  const [result] = document.diagnosis.results;
  if (result !== undefined)
    document.diagnosis.results.push({...result, rule: 'broken', outcome: 'error'});
  const [told] = read(write(document));
  expect(told?.totals.errors).toBe(1);
  expect(told?.cases.filter(([, , tags]) => tags.length === 0).map(([, name]) => name)).toEqual([
    'unexplained-slowness',
  ]);
});
