import {z} from 'zod';
import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {slowNodesOf} from '../../drift/drift.ts';
import {cohortFact, cohortNodes, symptoms} from '../../inputs/index.ts';
import {imageClaim} from './claim.ts';
import {comparableImages} from './compare-images.ts';
import {runningImages} from './images-input.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

export const imageDigestDiffers = defineRule({
  id: 'image-digest-differs',
  scope: 'cohort',
  requires: {
    runtimes: cohortFact('container.runtime', z.string()),
    images: runningImages(),
    nodes: cohortNodes(),
  },
  optional: {symptoms: symptoms()},
  strings,
  references: ['OCI Image Specification, descriptor digests', 'Kubernetes: image pull policy'],
  check({runtimes, images, nodes, symptoms: told}) {
    const runtimeOf = new Map<string, string>();
    for (const {node, observed} of runtimes.value) {
      if (observed.ok) runtimeOf.set(node.id, observed.value);
    }
    const compared = comparableImages(images.value, runtimeOf);
    if (compared.length === 0) return notApplicable(say('nothing-shared'));
    const differing = compared.filter(({digests}) => digests.length > 1);
    if (differing.length === 0) {
      const message = say('equal', {equal: compared.length, compared: compared.length});
      return pass([{message, sources: [images.source]}], message);
    }
    const slow = slowNodesOf(told.ok ? told.value : [], nodes.value);
    const runtimes_ = new Set(runtimeOf.values());
    return differing.map((one) => {
      const others = runtimes_.size < 2 ? 0 : othersThan(one.runtime, runtimeOf);
      return fail(imageClaim(one, {nodes: nodes.value, slow, others}));
    });
  },
});

function othersThan(runtime: string, runtimeOf: ReadonlyMap<string, string>): number {
  return [...runtimeOf.values()].filter((other) => other !== runtime).length;
}
