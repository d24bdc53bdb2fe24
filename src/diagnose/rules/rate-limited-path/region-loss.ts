import {regionOf} from '../../../model/node.ts';
import {seen} from '../../../model/observed.ts';
import {rememberedOf} from '../../../model/remembered.ts';
import type {EvidenceView, Input} from '../../define-rule.ts';
import {isLagging} from '../../inputs/series.ts';
import {pairOf} from '../../inputs/subject.ts';

export type Loss = {sent: number; lost: number};

/**
 * Small packets lost between the regions of the pair, all their nodes and both layers together: one pair alone
 * sends too few to tell 3 % from none.
 */
export function regionLoss(): Input<Loss> {
  return {
    name: 'loss between the two regions',
    read(view, subject) {
      const {source, destination} = pairOf(subject);
      const key = keyOf(regionOf(source), regionOf(destination));
      const loss = lossesOf(view).get(key) ?? {sent: 0, lost: 0};
      return seen(loss, {node: source.id, command: '-', section: 'path/echo', at: '-'});
    },
  };
}

const lossesOf = rememberedOf(({paths, nodes}: EvidenceView): ReadonlyMap<string, Loss> => {
  const regions = new Map(nodes.map((node) => [node.id, regionOf(node)]));
  const losses = new Map<string, Loss>();
  for (const result of paths) {
    if (result.probe !== 'echo' || !['ok', 'lossy'].includes(result.state)) continue;
    if (isLagging(result)) continue;
    const [from, to] = [regions.get(result.source), regions.get(result.destination)];
    if (from === undefined || to === undefined) continue;
    const key = keyOf(from, to);
    const loss = losses.get(key) ?? {sent: 0, lost: 0};
    losses.set(key, {
      sent: loss.sent + result.sent,
      lost: loss.lost + result.sent - result.received,
    });
  }
  return losses;
});

/** Both directions are one: an echo that is missing was lost on either way. */
function keyOf(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}
