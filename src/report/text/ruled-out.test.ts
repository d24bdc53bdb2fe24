import {expect, test} from 'vitest';
import {sampleCatalogue, tell} from '../testing/catalogue.ts';
import {cleanSample, hongkongSample} from '../testing/sample.ts';
import {textReporter} from './index.ts';

test('fifty checks that were ruled out take a line for each subject, and verbose has them all', () => {
  const document = cleanSample();
  const [one] = hongkongSample().diagnosis.findings.filter(({verdict}) => verdict === 'ruled-out');
  if (one === undefined) throw new Error('the sample rules something out');
  const rules = [
    'image-digest-differs',
    'sysctl-drift',
    'cpu-steal',
    'packet-loss',
    'swap-active',
    'disk-slower',
  ];
  document.diagnosis.findings = Array.from({length: 48}, (_, i) => ({
    ...one,
    id: `r-${i}`,
    rule: rules[i % rules.length] ?? '',
    title: tell('images-equal', {count: i, total: i}),
  }));
  for (const language of ['en', 'zh-CN'] as const) {
    for (const width of [80, 120]) {
      const options = {language, catalogue: sampleCatalogue, color: false, width};
      const short = textReporter(document, options).split('\n');
      const start = short.findIndex((line) => /RULED OUT|已排除/.test(line));
      expect(short.slice(start, start + 6).every((line) => / \+\d$/.test(line))).toBe(true);
      expect(short[start + 6]).toBe('');
      const long = textReporter(document, {...options, verbose: true});
      for (let i = 0; i < 48; i++) expect(long).toContain(`${i}/${i}`);
    }
  }
});

test('six lines are all it takes, however long a sentence is and however many subjects there are', () => {
  const document = hongkongSample();
  const [one] = document.diagnosis.findings.filter(({verdict}) => verdict === 'ruled-out');
  if (one === undefined) throw new Error('the sample rules something out');
  const rules = ['image-digest-differs', 'sysctl-drift', 'cpu-steal', 'packet-loss'];
  const more = ['swap-active', 'disk-slower', 'my-own', 'another-of-mine'];
  // An id without a text is written as it is.
  const long = {id: 'a sentence that goes on and on '.repeat(6).trim()};
  document.diagnosis.findings = [...rules, ...more].map((rule, i) => ({
    ...one,
    id: `r-${i}`,
    rule,
    title: rule === 'packet-loss' ? long : tell('images-equal', {count: i, total: i}),
  }));
  for (const width of [80, 120]) {
    const options = {language: 'en' as const, catalogue: sampleCatalogue, color: false, width};
    const lines = textReporter(document, options).split('\n');
    const start = lines.findIndex((line) => line.includes('RULED OUT'));
    const next = lines.findIndex((line, i) => i > start && !line.startsWith('    '));
    expect(next - start).toBeLessThanOrEqual(6);
    expect(lines[start + 3]).toMatch(/network: .*…$/);
    expect(lines[start + 5]).toMatch(/other: .* · /);
  }
});
