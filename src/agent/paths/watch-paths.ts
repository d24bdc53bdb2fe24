import type {Events} from '../events.ts';
import type {Member} from '../members/member.ts';
import {exportPaths} from '../metrics/export-paths.ts';
import type {Metrics} from '../metrics/registry.ts';
import type {AgentOptions} from '../options.ts';
import type {CheckEvent, ChildEvent, FoundEvent} from '../prober/child.ts';
import {pingPeer} from '../prober/ping.ts';
import {timingOf} from '../timing.ts';
import {changeProto, type EchoContext, rttLabels, takePing, takeReport} from './echo-results.ts';
import {type PathLabels, pathLabels} from './labels.ts';
import {forgetOld, takePath} from './mtu-results.ts';
import {stateOfSearch, verdictOfCheck} from './path-state.ts';
import {type Peer, stateOf} from './peer.ts';
import {createRoster} from './roster.ts';
import {createRounds} from './schedule.ts';

export type PathWatch = {
  /** Takes over a new assignment. */
  assign(self: {name: string; region: string}, peers: readonly Member[]): void;
  take(event: ChildEvent): void;
  /** Peers that are asked rarely, as no agent answers there. */
  slow(): string[];
  /** Whether something is known of every peer. */
  complete(): boolean;
  /** Brings the gauges up to date. */
  export(): void;
  stop(): void;
};

export type PathWatchTools = {
  metrics: Metrics;
  events: Events;
  send(command: {op: string} & Record<string, unknown>): void;
  method(): 'udp' | 'ping';
  /** The peers to be asked rarely have changed. */
  onSlow(): void;
};

const PING_MS = 60_000;
const FIRST_MS = 3_000;
const NOTHING_KNOWN_MS = 75_000;

/** Keeps what is known of the path to each assigned peer, and decides what is asked next. */
export function watchPaths(
  options: Pick<
    AgentOptions,
    'layer' | 'pairLabels' | 'probeSeconds' | 'checkSeconds' | 'searchSeconds' | 'bind'
  >,
  {metrics, events, send, method, onSlow}: PathWatchTools,
): PathWatch {
  const timing = timingOf(options);
  const roster = createRoster(timing.lossSlots);
  const abort = new AbortController();
  const now = () => performance.now();
  const {layer, checkSeconds, searchSeconds, bind} = options;
  let own = {name: '', region: '-'};
  let labels: PathLabels = pathLabels(own, options);
  const context = (): EchoContext => ({metrics, events, labels, layer, now, timing});

  const checks = createRounds(checkSeconds * 1000, 30_000, (name) => {
    const peer = roster.get(name);
    if (peer?.proto !== 'udp' || peer.answeredAt === null || method() !== 'udp')
      return checks.done(name);
    const known = peer.path?.provenBytes ?? null;
    if (known !== null && now() - peer.searchedAt < searchSeconds * 1000) {
      send({op: 'check', peer: name, passBytes: known});
    } else {
      peer.searchedAt = now();
      send({op: 'search', peer: name});
    }
  });
  const pings = createRounds(PING_MS, 60_000, (name) => {
    const peer = roster.get(name);
    if (peer === undefined || (peer.proto === 'udp' && method() === 'udp')) return pings.done(name);
    if (peer.proto === 'udp') changeProto(peer, 'icmp', timing);
    void ping(peer).finally(() => pings.done(name));
  });

  async function ping(peer: Peer): Promise<void> {
    const echoes = await pingPeer(peer.member.address, bind, abort.signal);
    // It may have gone, or its agent come back, meanwhile.
    if (echoes === null || roster.get(peer.member.name) !== peer || peer.proto !== 'icmp') return;
    takePing(peer, echoes, context());
    if (echoes.path !== null) takePath(peer, echoes.path, context());
  }

  /** True when a search follows. */
  function check(event: CheckEvent, peer: Peer): boolean {
    const verdict = verdictOfCheck(event, peer.path);
    metrics.count('samespec_path_probes_total', {
      probe: 'path-mtu-check',
      layer,
      result: verdict === 'unsure' && event.lagMs > 500 ? 'withheld' : verdict,
    });
    if (verdict === 'same') peer.pathAt = now();
    if (verdict !== 'changed') return false;
    peer.searchedAt = now();
    send({op: 'search', peer: peer.member.name});
    return true;
  }

  function search(event: FoundEvent, peer: Peer): void {
    if (event.lagMs > event.deadlineMs / 2) {
      metrics.count('samespec_path_probes_total', {probe: 'path-mtu', layer, result: 'withheld'});
      return;
    }
    takePath(peer, stateOfSearch(event, peer.member.name), context());
  }

  function report(event: Extract<ChildEvent, {event: 'report'}>): void {
    let changed = false;
    for (const [name, one] of Object.entries(event.peers)) {
      const peer = roster.get(name);
      if (peer === undefined) continue;
      const before = peer.proto;
      const unheard = peer.answeredAt === null;
      if (takeReport(peer, one, context())) pings.now(name);
      // A search before anybody was there to answer it has found nothing.
      if (unheard && peer.answeredAt !== null && peer.proto === 'udp') checks.now(name);
      if (peer.proto === before) continue;
      changed = true;
      if (peer.proto === 'udp') checks.now(name);
    }
    if (changed) onSlow();
  }

  return {
    assign(self, members) {
      if (self.region !== own.region || self.name !== own.name) {
        // Under its former name or region it measures nothing any more.
        metrics.reset('samespec_path_rtt_seconds');
        own = self;
        labels = pathLabels(self, options);
      }
      const gone = roster.assign(members, now());
      for (const {member} of gone) {
        checks.drop(member.name);
        pings.drop(member.name);
      }
      const regions = new Set(roster.all().map(({member}) => member.region));
      for (const peer of gone) {
        // A histogram of a pair of regions stays while it has peers; that of a pair of nodes goes with its node.
        if (!options.pairLabels && regions.has(peer.member.region)) continue;
        for (const proto of ['udp', 'icmp'] as const)
          metrics.remove('samespec_path_rtt_seconds', rttLabels(peer, proto, labels));
      }
      for (const {member, path, searchedAt} of roster.all()) {
        if (path !== null || searchedAt > 0) continue;
        checks.add(member.name, FIRST_MS);
        pings.add(member.name, FIRST_MS);
      }
    },
    take(event) {
      if (event.event === 'report') return report(event);
      if (event.event === 'ready') return;
      const peer = roster.get(event.peer);
      if (peer !== undefined && event.event === 'check' && check(event, peer)) return;
      if (peer !== undefined && event.event === 'search') search(event, peer);
      if (peer !== undefined && event.event !== 'check') peer.tried = true;
      checks.done(event.peer);
    },
    slow: () =>
      roster
        .all()
        .filter(({proto}) => proto === 'icmp')
        .map(({member}) => member.name),
    complete: () =>
      roster
        .all()
        .every(
          (peer) =>
            now() - peer.since > NOTHING_KNOWN_MS ||
            (stateOf(peer) !== 'unknown' && (peer.proto === 'icmp' || peer.tried)),
        ),
    export() {
      forgetOld(roster.all(), checkSeconds, now());
      exportPaths(metrics, roster.all(), labels);
    },
    stop() {
      abort.abort();
      checks.stop();
      pings.stop();
    },
  };
}
