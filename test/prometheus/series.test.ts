import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {ReportDocument} from '../../src/model/report.ts';
import {runProcess} from '../../src/platform/process.ts';
import {HISTORY_NODES, type History, historyText} from './history.ts';
import {freePort, type RunningPrometheus, startPrometheus, writeHistory} from './server.ts';

/** A real Prometheus with an hour of series that were written down beforehand. */
let home: string;
const running: RunningPrometheus[] = [];
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'ss-series-'));
});
afterAll(async () => {
  for (const prometheus of running) await prometheus.stop();
  await rm(home, {recursive: true});
});

async function prometheusWith(history: History): Promise<RunningPrometheus> {
  const folder = await mkdtemp(join(home, 'prometheus-'));
  await writeHistory(folder, historyText(Date.now() / 1000, history));
  const prometheus = await startPrometheus(folder, 'global: {}\n');
  running.push(prometheus);
  return prometheus;
}

async function samespec(...args: string[]) {
  const {stdout, stderr, exit} = await runProcess({
    argv: [join(import.meta.dirname, '../../samespec'), ...args],
    env: {
      PATH: process.env.PATH ?? '',
      HOME: home,
      SAMESPEC_HOME: home,
      LANG: 'C.UTF-8',
      NO_COLOR: '1',
    },
  });
  return {out: stdout.toString(), err: stderr, exit};
}

async function diagnosed(...args: string[]): Promise<ReportDocument> {
  const {out, err} = await samespec('diagnose', '-o', 'json', ...args);
  if (out === '') throw new Error(err);
  return JSON.parse(out) as ReportDocument;
}

test('a slow region and a starved node are found in series, no node is touched, and a replay needs no Prometheus', async () => {
  const prometheus = await prometheusWith({slowRegion: 'hk', starvedNode: 'sg-2'});
  const live = await samespec('diagnose', '-o', 'json', '--prometheus', prometheus.url);
  const document = JSON.parse(live.out) as ReportDocument;
  const {symptoms, nodeSymptoms} = document.comparison;
  expect(document.run.inventory.nodes.map(({id}) => id)).toEqual(HISTORY_NODES.map(({id}) => id));
  expect(document.paths).toEqual([]);
  expect(document.run.readings).toEqual([]);
  expect(symptoms.map(({id}) => id).sort()).toEqual([
    'istio-duration:checkout.prod@hk',
    'retransmits@hk',
  ]);
  expect(symptoms.find(({metric}) => metric.startsWith('istio'))).toMatchObject({
    valueBounds: [1000, 2500],
    referenceBounds: [100, 250],
    ratio: 4,
    censored: true,
    query: expect.stringContaining('istio_request_duration_milliseconds_bucket'),
  });
  expect(nodeSymptoms.map(({id}) => id)).toEqual(['steal@sg/sg-2']);
  expect(document.diagnosis.findings.map(({rule}) => rule)).toContain('kernel-differs');

  await prometheus.stop();
  const again = await samespec('report', document.run.id, '-o', 'json');
  expect(again.out).toBe(live.out);
  const text = await samespec('report', document.run.id);
  expect(text.out).toContain('no node touched');
  expect(text.out).toContain('1,000–2,500 ms against 100–250 ms');

  // Also on another machine, from one file.
  const file = join(home, 'run.samespec');
  await samespec('runs', 'export', document.run.id, file);
  await samespec('runs', 'rm', document.run.id);
  expect((await samespec('report', file, '-o', 'json')).out).toBe(live.out);
}, 120_000);

test('equal regions show no symptom and no finding that speaks of one', async () => {
  const {url} = await prometheusWith({});
  const {comparison, diagnosis} = await diagnosed('--prometheus', url);
  expect(comparison.symptoms).toEqual([]);
  expect(comparison.nodeSymptoms).toEqual([]);
  expect(diagnosis.findings.filter(({verdict}) => verdict === 'cause')).toEqual([]);
  expect(comparison.regionSummaries.length).toBeGreaterThan(0);
}, 120_000);

