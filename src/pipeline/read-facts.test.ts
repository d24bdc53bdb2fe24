import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {parseFacts} from '../collect/index.ts';
import type {RunManifest} from '../model/run.ts';
import {loadRun} from '../store/load.ts';
import {openRun} from '../store/save.ts';
import {readFacts} from './read-facts.ts';

const AT = '2026-11-23T05:41:08.000Z';
const raw = (node: string) =>
  Buffer.from(
    `samespec-collector/1 plain\n@families os\n@begin os.hostname\thostname\n|${node}\n@end os.hostname exit=0 cs=1 truncated=0\n@done\n`,
  );

test('a large run is parsed once; other readings are parsed again, and a small run always', async () => {
  const runs = await mkdtemp(join(tmpdir(), 'samespec-read-'));
  try {
    const ids = Array.from({length: 200}, (_, i) => `n${i}`);
    const writer = await openRun(runs, 'large');
    for (const id of ids) await writer.raw(id, 'all', raw(id));
    await writer.manifest(manifestOf(ids, AT));
    const first = await readFacts(await loadRun(runs, 'large'), 'all');
    const parsed = ids.map((id) => [id, parseFacts(id, AT, raw(id))]);
    expect([...first]).toEqual(parsed);
    expect(await readdir(writer.folder)).toContain('facts.all.columns');
    // Raw output that changes behind the back of the manifest is not looked at again.
    await writer.raw('n0', 'all', Buffer.from('gone'));
    expect([...(await readFacts(await loadRun(runs, 'large'), 'all'))]).toEqual(parsed);
    await writer.manifest(manifestOf(ids, '2026-11-23T06:00:00.000Z'));
    const again = await readFacts(await loadRun(runs, 'large'), 'all');
    expect(again.get('n0')?.sections).toEqual({});
    const small = await openRun(runs, 'small');
    await small.raw('n0', 'all', raw('n0'));
    await small.manifest(manifestOf(['n0'], AT));
    expect([...(await readFacts(await loadRun(runs, 'small'), 'all'))]).toEqual(parsed.slice(0, 1));
    expect(await readdir(small.folder)).not.toContain('facts.all.columns');
  } finally {
    await rm(runs, {recursive: true});
  }
});

function manifestOf(ids: readonly string[], at: string): RunManifest {
  return {
    schemaVersion: 1,
    id: 'x',
    samespecVersion: '0.1.0',
    startedAt: AT,
    endedAt: null,
    settings: {timeoutMs: 1, concurrency: 1, maxBytesPerNode: 1, sudo: false, measure: false},
    inventory: {
      nodes: ids.map((id) => ({id, reach: {kind: 'local'}, labels: {}, origin: '-'})),
      services: [],
      expectations: [],
    },
    stages: {collect: 'done', measure: 'none'},
    outcomes: [],
    readings: ids.map((node) => ({node, reading: 'all', at})),
    collectorSha256: 'ab',
  };
}
