import {regionOf} from '../../model/node.ts';
import type {EvidenceView} from '../define-rule.ts';
import {largestRatio, speedAgainst} from '../speed/speed.ts';
import type {AnySymptom} from './reach.ts';

/** In a large region so many nodes are asked, taken evenly. */
const MOST_NODES = 64;

const known = new WeakMap<EvidenceView, Map<string, number | null>>();

/**
 * How many times as long the loop that suffers most takes where the symptom is, at the slowest node, against nodes of
 * other regions (for a symptom of one node: against all others). Null where a node there was not compared.
 */
export function slowerBy(symptom: AnySymptom, view: EvidenceView): number | null {
  const place = 'node' in symptom ? `node ${symptom.node}` : `region ${symptom.region}`;
  let answers = known.get(view);
  if (answers === undefined) {
    answers = new Map();
    known.set(view, answers);
  }
  let answer = answers.get(place);
  if (answer === undefined) {
    answer = ratioAt(symptom, view);
    answers.set(place, answer);
  }
  return answer;
}

function ratioAt(symptom: AnySymptom, view: EvidenceView): number | null {
  const isThere = (id: string, region: string): boolean =>
    'node' in symptom ? id === symptom.node : region === symptom.region;
  const there = view.nodes.filter((node) => isThere(node.id, regionOf(node)));
  const others = view.nodes.filter((node) => !isThere(node.id, regionOf(node))).map(({id}) => id);
  const step = Math.ceil(there.length / MOST_NODES);
  const ratios = there
    .filter((_, i) => i % step === 0)
    .map(({id}) => {
      const speed = speedAgainst(view, id, () => others);
      return speed.ok ? largestRatio(speed.value) : undefined;
    });
  const told = ratios.filter((ratio) => ratio !== undefined);
  return told.length === 0 || told.length < ratios.length ? null : Math.max(...told);
}
