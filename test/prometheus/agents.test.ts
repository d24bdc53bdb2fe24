import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {clearLabFaults, labFault} from '../../src/lab/index.ts';
import {isRoot, withLab} from '../../src/lab/testing.ts';
import type {ReportDocument} from '../../src/model/report.ts';
import {type RunningProcess, runProcess, startProcess} from '../../src/platform/process.ts';
import {type RunningPrometheus, startPrometheus} from './server.ts';

/** A real Prometheus with the rules that are shipped, and a real agent on every node of three regions. */
const ROOT = join(import.meta.dirname, '../..');
const RULES = join(ROOT, 'deploy/prometheus/samespec.rules.yml');
const PORT = 19464;
const QUICK = ['--probe-every', '500ms', '--check-every', '2s', '--search-every', '20s'];
/** For a slow machine under load; on an idle one each step takes seconds. */
const PATIENCE_MS = 150_000;
const REGION_PAIRS = 6;

describe.runIf(isRoot)('six agents in three regions', () => {
  const held = withLab({beforeAll: (run) => beforeAll(run, 240_000), afterAll}, 'clean', 'agents');
  let home: string;
  let prometheus: RunningPrometheus;
  const agents: RunningProcess[] = [];

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'ss-agents-'));
    const {nodes} = held.lab;
    const members = join(home, 'members');
    await writeFile(
      members,
      nodes.map(({id, address, region}) => `${id} ${address} ${region}\n`).join(''),
    );
    for (const {id, address, namespace} of nodes) {
      const where = ['--members', members, '--name', id, '--bind', address];
      agents.push(
        startProcess({
          argv: [
            ...(['ip', 'netns', 'exec', namespace, join(ROOT, 'samespec'), 'agent'] as const),
            ...[...where, '--listen', `${address}:${PORT}`, '--no-facts', ...QUICK],
          ],
          keepOutput: false,
        }),
      );
    }
    await writeFile(join(home, 'rules.yml'), hurried(await readFile(RULES, 'utf8')));
    const targets = nodes.map(({address}) => `${address}:${PORT}`);
    prometheus = await startPrometheus(
      home,
      JSON.stringify({
        global: {scrape_interval: '1s', evaluation_interval: '1s'},
        rule_files: [join(home, 'rules.yml')],
        scrape_configs: [{job_name: 'fleet', static_configs: [{targets}]}],
      }),
    );
  }, 240_000);
  afterAll(async () => {
    for (const agent of agents) agent.kill();
    await Promise.all(agents.map(({done}) => done));
    await prometheus?.stop();
    await rm(home, {recursive: true, force: true});
  });

  /** Each series of the answer: its labels, and its value. */
  async function ask(query: string): Promise<{labels: Record<string, string>; value: number}[]> {
    const answer = await fetch(`${prometheus.url}/api/v1/query`, {
      method: 'POST',
      body: new URLSearchParams({query}),
    });
    const {data} = (await answer.json()) as {
      data: {result: {metric: Record<string, string>; value: [number, string]}[]};
    };
    return data.result.map(({metric, value}) => ({labels: metric, value: Number(value[1])}));
  }

  async function until(query: string, holds: (series: Awaited<ReturnType<typeof ask>>) => boolean) {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const series = await ask(query);
      if (holds(series)) return series;
      if (performance.now() > end) throw new Error(`${query}: ${JSON.stringify(series)}`);
      await pause(500);
    }
  }

  const firing = (alert: string) => `ALERTS{alertname="${alert}", alertstate="firing"}`;

  test('on a clean fleet all paths are known and no path is called a black hole', async () => {
    await until('count(samespec_build_info)', ([count]) => count?.value === 6);
    const between = 'samespec:path_blackhole:max{src_region!="", dst_region!=""}';
    const known = await until(between, (series) => {
      const inter = series.filter(({labels}) => labels.src_region !== labels.dst_region);
      return inter.length === REGION_PAIRS;
    });
    expect(known.filter(({value}) => value !== 0)).toEqual([]);
    expect(await ask(firing('SamespecBlackHole'))).toEqual([]);
    expect(await ask(firing('SamespecMembersDiffer'))).toEqual([]);
    expect(await ask(firing('SamespecAgentsAbsent'))).toEqual([]);
    const asked = await samespec('diagnose', '--prometheus', prometheus.url, '--since', '45s');
    const {comparison, diagnosis} = JSON.parse(asked) as ReportDocument;
    expect(comparison.symptoms.filter(({metric}) => metric === 'path-black-holes')).toEqual([]);
    expect(diagnosis.findings.filter(({verdict}) => verdict === 'cause')).toEqual([]);
    const ruledOut = diagnosis.findings.filter(({verdict}) => verdict === 'ruled-out');
    expect(ruledOut.map(({rule}) => rule)).toContain('black-hole-reported');
  }, 200_000);

  test('promtool finds no fault with what an agent exports', async () => {
    const [node] = held.lab.nodes;
    const scraped = await (await fetch(`http://${node?.address}:${PORT}/metrics`)).text();
    expect(scraped).toContain('samespec_path_rtt_seconds_bucket');
    const checked = await runProcess({argv: ['promtool', 'check', 'metrics'], input: scraped});
    expect(`${checked.stdout}${checked.stderr}`).toBe('');
    expect(checked.exit).toBe(0);
  });

  test('the alert fires in both directions while large packets vanish, diagnose finds the region in the series, and it clears', async () => {
    const {name} = held.lab;
    await labFault({place: {region: 'hk'}, words: {mtuBytes: 1400, reportsTooBig: false}}, name);
    const fired = await until(firing('SamespecBlackHole'), (series) => series.length === 4);
    const pairs = fired.map(({labels}) => `${labels.src_region}-${labels.dst_region}`);
    expect(pairs.sort()).toEqual(['bj-hk', 'hk-bj', 'hk-sg', 'sg-hk']);

    // Three windows of 15 s; the fault has to fill them.
    await until(
      'min_over_time(samespec:path_blackhole:max{src_region="hk"}[45s]) == 1 and samespec:path_blackhole:max offset 44s == 1',
      (series) => series.filter(({labels}) => labels.dst_region !== 'hk').length === 2,
    );
    const asked = await samespec('diagnose', '--prometheus', prometheus.url, '--since', '45s');
    const document = JSON.parse(asked) as ReportDocument;
    expect(document.run.inventory.nodes.map(({id, labels}) => [id, labels.region])).toEqual(
      held.lab.nodes.map(({id, region}) => [id, region]).sort(),
    );
    const holes = document.comparison.symptoms.filter(({metric}) => metric === 'path-black-holes');
    expect(holes).toMatchObject([{region: 'hk', referenceRegions: ['bj', 'sg']}]);
    expect(await ask(holes[0]?.query ?? '')).toHaveLength(6);
    const causes = document.diagnosis.findings.filter(({verdict}) => verdict === 'cause');
    expect(causes).toMatchObject([{id: 'black-hole-reported', scope: {regions: ['hk']}}]);

    await clearLabFaults(name);
    await until(firing('SamespecBlackHole'), (series) => series.length === 0);
    expect(await samespec('report', document.run.id)).toBe(asked);
  }, 500_000);

  async function samespec(...args: string[]): Promise<string> {
    const {stdout, stderr} = await runProcess({
      argv: [join(ROOT, 'samespec'), ...args, '-o', 'json'],
      env: {PATH: process.env.PATH ?? '', HOME: home, SAMESPEC_HOME: home, LANG: 'C.UTF-8'},
    });
    if (stdout.length === 0) throw new Error(stderr);
    return stdout.toString();
  }
});

/** The rules as shipped, evaluated every second and without waiting for half an hour. */
function hurried(rules: string): string {
  return rules
    .replaceAll(/^( +)rules:$/gm, '$1interval: 1s\n$1rules:')
    .replaceAll(/\bfor: \d+m$/gm, 'for: 2s');
}
