import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {parse} from 'yaml';
import {questionsFor} from '../../src/collect/prometheus/questions.ts';
import {METRICS} from '../../src/model/metrics.ts';
import {runProcess} from '../../src/platform/process.ts';

/** What is shipped for Prometheus and Grafana, held against the agent’s own table of metrics. */
const DEPLOY = join(import.meta.dirname, '../../deploy');
const RULES = join(DEPLOY, 'prometheus/samespec.rules.yml');

type Rule = {
  record?: string;
  alert?: string;
  expr: string;
  for?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
};

let rules: Rule[];
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ss-artefacts-'));
  const file = parse(await readFile(RULES, 'utf8')) as {groups: {rules: Rule[]}[]};
  rules = file.groups.flatMap((group) => group.rules);
});
afterAll(() => rm(folder, {recursive: true}));

async function promtool(...args: string[]) {
  const {stdout, stderr, exit} = await runProcess({argv: ['promtool', ...args]});
  return {said: `${stdout}${stderr}`, exit};
}

/** Names of metrics in an expression, without the endings of histograms. */
function metricsIn(expression: string): string[] {
  const plain = expression.replaceAll(/"[^"]*"/g, '');
  const names = plain.match(/\bsamespec[_:][a-zA-Z0-9_:]+/g) ?? [];
  return names.map((name) => name.replace(/_(bucket|sum|count)$/, ''));
}

function knownNames(): Set<string> {
  return new Set([...Object.keys(METRICS), ...rules.flatMap(({record}) => record ?? [])]);
}

test('promtool finds no fault with the rules', async () => {
  const {said, exit} = await promtool('check', 'rules', RULES);
  expect(said).toContain('SUCCESS');
  expect(exit).toBe(0);
});

test('every alert fires when it must, and on a clean fleet and without agents none does that should not', async () => {
  const file = join(DEPLOY, 'prometheus/samespec.rules.test.yml');
  const {said, exit} = await promtool('test', 'rules', file);
  expect(said).toContain('SUCCESS');
  expect(exit).toBe(0);
  const tests = parse(await readFile(file, 'utf8')) as {
    tests: {alert_rule_test: {alertname: string; exp_alerts?: unknown[]}[]}[];
  };
  const shown = tests.tests.flatMap(({alert_rule_test: all}) => all);
  const alerts = rules.flatMap(({alert}) => alert ?? []);
  expect(new Set(shown.map(({alertname}) => alertname))).toEqual(new Set(alerts));
  const fired = shown.filter(({exp_alerts: some = []}) => some.length > 0);
  expect(new Set(fired.map(({alertname}) => alertname))).toEqual(new Set(alerts));
}, 60_000);

test('rules speak only of metrics that agents export or that were recorded', () => {
  const known = knownNames();
  for (const {expr} of rules) {
    expect(metricsIn(expr).length).toBeGreaterThan(0);
    for (const name of metricsIn(expr)) expect(known).toContain(name);
  }
});

test('every alert says how grave it is, for how long, in both languages, and where to read on', async () => {
  const guide = await readFile(join(DEPLOY, '../docs/prometheus.md'), 'utf8');
  const headings = new Set(
    [...guide.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title.toLowerCase()),
  );
  for (const {alert, for: time, labels, annotations = {}} of rules) {
    if (alert === undefined) continue;
    expect(time).toMatch(/^\d+m$/);
    expect(['critical', 'warning', 'info']).toContain(labels?.severity);
    expect(Object.keys(annotations).sort()).toEqual([
      'description',
      'description_zh',
      'runbook_url',
      'summary',
      'summary_zh',
    ]);
    expect(annotations.runbook_url).toBe(`docs/prometheus.md#${alert.toLowerCase()}`);
    expect(headings).toContain(alert.toLowerCase());
  }
});

type Panel = {
  id: number;
  type: string;
  title: string;
  gridPos: {x: number; y: number; w: number; h: number};
  datasource?: {uid: string};
  targets?: {expr: string; datasource: {uid: string}}[];
};

async function dashboard() {
  const text = await readFile(join(DEPLOY, 'grafana/samespec.json'), 'utf8');
  return JSON.parse(text) as {panels: Panel[]; templating: {list: {name: string; type: string}[]}};
}

test('every query of the dashboard is PromQL and speaks of metrics that agents export', async () => {
  const {panels} = await dashboard();
  const queries = panels.flatMap(({targets = []}) => targets.map(({expr}) => expr));
  expect(queries.length).toBeGreaterThan(15);
  // Grafana replaces its variables before it asks.
  const asked = queries.map((query) =>
    query.replaceAll('$__rate_interval', '5m').replaceAll('$region', '.*'),
  );
  for (const query of asked) {
    expect(query).not.toContain('$');
    for (const name of metricsIn(query)) expect(Object.keys(METRICS)).toContain(name);
  }
  expect(await checked(asked)).toBe(0);
});

test('the dashboard takes its data from the one source that is chosen, and no panel lies on another', async () => {
  const {panels, templating} = await dashboard();
  expect(templating.list).toContainEqual(
    expect.objectContaining({name: 'datasource', type: 'datasource'}),
  );
  const places = new Set<string>();
  for (const {type, datasource, targets = [], gridPos, title} of panels) {
    expect(title).toMatch(/ · /);
    for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++) {
      for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
        expect(places).not.toContain(`${x} ${y}`);
        places.add(`${x} ${y}`);
      }
    }
    if (type === 'row') continue;
    for (const source of [datasource, ...targets.map((target) => target.datasource)]) {
      expect(source?.uid).toBe('${' + 'datasource}');
    }
  }
  expect(new Set(panels.map(({id}) => id)).size).toBe(panels.length);
});

test('what diagnose asks is PromQL', async () => {
  expect(await checked(questionsFor(['region', 'dc']).map(({query}) => query('300s')))).toBe(0);
});

/** As recording rules, which is how promtool reads PromQL without a server. */
async function checked(queries: readonly string[]): Promise<number | null> {
  const file = join(folder, 'queries.yml');
  const listed = queries.map((expr, i) => ({record: `query:${i}`, expr}));
  await writeFile(file, JSON.stringify({groups: [{name: 'queries', rules: listed}]}));
  const {said, exit} = await promtool('check', 'rules', file);
  expect(said).toContain(`${queries.length} rules found`);
  return exit;
}
