import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ServiceResult} from '../model/path.ts';
import type {ReportDocument} from '../model/report.ts';
import {type RunManifest, SCHEMA_VERSION} from '../model/run.ts';
import {REPORTERS} from '../report/index.ts';
import {loadRun} from '../store/load.ts';
import {openRun} from '../store/save.ts';
import {type AnalysisChoices, analyse} from './analyse.ts';
import {CATALOGUE} from './catalogue.ts';

/** One node of a run that nobody made: what it is labelled, what /proc/sys says, and its answer times. */
export type SavedNode = {
  region?: string;
  role?: string;
  /** By path below /proc/sys: `net/core/somaxconn`. `null`: nothing came from the node. */
  settings: Readonly<Record<string, string>> | null;
  /** Milliseconds per request, a list per run; `null`: the request timed out. Left out: not measured. */
  runs?: readonly (readonly (number | null)[])[];
};

const AT = '2026-11-23T05:41:08.000Z';

/** For tests only: saves a run of such nodes, reads it back and analyses it as a replay does. */
export async function analysed(
  nodes: Readonly<Record<string, SavedNode>>,
  choices: AnalysisChoices = {},
): Promise<ReportDocument> {
  const runs = await mkdtemp(join(tmpdir(), 'samespec-saved-'));
  try {
    await saveRun(runs, 'saved', nodes);
    return await analyse(await loadRun(runs, 'saved'), choices);
  } finally {
    await rm(runs, {recursive: true});
  }
}

export async function saveRun(
  runs: string,
  id: string,
  nodes: Readonly<Record<string, SavedNode>>,
): Promise<void> {
  const writer = await openRun(runs, id);
  for (const [node, {region, settings, runs: times = []}] of Object.entries(nodes)) {
    if (settings !== null) await writer.raw(node, 'all', rawOf(node, settings));
    for (const totalMs of times) {
      for (const body of ['small', 'large'] as const) {
        await writer.path(serviceOf(node, region, body, totalMs));
      }
    }
  }
  await writer.manifest(manifestOf(id, nodes));
}

/** What a person reads, in both languages, with the line breaks of the screen taken out. */
export function screens(document: ReportDocument): {en: string; zh: string} {
  const told = (language: 'en' | 'zh-CN') =>
    REPORTERS.text(document, {
      language,
      catalogue: CATALOGUE,
      color: false,
      width: 100,
      verbose: true,
    });
  return {en: told('en').replace(/\s+/g, ' '), zh: told('zh-CN').replace(/\s+/g, '')};
}

function rawOf(node: string, settings: Readonly<Record<string, string>>): Buffer {
  const sysctl = Object.entries(settings).flatMap(([path, value]) => [
    `|==> /proc/sys/${path} <==`,
    ...value.split('\n').map((line) => `|${line}`),
  ]);
  const sections = [
    ['os.hostname', 'hostname', [`|${node}`]],
    ['sysctl', 'head -v /proc/sys', sysctl],
  ] as const;
  const body = sections.flatMap(([id, command, lines]) => [
    `@begin ${id}\t${command}`,
    ...lines,
    `@end ${id} exit=0 cs=1 truncated=0`,
  ]);
  return Buffer.from(
    ['samespec-collector/1 plain', '@families os sysctl', ...body, '@done', ''].join('\n'),
  );
}

function serviceOf(
  source: string,
  region: string | undefined,
  body: ServiceResult['body'],
  totalMs: readonly (number | null)[],
): ServiceResult {
  return {
    probe: 'service',
    source,
    // Without a region it is the one service that all ask.
    destination: region === undefined ? 'shop' : `service:${region}`,
    layer: 'service',
    ipVersion: 4,
    method: 'curl',
    evidence: [{command: 'curl http://shop/', output: ''}],
    at: AT,
    durationMs: 1000,
    state: totalMs.includes(null) ? 'errors' : 'ok',
    url: 'http://shop/',
    body,
    samples: totalMs.map((total) => ({
      dnsMs: 0,
      connectMs: total === null ? null : 0.5,
      tlsMs: null,
      firstByteMs: total,
      totalMs: total ?? 10_000,
      bytes: total === null ? 0 : 200,
      status: total === null ? null : 200,
      error: total === null ? 'timeout' : null,
    })),
  };
}

function manifestOf(id: string, nodes: Readonly<Record<string, SavedNode>>): RunManifest {
  const given = Object.entries(nodes);
  const told = given.filter(([, {settings}]) => settings !== null);
  return {
    schemaVersion: SCHEMA_VERSION,
    id,
    samespecVersion: '0.1.0',
    startedAt: AT,
    endedAt: AT,
    settings: {timeoutMs: 1, concurrency: 1, maxBytesPerNode: 1, sudo: false, measure: true},
    inventory: {
      nodes: given.map(([node, {region, role}]) => ({
        id: node,
        reach: {kind: 'local'},
        labels: {
          ...(region === undefined ? {} : {region}),
          ...(role === undefined ? {} : {role}),
        },
        origin: 'test',
      })),
      services: [],
      expectations: [],
    },
    stages: {collect: 'done', measure: 'done'},
    outcomes: given.map(([node, {settings}]) => ({
      node,
      ok: settings !== null,
      partial: false,
      durationMs: 1,
      bytes: 1,
    })),
    readings: told.map(([node]) => ({node, reading: 'all', at: AT})),
    collectorSha256: 'ab',
  };
}
