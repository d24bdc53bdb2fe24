import {expect, test} from 'vitest';
import type {ReportDocument} from '../../model/report.ts';
import {sampleCatalogue} from '../testing/catalogue.ts';
import {cleanSample, hongkongSample, hostileSample} from '../testing/sample.ts';
import {sarifReporter} from './index.ts';
import {placeOf} from './place.ts';

type Result = {
  ruleId: string;
  ruleIndex: number;
  kind: string;
  level: string;
  message: {text: string};
  partialFingerprints: Record<string, string>;
  locations: {
    physicalLocation?: {artifactLocation: {uri: string}; region: {startLine: number}};
    logicalLocations: {name: string}[];
  }[];
};
type Sarif = {
  version: string;
  runs: {tool: {driver: {name: string; rules: {id: string}[]}}; results: Result[]}[];
};

function write(document: ReportDocument): Sarif {
  const options = {language: 'en', catalogue: sampleCatalogue, color: false, width: 80} as const;
  return JSON.parse(sarifReporter(document, options)) as Sarif;
}

test('a cause is an error, a contributor a warning, and what is no failure has no level', () => {
  const [run] = write(hongkongSample()).runs;
  expect(run?.results.map(({ruleId, kind, level}) => [ruleId, kind, level])).toEqual([
    ['pod-mtu-exceeds-underlay', 'fail', 'error'],
    ['cpu-model-differs', 'fail', 'warning'],
    ['nested-virtualization-not-exposed', 'informational', 'none'],
    ['disk-latency', 'open', 'none'],
  ]);
  for (const {ruleId, ruleIndex} of run?.results ?? []) {
    expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  }
});

test('a result lies at the line of the inventory that names its node', () => {
  const document = hongkongSample();
  for (const [i, node] of document.run.inventory.nodes.entries())
    node.origin = `my fleet.yaml:${i + 7}`;
  const [result] = write(document).runs[0]?.results ?? [];
  expect(
    result?.locations.map(({physicalLocation: at}) => [
      at?.artifactLocation.uri,
      at?.region.startLine,
    ]),
  ).toEqual([
    ['my%20fleet.yaml', 7],
    ['my%20fleet.yaml', 9],
  ]);
});

test('a node without a line has its name alone', () => {
  expect(placeOf('--host')).toBeNull();
  expect(placeOf('--host:3')).toBeNull();
  expect(placeOf('fleet.yaml')).toBeNull();
  expect(placeOf('/etc/a b/fleet.yaml:12')).toEqual({
    uri: 'file:///etc/a%20b/fleet.yaml',
    line: 12,
  });
});

test('the fingerprint is the same in another run of the same incident, and differs by whom it is about', () => {
  const first = write(hongkongSample()).runs[0]?.results[0];
  const again = hongkongSample();
  again.run.id = '2026-12-01T00-00-00-hk';
  const [finding] = again.diagnosis.findings;
  if (finding !== undefined) finding.confidence = 0.5;
  expect(write(again).runs[0]?.results[0]?.partialFingerprints).toEqual(first?.partialFingerprints);
  if (finding !== undefined) finding.scope = {kind: 'node', nodes: ['sg-1']};
  expect(write(again).runs[0]?.results[0]?.partialFingerprints).not.toEqual(
    first?.partialFingerprints,
  );
});

test('a clean fleet has no results, and hostile text stays text', () => {
  expect(write(cleanSample()).runs[0]?.results).toEqual([]);
  const options = {language: 'zh-CN', catalogue: sampleCatalogue, color: false, width: 80} as const;
  const text = sarifReporter(hostileSample(), options);
  expect(JSON.parse(text)).toMatchObject({version: '2.1.0'});
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
});
