import {memberList} from '../../src/agent/members/member.ts';
import {exportPaths} from '../../src/agent/metrics/export-paths.ts';
import {exportOwn} from '../../src/agent/metrics/own.ts';
import {createMetrics} from '../../src/agent/metrics/registry.ts';
import {takeReport} from '../../src/agent/paths/echo-results.ts';
import {pathLabels} from '../../src/agent/paths/labels.ts';
import {createRoster} from '../../src/agent/paths/roster.ts';
import {peersOf} from '../../src/agent/ring.ts';
import {timingOf} from '../../src/agent/timing.ts';

const REGIONS = ['bj', 'hk', 'sg'];

/** Series of all agents of a fleet in three regions whose paths are all known; the code of the agent itself. */
export async function seriesOfFleet(nodes: number, pairLabels: boolean, families: number) {
  const fleet = memberList(
    Array.from({length: nodes}, (_, i) => ({
      name: `node-${i}`,
      address: `10.0.${i >> 8}.${i & 255}`,
      region: REGIONS[i % 3] ?? '-',
      place: '-',
    })),
    '-',
  );
  let all = 0;
  let most = 0;
  for (const self of fleet) {
    const metrics = createMetrics(pairLabels);
    const labels = pathLabels(self, {layer: 'host', pairLabels});
    const timing = timingOf({probeSeconds: 2});
    const roster = createRoster(timing.lossSlots);
    roster.assign(peersOf(self.name, fleet), 0);
    const events = {tell() {}, recent: () => []};
    for (const peer of roster.all()) {
      takeReport(peer, [5, 1, 0, 0, [300]], {
        metrics,
        events,
        labels,
        layer: 'host',
        now: () => 1,
        timing,
      });
      peer.path = {state: 'ok', passBytes: 1500, provenBytes: 1500, method: 'two-ended'};
    }
    for (let family = 0; family < families; family++)
      metrics.set('samespec_fact_family_digest', {node: self.name, family: `${family}`}, 1);
    exportPaths(metrics, roster.all(), labels);
    exportOwn(metrics, {
      version: '0',
      node: self.name,
      members: nodes,
      membersAt: 1,
      incoming: 1,
      expected: 1,
      twins: 0,
      method: 'udp',
    });
    metrics.observe('samespec_probe_lag_seconds', {node: self.name}, 0.001);
    metrics.set('samespec_last_collect_success_timestamp_seconds', {node: self.name}, 1);
    const own = countSeries(await metrics.text());
    all += own;
    most = Math.max(most, own);
  }
  return {perAgent: most, perFleet: all};
}

export function countSeries(text: string): number {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length;
}
