import {expect, test} from 'vitest';
import {ReportDocument} from '../model/report.ts';
import {markdownReporter} from './markdown/index.ts';
import {pageOf} from './page/index.ts';
import {sampleCatalogue} from './testing/catalogue.ts';
import {comparedSample} from './testing/compared.ts';
import {hongkongSample} from './testing/sample.ts';
import {textReporter} from './text/index.ts';

const options = {language: 'en', catalogue: sampleCatalogue, color: false, width: 100} as const;

test('the sample is a document as the pipeline makes it', () => {
  expect(ReportDocument.parse(comparedSample())).toEqual(comparedSample());
});

test('without a measured cause the screen tells what the differences say, how far, and what to try', () => {
  const text = textReporter(comparedSample(), options);
  const from = text.indexOf('  SYMPTOM');
  expect(text.slice(from, text.indexOf('  RULED OUT'))).toBe(
    `  SYMPTOM    hk answers 3.4x slower than bj and sg (large answers, p95 612 ms against 178 ms,
             distance removed, n=10 runs each)
  SYMPTOM    sg-2, unlike its peers in sg: small answers 3.4x worse (small answers, p95 612 ms
             against 178 ms, distance removed, n=10 runs each)
  ALSO       hk runs AMD EPYC 7K62, bj and sg Intel 8255C: single thread 4% slower
                                                                             cpu-model-differs  0.50
             effect   expected, not measured; small answers are as fast as elsewhere
  COMPARED   large answers and bulk data sent, 2 slow nodes: confounded with region. steal < 1 %
             try      set the pod MTU to 1400 (flannel), then restart the pods
             limit    small answers are as fast as elsewhere
  DIFFERS    net.default.mtuBytes differs on hk-1 and hk-2 (hk)
             cpu.modelName differs on hk-1 and hk-2 (hk; likewise cpu.flags.svm and
             kernel.modules.kvm_amd)
             one difference you accepted: not counted
`,
  );
});

test('where a chain explains the symptom, the comparison leaves the first screen', () => {
  const document = {...hongkongSample(), explanations: comparedSample().explanations};
  expect(textReporter(document, options)).not.toContain('COMPARED');
  const verbose = textReporter(document, {...options, verbose: true});
  expect(verbose).toContain('COMPARED   large answers and bulk data sent, 2 slow nodes');
});

test('verbose and Markdown name who is odd and what the data cannot say; none odd is no news', () => {
  for (const text of [
    textReporter(comparedSample(), {...options, verbose: true, width: 120}),
    markdownReporter(comparedSample(), options),
  ]) {
    const plain = text.replaceAll('\\', '');
    expect(plain).toContain('small answers, nodes of sg: sg-2 is the odd one of three');
    expect(plain).toContain('small answers, regions: too little data. expected, not measured');
    expect(plain).toContain('small answers: not measured on bj-2; neither slow nor healthy');
    expect(plain).toContain('sysctl.x was accepted until 2026-01-01 (trial); it counts again');
    expect(plain).not.toContain('nodes of bj');
  }
});

test('the page tells verdicts in words, ranks differences and keeps accepted ones last', () => {
  const {classes, explanations} = pageOf(comparedSample(), options).compare;
  const words = explanations.flatMap(({candidates}) => candidates.map(({word}) => word));
  expect(words).toContainEqual(['confounded with region', '与地域混杂']);
  const ranked = classes.map(({facts}) => facts[0]);
  expect(ranked).toEqual(['net.default.mtuBytes', 'cpu.modelName', 'kernel.release']);
  expect(classes.at(-1)?.accepted).toEqual({reason: 'upgrade', until: '2026-12-01'});
});
