import {readFile} from 'node:fs/promises';
import {expect, test} from 'vitest';
import {METRICS, type MetricName, type MetricShape} from '../../model/metrics.ts';
import {openmetricsReporter} from '../../report/openmetrics/index.ts';
import {sampleCatalogue} from '../../report/testing/catalogue.ts';
import {hongkongSample} from '../../report/testing/sample.ts';

/** The reporter’s own: a run has findings and services, an agent has not. */
const OF_RUNS = [
  // Agents do not measure it: transfers need the schedule of a run, or they measure one another.
  'samespec_path_throughput_bytes_per_second',
  'samespec_http_request_duration_seconds',
  'samespec_cohort_members',
  'samespec_finding_active',
];

test('agent and report of a run give one name one meaning: type, labels and buckets', () => {
  const text = openmetricsReporter(hongkongSample(), {
    language: 'en',
    catalogue: sampleCatalogue,
    color: false,
    width: 80,
  });
  const seen: string[] = [];
  for (const [, name = '', type = ''] of text.matchAll(/^# TYPE (\S+) (\S+)$/gm)) {
    if (OF_RUNS.includes(name)) continue;
    // OpenMetrics leaves the ending out of the name of the family.
    const full = `${name}${type === 'counter' ? '_total' : type === 'info' ? '_info' : ''}`;
    const shape: MetricShape | undefined = METRICS[full as MetricName];
    expect(shape, full).toBeDefined();
    expect(shape?.type, full).toBe(type === 'info' ? 'gauge' : type);
    const line = text
      .split('\n')
      .find((one) => one.startsWith(`${full}{`) || one.startsWith(`${full}_bucket{`));
    const labels = [...(line ?? '').matchAll(/([a-z_]+)="/g)].map(([, label]) => label);
    const own = [...(shape?.labels ?? []), ...(type === 'histogram' ? ['le'] : [])];
    for (const label of labels) expect(own, `${full} ${label}`).toContain(label);
    seen.push(full);
  }
  expect(seen).toContain('samespec_path_mtu_bytes');
});

test('every metric is told of in docs/agent.md', async () => {
  const text = await readFile(new URL('../../../docs/agent.md', import.meta.url), 'utf8');
  const untold = Object.keys(METRICS).filter((name) => !text.includes(`\`${name}\``));
  expect(untold).toEqual([]);
});
