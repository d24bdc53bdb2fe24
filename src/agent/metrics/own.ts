import type {Metrics} from './registry.ts';

/** What the agent knows of itself; null: not known, so no series. */
export type Own = {
  version: string;
  node: string;
  members: number | null;
  membersAt: number | null;
  incoming: number | null;
  expected: number | null;
  twins: number;
  method: 'udp' | 'ping';
};

export function exportOwn(metrics: Metrics, own: Own): void {
  const {node} = own;
  metrics.set('samespec_build_info', {version: own.version}, 1);
  metrics.reset('samespec_agent_prober_info');
  metrics.set('samespec_agent_prober_info', {method: own.method}, 1);
  metrics.set('samespec_agent_duplicate_names', {}, own.twins);
  for (const [name, labels, value] of [
    ['samespec_agent_members', {}, own.members],
    ['samespec_agent_members_success_timestamp_seconds', {}, seconds(own.membersAt)],
    ['samespec_checks_incoming', {node}, own.incoming],
    ['samespec_checks_incoming_expected', {node}, own.expected],
  ] as const) {
    metrics.reset(name);
    if (value !== null) metrics.set(name, labels, value);
  }
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1000;
}
