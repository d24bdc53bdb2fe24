import {type Claim, defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {fleetPodMtu} from '../../mtu/fleet-pod-mtu.ts';
import {type NodePods, type PodGroup, podsByMtu} from './pods-by-mtu.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

const SHOWN = 6;

export const podMtuPartialRollout = defineRule({
  id: 'pod-mtu-partial-rollout',
  scope: 'fleet',
  requires: {groups: podsByMtu()},
  optional: {fleet: fleetPodMtu()},
  strings,
  references: [
    'Calico documentation, “Configure MTU” (only applies to new workloads); Calico issue 9718',
    'flannel issue 1775',
  ],
  check({groups: {value: groups}, fleet}) {
    const compared = groups.filter(({nodes}) => nodes.length > 1);
    if (compared.length === 0) return notApplicable(say('nothing-to-compare'));
    const largestFit = fleet.ok ? fleet.value.podMtuBytes : null;
    const mixed = compared.filter(
      ({nodes}) => new Set(nodes.map(({mtuBytes}) => mtuBytes)).size > 1,
    );
    if (mixed.length > 0) return mixed.map((group) => fail(claimOf(group, largestFit)));
    return pass(
      compared.map(({cluster, nodes}) => ({
        message: say('alike', {
          cluster,
          pods: nodes.reduce((sum, one) => sum + one.pods, 0),
          nodes: nodes.length,
          mtuBytes: nodes[0]?.mtuBytes ?? 0,
        }),
        sources: nodes.slice(0, 1).map(({source}) => source),
      })),
    );
  },
});

function claimOf({cluster, nodes}: PodGroup, largestFit: number | null): Claim {
  const bySize = [...Map.groupBy(nodes, ({mtuBytes}) => mtuBytes)].sort(
    ([a, x], [b, y]) => podsIn(y) - podsIn(x) || a - b,
  );
  const [usual, ...rest] = bySize;
  const odd = rest.flatMap(([, own]) => own);
  const largest = Math.max(...nodes.map(({mtuBytes}) => mtuBytes));
  const fits = largestFit !== null && largest <= largestFit;
  return {
    verdict: fits ? 'note' : 'contributor',
    severity: fits ? 'low' : 'medium',
    confidence: 0.8,
    about: {nodes: odd.map(({node}) => node).sort()},
    facts: ['pod.effectiveMtuBytes'],
    title: say('title', {
      cluster,
      odd: rest.map(([mtuBytes]) => String(mtuBytes)),
      usualBytes: usual?.[0] ?? 0,
    }),
    why: say('why'),
    evidenceFor: nodes.slice(0, SHOWN).map(({node, mtuBytes, pods, source}) => ({
      message: say('pods', {node, mtuBytes, pods}),
      sources: [source],
    })),
    evidenceAgainst: fits
      ? [{message: say('fits', {largestBytes: largest, limitBytes: largestFit}), sources: []}]
      : [],
    safe: [{id: 'recreate-pods', message: say('recreate-pods')}],
    danger: [{id: 'delete-pods', message: say('delete-pods')}],
  };
}

function podsIn(nodes: readonly NodePods[]): number {
  return nodes.reduce((sum, {pods}) => sum + pods, 0);
}