test('nodes of an inventory are joined by name or address; who is missing on either side is said', async () => {
  const {url} = await prometheusWith({slowRegion: 'hk'});
  const port = await freePort();
  const fleet = join(home, 'fleet.yaml');
  // Nobody listens there: what is known of these nodes comes from the series alone.
  const names = ['bj-1', 'bj-2', 'hk-1', 'sg-1', 'gone-1'];
  const rows = names.map(
    (name) =>
      `  ${name}: {host: 127.0.0.1, port: ${port}, labels: {region: ${name.split('-')[0]}}}`,
  );
  const renamed = `  renamed: {host: 127.0.0.1, port: ${port}, address: 10.2.0.12, labels: {region: hk}}`;
  await writeFile(fleet, `nodes:\n${[...rows, renamed].join('\n')}\n`);
  const token = join(home, 'token');
  await writeFile(token, 'tell-nobody-7d1f\n');
  const document = await diagnosed(
    ...['-i', fleet, '--no-measure', '--prometheus', url, '--prometheus-token-file', token],
  );
  const [summary] = document.prometheus ?? [];
  expect(summary?.silentNodes).toEqual(['gone-1']);
  expect(summary?.strangers).toEqual(['10.3.0.12:9100']);
  expect(document.facts.map(({node}) => node)).toEqual(['bj-1', 'bj-2', 'hk-1', 'sg-1', 'renamed']);
  expect(document.comparison.symptoms.map(({region}) => region)).toContain('hk');
  const unknown = document.diagnosis.findings.filter(({verdict}) => verdict === 'unknown');
  expect(unknown.map(({id}) => id)).toEqual(
    expect.arrayContaining(['prometheus-silent', 'prometheus-strangers']),
  );
  const folder = join(home, 'runs', document.run.id);
  for (const file of await readdir(folder, {recursive: true, withFileTypes: true})) {
    if (!file.isFile()) continue;
    expect(await readFile(join(file.parentPath, file.name), 'utf8')).not.toContain('tell-nobody');
  }
}, 120_000);

test('a Prometheus that is not there stops a run that has nothing else, in one sentence, and no other', async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const alone = await samespec('diagnose', '--prometheus', url, '--lang', 'zh-CN', '--quiet');
  expect(alone.exit).toBe(1);
  expect(alone.err).toMatch(/^samespec: 无法连接 .*。请检查地址，并确认它正在运行。\n$/);
  expect(await readdir(join(home, 'runs')).catch(() => [])).not.toContain('prometheus');
  const host = `a=127.0.0.1:${port},region=bj`;
  const beside = await samespec(
    ...['diagnose', '--host', host, '--no-measure', '--prometheus', url, '-o', 'json'],
  );
  const {diagnosis} = JSON.parse(beside.out) as ReportDocument;
  expect(diagnosis.findings.map(({id}) => id)).toContain('prometheus-not-asked');
}, 120_000);

test.each([
  [['--prometheus', 'ftp://x'], 'not an http or https URL'],
  [['--prometheus', 'http://x', '--since', '5'], '--since cannot be'],
  [['--prometheus', 'http://x', '--region-from', 'regex:(.)'], 'label:KEY'],
  [['--since', '1h'], 'goes with --prometheus'],
])('%j is refused with the mend', async (args, words) => {
  const {exit, err} = await samespec('diagnose', ...args);
  expect(exit).toBe(2);
  expect(err).toContain(words);
});

test('a Prometheus that knows nothing of ours is told so, with what to let it scrape', async () => {
  const folder = await mkdtemp(join(home, 'empty-'));
  const prometheus = await startPrometheus(folder, 'global: {}\n');
  running.push(prometheus);
  const {exit, err} = await samespec('diagnose', '--prometheus', prometheus.url, '--quiet');
  expect(exit).toBe(1);
  expect(err).toContain('has no current series that samespec knows');
}, 120_000);
