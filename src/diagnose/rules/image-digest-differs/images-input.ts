import {factSegments, readFact} from '../../../model/fact.ts';
import {leafNamesIn} from '../../../model/leaf-table.ts';
import {missing, type Source, seen} from '../../../model/observed.ts';
import type {Input} from '../../define-rule.ts';
import {say} from '../../inputs/strings.ts';
import {membersOf} from '../../inputs/subject.ts';

export type RunningImage = {node: string; image: string; digest: string; source: Source};

/**
 * Images that run on the nodes of the cohort, name and tag without registry, with their digests; a node without
 * an image of that name simply has none. Missing: no node told of any image.
 */
export function runningImages(): Input<readonly RunningImage[]> {
  return {
    name: 'container.image.*.digest',
    read(view, subject) {
      const nodes = membersOf(view, subject);
      const images: RunningImage[] = [];
      for (const {id} of nodes) {
        const facts = view.facts.get(id);
        if (facts === undefined) continue;
        for (const path of leafNamesIn(facts, 'container')) {
          if (!path.startsWith('container.image')) continue;
          const [, , image, leaf] = factSegments(path);
          const observed = readFact(facts, path);
          if (image === undefined || leaf !== 'digest' || !observed.ok) continue;
          const {value, source} = observed;
          images.push({node: id, image, digest: String(value), source});
        }
      }
      const [first] = images;
      if (first !== undefined) return seen(images, first.source);
      const source = {node: nodes[0]?.id ?? '-', command: '-', section: '-', at: '-'};
      const message = say('nothing-to-compare', {fact: 'container.image.*.digest'});
      return missing('absent', message, source);
    },
  };
}
