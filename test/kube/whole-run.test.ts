import {expect, test} from 'vitest';
import {REGIONS} from './clusters.ts';
import {IMAGE, objectsOf, samespec} from './lab.ts';

type Path = {probe: string; layer: string; state: string; source: string; destination: string};
type Step = {step: string; state: string};

test('three clusters are collected and measured from node to service, and nothing is left behind', async () => {
  const before = await Promise.all(REGIONS.map(objectsOf));
  const {exit, stdout, stderr} = await samespec([
    'diagnose',
    ...REGIONS.flatMap((region) => ['--context', region]),
    '--probe-image',
    IMAGE,
    '-o',
    'json',
  ]);
  expect([0, 3], stderr).toContain(exit);
  const {run, paths, diagnosis} = JSON.parse(stdout);
  expect(run.outcomes.map(({node, ok}: {node: string; ok: boolean}) => [node, ok])).toEqual(
    ['bj-1', 'bj-2', 'hk-1', 'sg-1'].map((node) => [node, true]),
  );
  for (const layer of ['host', 'pod']) {
    const echoes = paths.filter((path: Path) => path.probe === 'echo' && path.layer === layer);
    expect(echoes).toHaveLength(12);
    expect(echoes.filter(({state}: Path) => state !== 'ok')).toEqual([]);
  }
  const services = paths.filter(({probe}: Path) => probe === 'service');
  expect(services.map(({destination}: Path) => destination).sort()).toEqual(
    ['bj', 'bj', 'bj', 'bj', 'hk', 'hk', 'sg', 'sg'].map((region) => `service:${region}`),
  );
  for (const {state, steps} of services as {state: string; steps: Step[]}[]) {
    expect(state).toBe('ok');
    expect(steps.map((step) => [step.step, step.state])).toEqual([['pod', 'ok']]);
  }
  expect(diagnosis.findings.filter(({verdict}: {verdict: string}) => verdict === 'cause')).toEqual(
    [],
  );
  expect(await Promise.all(REGIONS.map(objectsOf))).toEqual(before);
});

test('a dry run prints the objects that would be made, and makes none', async () => {
  const {exit, stdout} = await samespec(['diagnose', '--dry-run', '--context', 'bj']);
  expect(exit).toBe(0);
  expect(stdout.match(/^kind: .*/gm)).toEqual([
    'kind: Namespace',
    'kind: Pod',
    'kind: Pod',
    'kind: Service',
    'kind: Pod',
    'kind: Pod',
  ]);
  const {exit: without, stdout: fewer} = await samespec([
    'diagnose',
    '--dry-run',
    '--no-measure',
    '--context',
    'hk',
  ]);
  expect(without).toBe(0);
  expect(fewer.match(/^kind: .*/gm)).toEqual(['kind: Namespace', 'kind: Pod']);
});
