import {factPath} from '../../../model/fact.ts';
import type {Evidence} from '../../../model/finding.ts';
import {type Node, regionOf} from '../../../model/node.ts';
import type {Claim} from '../../define-rule.ts';
import {alignment, driftConfidence} from '../../drift/drift.ts';
import type {ImageDigests} from './compare-images.ts';
import {say} from './say.ts';

type Around = {nodes: readonly Node[]; slow: ReadonlySet<string>; others: number};

/** One image name that stands for several images. `others`: nodes whose runtime cannot be compared. */
export function imageClaim(image: ImageDigests, {nodes, slow, others}: Around): Claim {
  const {usual, odd} = oddDigests(image, slow);
  const running = image.digests.flatMap((one) => one.running);
  const here = new Set(running.map(({node}) => node));
  const oddNodes = [...new Set(odd.flatMap((one) => one.running.map(({node}) => node)))].sort();
  const aligned = alignment(oddNodes, new Set([...slow].filter((node) => here.has(node))));
  const lines = odd.map(
    ({digest, running: found}): Evidence => ({
      message: say('difference', {
        few: found.length,
        all: here.size,
        nodes: found.map(({node}) => node).slice(0, 5),
        image: image.image,
        value: short(digest),
        usual: short(usual.digest),
      }),
      sources: [found[0], usual.running[0]].flatMap((one) =>
        one === undefined ? [] : [one.source],
      ),
    }),
  );
  const against: Evidence[] = [];
  if (aligned === 'not-aligned') against.push({message: say('slow-have-usual'), sources: []});
  if (others > 0) against.push({message: say('other-runtimes', {count: others}), sources: []});
  return {
    verdict: 'contributor',
    severity: 'medium',
    confidence: driftConfidence(aligned),
    about: {nodes: oddNodes},
    facts: [factPath('container', 'image', image.image, 'digest')],
    title: say('title', {image: image.image}),
    why: say('why', {kind: isPerRegion(image, nodes) ? 'region' : 'within'}),
    evidenceFor:
      aligned === 'aligned' ? [{message: say('lies-as-slowness'), sources: []}, ...lines] : lines,
    evidenceAgainst: against,
    safe: [{id: 'pin-digest', message: say('pin-digest')}],
    danger: [],
  };
}

/** As with other differences: of equally common digests, the one without slow nodes is the usual. */
function oddDigests({digests}: ImageDigests, slow: ReadonlySet<string>) {
  const most = Math.max(...digests.map(({running}) => running.length));
  const common = digests.filter(({running}) => running.length === most);
  const usual = common.find(({running}) => !running.some(({node}) => slow.has(node))) ?? common[0];
  if (usual === undefined) throw new Error(`no digest of an image that was compared`);
  return {usual, odd: digests.filter((one) => one !== usual)};
}

function isPerRegion({digests}: ImageDigests, nodes: readonly Node[]): boolean {
  const regions = new Map(nodes.map((node) => [node.id, regionOf(node)]));
  const owner = new Map<string, string>();
  for (const {digest, running} of digests) {
    for (const {node} of running) {
      const region = regions.get(node) ?? '-';
      const known = owner.get(region);
      if (known !== undefined && known !== digest) return false;
      owner.set(region, digest);
    }
  }
  return true;
}

/** As docker and crictl show it: twelve digits. */
function short(digest: string): string {
  return digest.replace(/^(sha256:[0-9a-f]{12})[0-9a-f]+$/, '$1');
}
