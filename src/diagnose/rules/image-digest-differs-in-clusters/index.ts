import {factPath} from '../../../model/fact.ts';
import {aboutClusters, isOnePerRegion} from '../../clusters/about-clusters.ts';
import {
  type Claim,
  defineRule,
  fail,
  notApplicable,
  type Outcome,
  pass,
} from '../../define-rule.ts';
import {alignment, driftConfidence, slowNodesOf} from '../../drift/drift.ts';
import {drift} from '../../drift/drift-input.ts';
import {clusters, ofClusters, type ReadCluster} from '../../inputs/clusters.ts';
import {cohortNodes, symptoms} from '../../inputs/index.ts';
import {type ClusterImage, imagesOf, type SharedImage} from './images.ts';
import {judge, type Verdict} from './judge.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

export const imageDigestDiffersInClusters = defineRule({
  id: 'image-digest-differs-in-clusters',
  scope: 'fleet',
  requires: {clusters: clusters()},
  optional: {
    members: ofClusters(cohortNodes()),
    symptoms: symptoms(),
    onNodes: drift('container.image.*.digest'),
  },
  strings,
  references: [
    'Kubernetes: Images, image pull policy; issue 115199 (what imageID holds)',
    'OCI Image Specification, descriptor digests',
  ],
  check({clusters: all, members, symptoms: told, onNodes}): Outcome | Outcome[] {
    if (all.value.length === 0) return notApplicable(say('no-clusters'));
    const slow = slowNodesOf(told.ok ? told.value : [], members.ok ? members.value : []);
    const known = new Set(onNodes.ok ? onNodes.value.map(({fact}) => fact) : []);
    const judged = imagesOf(all.value).map((image) => ({image, verdict: judge(image, slow)}));
    const of = (is: Verdict['is']) => judged.filter(({verdict}) => verdict.is === is).length;
    const claims = judged.flatMap(({image, verdict}) =>
      isToldOnNodes(image, known) ? [] : (claimOf(image, verdict, slow, all.value) ?? []),
    );
    if (claims.length > 0) return claims.map((claim) => fail(claim));
    const compared = of('equal') + of('between') + of('within');
    if (compared === 0) return notApplicable(say('nothing-shared'));
    const message = say('equal', {equal: of('equal'), compared, incomparable: of('incomparable')});
    return pass([{message, sources: [all.source]}], message);
  },
});

/** The rule about nodes names them, which is more. */
function isToldOnNodes({running}: SharedImage, facts: ReadonlySet<string>): boolean {
  return running.some(({images}) =>
    images.some((image) => facts.has(factPath('container', 'image', image, 'digest'))),
  );
}

function claimOf(
  {workload, container}: SharedImage,
  verdict: Verdict,
  slow: ReadonlySet<string>,
  all: readonly ReadCluster[],
): Claim | null {
  if (verdict.is !== 'between' && verdict.is !== 'within') return null;
  const contexts = verdict.odd.map(({cluster}) => cluster).sort();
  const aligned = alignment(contexts, slow);
  const image = nameOf(verdict.odd[0]);
  const sameName = verdict.is === 'within' || verdict.sameName;
  const usual = verdict.is === 'between' ? verdict.usual : undefined;
  const confidence = driftConfidence(aligned);
  return {
    kind: 'image-digest-differs',
    verdict: 'contributor',
    severity: sameName ? 'medium' : 'low',
    // A tag that was set otherwise on purpose surprises nobody.
    confidence: sameName ? confidence : confidence - 0.1,
    about: aboutClusters(contexts, all),
    facts: verdict.odd.map(({digests}) => digests.fact),
    title:
      verdict.is === 'within'
        ? say('title-within', {image, clusters: contexts})
        : sameName
          ? say('title', {image, clusters: contexts})
          : say('title-tag', {workload, image, usual: nameOf(usual), clusters: contexts}),
    why: say('why', {kind: verdict.is}),
    evidenceFor: [
      ...(aligned === 'aligned' ? [{message: say('lies-as-slowness'), sources: []}] : []),
      ...[...verdict.odd, ...(usual === undefined ? [] : [usual])].map((one) => ({
        message: say('runs', {
          cluster: one.cluster,
          workload,
          container,
          images: [...one.images],
          digests: one.digests.value.map(short),
        }),
        sources: [one.digests.source],
      })),
    ],
    evidenceAgainst: [
      ...(aligned === 'not-aligned' ? [{message: say('slow-have-usual'), sources: []}] : []),
      ...(isOnePerRegion(all) && verdict.is === 'between'
        ? [{message: say('few-clusters'), sources: []}]
        : []),
      ...(verdict.odd.some(({images}) => images.length > 1)
        ? [{message: say('rollout'), sources: []}]
        : []),
    ],
    safe: [{id: 'pin-digest', message: say('pin-digest')}],
    danger: [],
  };
}

function nameOf(image: ClusterImage | undefined): string {
  return (image?.images ?? []).join(' ');
}

/** As docker and crictl show it: twelve digits. */
function short(digest: string): string {
  return digest.replace(/^(sha256:[0-9a-f]{12})[0-9a-f]+$/, '$1');
}
