import {z} from 'zod';
import {defineRule, notApplicable, pass} from '../../define-rule.ts';
import {cohortFact} from '../../inputs/index.ts';
import {type Card, groupsByMtu} from './card-groups.ts';
import {outcomeOf} from './outcome.ts';
import {judgedPaths} from './paths.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

export const regionalMtuDiffersButConsistent = defineRule({
  id: 'regional-mtu-differs-but-consistent',
  // Told once per difference between regions, not once per pair.
  scope: 'cohort',
  requires: {nicMtus: cohortFact('net.default.mtuBytes', z.number())},
  optional: {paths: judgedPaths()},
  strings,
  references: ['RFC 9293 section 3.7.1 (TCP announces the segment size of its own interface)'],
  check({nicMtus, paths}) {
    const cards: Card[] = [];
    for (const {node, observed} of nicMtus.value) {
      if (observed.ok) cards.push({node, mtuBytes: observed.value, source: observed.source});
    }
    const [most, ...others] = groupsByMtu(cards);
    if (most === undefined || cards.length < 2) return notApplicable(say('one-node'));
    if (others.length === 0) {
      const message = say('all-equal', {count: cards.length, mtuBytes: most.mtuBytes});
      return pass([{message, sources: cards.slice(0, 2).map(({source}) => source)}], message);
    }
    const mtuOf = new Map(cards.map(({node, mtuBytes}) => [node.id, mtuBytes]));
    const mixed = paths.ok ? paths.value(mtuOf) : [];
    return others.map((group) => outcomeOf(group, cards, mixed));
  },
});
