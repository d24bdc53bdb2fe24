import {expect, test} from 'vitest';
import {sampleCatalogue} from '../testing/catalogue.ts';
import {hongkongSample} from '../testing/sample.ts';
import {htmlReporter} from './index.ts';

function page(change: (document: ReturnType<typeof hongkongSample>) => void): string {
  const document = hongkongSample();
  change(document);
  const options = {language: 'en' as const, catalogue: sampleCatalogue, color: false, width: 100};
  return htmlReporter(document, options);
}

test('a transfer tells its messages, datagrams and neighbours, in the cell and among the raw results', () => {
  const html = page(({paths}) => {
    const bulk = paths.find((path) => path.probe === 'throughput');
    if (bulk?.probe !== 'throughput') throw new Error('the sample has a transfer');
    bulk.messages = [{bytes: 65_536, ms: [4, 8, 6], unfinished: 1}];
    const count = {bytesPerSecond: 1e6, sizeBytes: 1200, sent: 100, received: 97, reordered: 2};
    bulk.datagrams = {...count, duplicates: 0, lagMs: 1};
    bulk.besideOthers = {atOnce: 3, checks: 1, fasterAlone: 0.25};
  });
  for (const text of [
    'message of 65,536 bytes',
    '6.0 ms, n=3, one not finished',
    '3 of 100 lost, 2 out of order (1200 bytes each)',
    '3 at once; alone 25% faster (one repeated)',
  ]) {
    expect(html.split(text).length, text).toBeGreaterThanOrEqual(3);
  }
});

test('a request tells what it took at the steps of its way, and grown above one packet', () => {
  const html = page(({paths}) => {
    const service = paths.find((path) => path.probe === 'service');
    if (service?.probe !== 'service') throw new Error('the sample has requests');
    const [sample] = service.samples;
    if (sample === undefined) throw new Error('the sample has requests');
    const ok = {...sample, totalMs: 5, error: null};
    service.steps = [
      {step: 'pod', url: 'http://pod/', state: 'ok', samples: [ok, ok]},
      {step: 'proxy', url: 'http://proxy/', state: 'errors', samples: [{...ok, error: 'refused'}]},
    ];
    service.upload = {requestBytes: 4000, state: 'ok', samples: [ok]};
  });
  for (const text of ['at a pod', '5.0 ms, n=2', 'none, n=1, 1 failed', 'request of 4,000 bytes']) {
    expect(html).toContain(text);
  }
});
