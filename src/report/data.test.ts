import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {ReportDocument} from '../model/report.ts';
import {jsonReporter} from './json.ts';
import {sampleCatalogue} from './testing/catalogue.ts';
import {
  cleanSample,
  hongkongSample,
  hostileSample,
  inconclusiveSample,
  nodeDownSample,
} from './testing/sample.ts';
import {yamlReporter} from './yaml.ts';

const options = {language: 'en', catalogue: sampleCatalogue, color: true, width: 80} as const;
const SAMPLES = [cleanSample, hongkongSample, hostileSample, inconclusiveSample, nodeDownSample];
const OUTPUTS = [
  {name: 'JSON', write: jsonReporter, read: (text: string): unknown => JSON.parse(text)},
  {name: 'YAML', write: yamlReporter, read: (text: string): unknown => parse(text)},
];

test('the samples are documents as the pipeline makes them', () => {
  for (const sample of SAMPLES) {
    // Its run id is one no run can have; the page must bear it all the same.
    if (sample !== hostileSample) expect(ReportDocument.parse(sample())).toEqual(sample());
  }
});

for (const {name, write, read} of OUTPUTS) {
  for (const sample of SAMPLES) {
    test(`${name} of ${sample.name} is exactly the document`, () => {
      const text = write(sample(), options);
      expect(read(text)).toEqual(sample());
      expect(text.endsWith('\n')).toBe(true);
      expect(text.endsWith('\n\n')).toBe(false);
    });
  }

  test(`${name} shows a terminal no control, C1 or bidi character`, () => {
    const text = write(hostileSample(), options);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });

  test(`${name} of equal documents is equal, whatever the order of their keys`, () => {
    const document = hongkongSample();
    const turned = Object.fromEntries(Object.entries(document).reverse()) as typeof document;
    expect(write(turned, options)).toBe(write(document, options));
  });
}

test('JSON begins with the keys in order', () => {
  const keys = Object.keys(JSON.parse(jsonReporter(cleanSample(), options)));
  expect(keys).toEqual([
    'analysis',
    'attributions',
    'chains',
    'comparison',
    'diagnosis',
    'explanations',
    'facts',
    'factsAfter',
    'paths',
    'run',
    'schemaVersion',
  ]);
});

test('a key called __proto__ survives', () => {
  const document = cleanSample();
  const leaves = JSON.parse('{"__proto__": {"value": "x", "section": "cpu"}}');
  document.facts = [{...document.facts[0], leaves} as (typeof document.facts)[number]];
  expect(jsonReporter(document, options)).toContain('"__proto__": {');
});
