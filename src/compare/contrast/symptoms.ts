import type {NodeSymptom, Symptom} from '../../model/comparison.ts';
import type {SymptomContrast} from '../../model/contrast.ts';
import {regionOf} from '../../model/node.ts';
import {byText} from '../order.ts';
import type {Side} from './side.ts';

/** Slowness of the sides beside their own peers, as their runs tell it. */
export function symptomContrasts(a: Side, b: Side): SymptomContrast[] {
  const [left, right] = [symptomsOf(a), symptomsOf(b)];
  return [...new Set([...left.keys(), ...right.keys()])].sort(byText).flatMap((id) => {
    const [x, y] = [left.get(id), right.get(id)];
    const told = x ?? y;
    if (told === undefined) return [];
    const {metric, region, node = null} = told;
    return [{id, metric, region, node, a: x?.ratio ?? null, b: y?.ratio ?? null}];
  });
}

/** The parts of the machine these speak of, sorted. */
export function symptomTags(...sides: readonly Side[]): string[] {
  const tags = sides.flatMap((side) => [...symptomsOf(side).values()].flatMap((one) => one.tags));
  return [...new Set(tags)].sort(byText);
}

type AnySymptom = Symptom & Partial<Pick<NodeSymptom, 'node'>>;

function symptomsOf({document, nodes, kind}: Side): Map<string, AnySymptom> {
  const own = new Set(nodes);
  const {symptoms, nodeSymptoms} = document.comparison;
  const members = document.run.inventory.nodes.filter(({id}) => own.has(id));
  const regions = new Set(members.map(regionOf));
  return new Map<string, AnySymptom>([
    ...symptoms
      .filter(({region}) => kind === 'run' || regions.has(region))
      .map((one) => [one.id, one] as const),
    ...nodeSymptoms
      .filter(({node}) => kind === 'run' || own.has(node))
      .map((one) => [one.id, one] as const),
  ]);
}
