import type {Evidence} from '../../../model/finding.ts';
import {aboutClusters, isOnePerRegion} from '../../clusters/about-clusters.ts';
import {type Claim, defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {alignment, driftConfidence, slowNodesOf} from '../../drift/drift.ts';
import {clusters, ofClusters, type ReadCluster} from '../../inputs/clusters.ts';
import {cohortNodes, symptoms} from '../../inputs/index.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';
import {type MeshVersions, skewed, versionsOf} from './versions.ts';

export const istioVersionSkew = defineRule({
  id: 'istio-version-skew',
  scope: 'fleet',
  requires: {clusters: clusters()},
  optional: {members: ofClusters(cohortNodes()), symptoms: symptoms()},
  strings,
  references: [
    'Istio: Supported Releases, control plane and data plane skew',
    'Istio: Canary Upgrades',
  ],
  check({clusters: {value: all}, members, symptoms: told}) {
    const meshes = all.flatMap((cluster) => versionsOf(cluster) ?? []);
    if (meshes.length === 0) return notApplicable(say('no-mesh'));
    const slow = slowNodesOf(told.ok ? told.value : [], members.ok ? members.value : []);
    const within = meshes.filter((one) => skewed(one).length > 0);
    const odd = oddOnes(meshes, slow).filter((one) => !within.includes(one));
    const claims = [
      ...within.map((one) => claimOf('skew', [one], meshes, slow, all)),
      ...(odd.length === 0 ? [] : [claimOf('differs', odd, meshes, slow, all)]),
    ];
    if (claims.length > 0) return claims.map((claim) => fail(claim));
    return pass(meshes.map(lineOf));
  },
});

/** Clusters whose mesh is of other versions than that of most; of two, the slow one. */
function oddOnes(meshes: readonly MeshVersions[], slow: ReadonlySet<string>): MeshVersions[] {
  const groups = [...Map.groupBy(meshes, keyOf).values()];
  if (groups.length < 2) return [];
  const most = Math.max(...groups.map((group) => group.length));
  const common = groups.filter((group) => group.length === most);
  const usual = common.find((group) => !group.some(({cluster}) => slow.has(cluster))) ?? common[0];
  return groups.filter((group) => group !== usual).flat();
}

function keyOf({control, proxies}: MeshVersions): string {
  return JSON.stringify([control, proxies]);
}

function claimOf(
  kind: 'skew' | 'differs',
  odd: readonly MeshVersions[],
  meshes: readonly MeshVersions[],
  slow: ReadonlySet<string>,
  all: readonly ReadCluster[],
): Claim {
  const contexts = odd.map(({cluster}) => cluster).sort();
  const aligned = alignment(contexts, slow);
  const others = meshes.filter((one) => !odd.includes(one));
  return {
    verdict: 'contributor',
    severity: kind === 'skew' ? 'medium' : 'low',
    confidence: driftConfidence(aligned),
    about: aboutClusters(contexts, all),
    facts: odd.flatMap(({facts}) => facts),
    title: say(kind === 'skew' ? 'title-skew' : 'title-differs', {
      clusters: contexts,
      proxies: [...new Set(odd.flatMap((one) => (kind === 'skew' ? skewed(one) : one.proxies)))],
      control: [...new Set(odd.flatMap(({control}) => control))],
    }),
    why: say(kind === 'skew' ? 'why-skew' : 'why-differs'),
    evidenceFor: [
      ...(aligned === 'aligned' ? [{message: say('lies-as-slowness'), sources: []}] : []),
      ...odd.map(lineOf),
      ...others.slice(0, 2).map(lineOf),
    ],
    evidenceAgainst: [
      ...(aligned === 'not-aligned' ? [{message: say('slow-have-usual'), sources: []}] : []),
      ...(kind === 'differs' && isOnePerRegion(all)
        ? [{message: say('few-clusters'), sources: []}]
        : []),
      {message: say('talks-anyway'), sources: []},
    ],
    safe: [{id: 'restart-proxies', message: say('restart-proxies')}],
    danger: [{id: 'skip-versions', message: say('skip-versions')}],
  };
}

function lineOf({cluster, control, proxies, source}: MeshVersions): Evidence {
  const message = say('runs', {
    cluster,
    control: control.length === 0 ? ['-'] : [...control],
    proxies: proxies.length === 0 ? ['-'] : [...proxies],
  });
  return {message, sources: [source]};
}
