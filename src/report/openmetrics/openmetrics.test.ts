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
import {openmetricsReporter} from './index.ts';
import {histogram, openMetricsText} from './text.ts';

const SAMPLES = [cleanSample, hongkongSample, hostileSample, inconclusiveSample, nodeDownSample];
const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABELS =
  '\\{[a-z_]+="(?:[^"\\\\\\n]|\\\\[\\\\"n])*"(?:,[a-z_]+="(?:[^"\\\\\\n]|\\\\[\\\\"n])*")*\\}';
const LINE = new RegExp(`^(${NAME})(${LABELS})? (?:-?\\d+(?:\\.\\d+)?(?:e-?\\d+)?|\\+Inf|NaN)$`);

function write(document: ReportDocument): string {
  return openmetricsReporter(document, {
    language: 'en',
    catalogue: sampleCatalogue,
    color: false,
    width: 80,
  });
}

/** Value of the one sample whose line begins so. */
function numberAt(text: string, start: string): number {
  const lines = text.split('\n').filter((line) => line.startsWith(start));
  expect(lines).toHaveLength(1);
  return Number(lines[0]?.split(' ').at(-1));
}

for (const sample of SAMPLES) {
  test(`${sample.name}: each family stands together under its type, no series twice, ended by EOF`, () => {
    const text = write(sample());
    expect(text.endsWith('\n# EOF\n')).toBe(true);
    const families: string[] = [];
    const series = new Set<string>();
    for (const line of text.split('\n').slice(0, -2)) {
      const type = /^# TYPE (\S+) (gauge|counter|histogram|info)$/.exec(line)?.[1];
      if (type !== undefined) families.push(type);
      if (line.startsWith('#')) continue;
      const match = LINE.exec(line);
      expect(match, line).not.toBeNull();
      expect(match?.[1]?.startsWith(families.at(-1) ?? '?'), line).toBe(true);
      const key = line.slice(0, line.lastIndexOf(' '));
      expect(series.has(key), line).toBe(false);
      series.add(key);
    }
    expect(new Set(families).size).toBe(families.length);
  });
}

test('a black hole, its path MTU and its finding are metrics', () => {
  const text = write(hongkongSample());
  const labels = '{src_region="hk",dst_region="hk",layer="pod",ip_version="4"';
  expect(numberAt(text, `samespec_path_blackhole${labels}}`)).toBe(1);
  expect(numberAt(text, `samespec_path_mtu_bytes${labels},`)).toBe(1400);
  expect(
    numberAt(text, 'samespec_path_blackhole{src_region="bj",dst_region="sg",layer="pod"'),
  ).toBe(0);
  expect(text).toContain(
    'samespec_finding_active{rule="pod-mtu-exceeds-underlay",severity="critical",verdict="cause",cohort="c4.xlarge"} 1',
  );
});

test('what is not known has no value, not zero', () => {
  const text = write(nodeDownSample());
  expect(text).not.toContain('samespec_path_mtu_bytes{src_region="bj",dst_region="sg",layer="pod"');
  expect(text).not.toContain('samespec_path_blackhole{src_region="bj",dst_region="sg",layer="pod"');
  expect(text).not.toMatch(/last_collect_success_timestamp_seconds\{node="sg-2"/);
  expect(write(inconclusiveSample())).not.toContain('samespec_path');
});

test('what never ended counts in the last bucket alone', () => {
  const samples = histogram({node: 'a'}, [0.5, 3, Infinity], [1, 5]);
  const text = openMetricsText([
    {name: 'x_seconds', type: 'histogram', unit: 'seconds', help: 'h', samples},
  ]);
  expect(text).toBe(`# TYPE x_seconds histogram
# UNIT x_seconds seconds
# HELP x_seconds h
x_seconds_bucket{node="a",le="1.0"} 1
x_seconds_bucket{node="a",le="5.0"} 2
x_seconds_bucket{node="a",le="+Inf"} 3
x_seconds_count{node="a"} 3
x_seconds_sum{node="a"} 3.5
# EOF
`);
});

test('quotes, backslashes and line breaks of a name stay inside its label', () => {
  const samples = [{labels: {fact: 'a"b\\c\nd'}, value: 1}];
  expect(openMetricsText([{name: 'x', type: 'gauge', help: 'h', samples}])).toContain(
    'x{fact="a\\"b\\\\c d"} 1',
  );
});
