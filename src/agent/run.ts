import {AppError} from '../model/error.ts';
import {createEvents} from './events.ts';
import {readExpected} from './facts/expected.ts';
import {watchFacts} from './facts/watch-facts.ts';
import {closeHttp, createHttp} from './http.ts';
import {readKey} from './key.ts';
import {listenOn} from './listen.ts';
import type {Member} from './members/member.ts';
import {findSelf} from './members/self.ts';
import {watchMembers} from './members/watch.ts';
import {exportOwn} from './metrics/own.ts';
import {createMetrics} from './metrics/registry.ts';
import type {AgentOptions} from './options.ts';
import {watchPaths} from './paths/watch-paths.ts';
import type {ChildEvent} from './prober/child.ts';
import {startProber} from './prober/supervise.ts';
import {peersOf, probedBy} from './ring.ts';
import {createTwins} from './twins.ts';

const GRACE_MS = 5_000;
const ONCE_MS = 90_000;

export type RunningAgent = {
  /** Where it listens. */
  port: number;
  /** Resolves after the first full cycle, or `ms`. */
  cycle(ms: number): Promise<void>;
  metrics(): Promise<string>;
  stop(): Promise<void>;
};

/**
 * Starts the agent. Whatever goes away later (peers, names, the member list, its own child) is told and survived.
 * Throws what is wrong from the start: `agent-port-taken`, `agent-listen`, `file-unreadable`, `agent-key-short`,
 * `agent-expected`.
 */
export async function startAgent(
  options: AgentOptions,
  write: (line: string) => void,
): Promise<RunningAgent> {
  const key = await readKey(options.keyFile);
  const {expectedFile} = options;
  const wantedFacts = expectedFile === null ? null : await readExpected(expectedFile);
  const metrics = createMetrics(options.pairLabels);
  const events = createEvents(options.name, write, (event) =>
    metrics.count('samespec_agent_events_total', {event}),
  );
  const twins = createTwins(events);
  let members: Member[] | null = null;
  let self: Member | undefined;
  let incoming = 0;
  let expected: number | null = null;
  // Who is taken off the list keeps the region it had: its series end, they do not change their name.
  let identity = {name: options.name, region: options.region};

  const started = await startProber(options, key, events, {
    onReady: () => tellMembers(),
    onEvent: (event) => take(event),
  });
  if (!started.ok) throw new AppError('agent-port-taken', {port: String(options.probePort)});
  const {prober} = started;
  const paths = watchPaths(options, {
    metrics,
    events,
    send: prober.send,
    method: prober.method,
    onSlow: () => tellMembers(),
  });
  const facts = watchFacts(options, wantedFacts, {metrics, events, node: () => identity.name});

  function take(event: ChildEvent): void {
    if (event.event !== 'report') {
      paths.take(event);
      return;
    }
    incoming = event.incoming.length;
    twins.take(event.duplicates);
    const labels = {node: identity.name};
    event.lag.counts.forEach((count, bucket) => {
      const mean = (event.lag.sums[bucket] ?? 0) / count;
      for (let i = 0; i < count; i++) metrics.observe('samespec_probe_lag_seconds', labels, mean);
    });
    paths.take(event);
  }

  function tellMembers(): void {
    if (members === null) return;
    prober.send({
      op: 'members',
      members: members.map(({name, address, port}) => [name, address, port ?? options.probePort]),
      peers: peersOf(identity.name, members).map(({name}) => name),
      slow: paths.slow(),
    });
  }

  let membersAt: number | null = null;
  let failure = '';
  const watch = watchMembers(options, {
    changed(list) {
      const first = members === null;
      members = list;
      self = findSelf(list, options);
      if (self !== undefined) identity = {name: self.name, region: self.region};
      expected = self === undefined ? null : probedBy(self.name, list);
      paths.assign(identity, peersOf(identity.name, list));
      tellMembers();
      if (!first) events.tell('members-changed', {members: list.length});
      if (list.length === 0) events.tell('members-empty');
      else if (self === undefined) events.tell('not-a-member', {members: list.length});
    },
    read() {
      membersAt = Date.now();
      failure = '';
    },
    failed(detail) {
      if (detail !== failure) events.tell('members-unreadable', {detail});
      failure = detail;
    },
  });

  async function text(): Promise<string> {
    paths.export();
    exportOwn(metrics, {
      version: options.version,
      node: identity.name,
      members: members?.length ?? null,
      membersAt,
      incoming: self === undefined ? null : incoming,
      expected,
      twins: twins.count(),
      method: prober.method(),
    });
    return metrics.text();
  }
  function notReady(): string | null {
    if (members === null) return 'the member list was not read yet';
    if (!paths.complete()) return 'not every peer was asked yet';
    return facts.complete() ? null : 'facts were not collected yet';
  }

  const server = createHttp({
    metrics: async () => ({text: await text(), contentType: metrics.contentType}),
    events: events.recent,
    notReady,
  });
  async function stop(): Promise<void> {
    events.tell('stopping');
    watch.stop();
    paths.stop();
    await Promise.all([closeHttp(server, GRACE_MS), prober.stop(), facts.stop()]);
  }
  const port = await listenOn(server, options.listen).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  events.tell('started', {port, method: prober.method(), version: options.version});
  return {
    port,
    metrics: text,
    stop,
    async cycle(ms = ONCE_MS) {
      const end = performance.now() + ms;
      while (notReady() !== null && performance.now() < end)
        await new Promise((resolve) => setTimeout(resolve, 100));
    },
  };
}
