import {AppError} from '../../model/error.ts';
import {FAULT_WORDS, type NodeSpec, type Scenario} from '../scenario.ts';
import {nodeNames} from '../scenario-check.ts';
import {type Fault, type FaultPlace, placeText} from './fault.ts';

type Words = Fault['words'];
type Kind = keyof typeof FAULT_WORDS;

/**
 * The scenario as it would read with the fault written into it. A region’s fault concerns its links and its nodes too.
 * Fails with `lab-fault-word`, `lab-fault-value` or `lab-fault-place`.
 */
export function withFault(scenario: Scenario, {place, words}: Fault): Scenario {
  const split = wordsByKind(kindsOf(place), place, words);
  if ('node' in place) return withNodes(scenario, [knownNode(scenario, place.node)], split.node);
  if ('link' in place) {
    const [a, b] = place.link.map((name) => knownRegion(scenario, name)) as [string, string];
    const toward = place.toward === undefined ? [a, b] : [knownRegion(scenario, place.toward)];
    if (a === b || !toward.every((name) => name === a || name === b)) {
      throw new AppError('lab-fault-place', {place: placeText(place), known: pairsOf(scenario)});
    }
    return withLink(scenario, [a, b], toward, split.link);
  }
  const region = knownRegion(scenario, place.region);
  const nodes = nodeNames(scenario).filter((id) => id.slice(0, id.lastIndexOf('-')) === region);
  let changed = withNodes(scenario, nodes, split.node);
  for (const other of Object.keys(scenario.regions)) {
    if (other === region) continue;
    changed = withLink(changed, [region, other], [region, other], split.link);
  }
  const spec = changed.regions[region];
  if (spec === undefined) return changed;
  return {...changed, regions: {...changed.regions, [region]: {...spec, ...split.region}}};
}

function kindsOf(place: FaultPlace): readonly Kind[] {
  if ('node' in place) return ['node'];
  return 'link' in place ? ['link'] : ['region', 'link', 'node'];
}

/** A word may be known to several: a region that is silent about sizes is so on its links, too. */
function wordsByKind(kinds: readonly Kind[], place: FaultPlace, words: Words): Record<Kind, Words> {
  const split: Record<Kind, Words> = {link: {}, region: {}, node: {}};
  for (const [word, value] of Object.entries(words)) {
    const knowing = kinds.filter((kind) => word in FAULT_WORDS[kind].shape);
    if (knowing.length === 0) {
      const known = kinds.flatMap((kind) => Object.keys(FAULT_WORDS[kind].shape));
      throw new AppError('lab-fault-word', {
        word,
        place: placeText(place),
        known: [...new Set(known)],
      });
    }
    for (const kind of knowing) {
      const checked = FAULT_WORDS[kind].safeParse({[word]: value});
      if (!checked.success) {
        throw new AppError('lab-fault-value', {
          word,
          detail: checked.error.issues[0]?.message ?? '',
        });
      }
      split[kind][word] = value;
    }
  }
  return split;
}

function withNodes(scenario: Scenario, ids: readonly string[], words: Words): Scenario {
  if (Object.keys(words).length === 0) return scenario;
  const nodeOverrides: Record<string, NodeSpec> = {...scenario.nodeOverrides};
  for (const id of ids) nodeOverrides[id] = {...nodeOverrides[id], ...words};
  return {...scenario, nodeOverrides};
}

function withLink(
  scenario: Scenario,
  [a, b]: readonly [string, string],
  toward: readonly string[],
  words: Words,
): Scenario {
  if (Object.keys(words).length === 0) return scenario;
  const isMeant = ({between}: {between: readonly string[]}) =>
    between.includes(a) && between.includes(b);
  const links = scenario.links ?? [];
  const link = links.find(isMeant) ?? {between: [a, b] as [string, string]};
  const directions = {...link.toward};
  for (const region of toward) directions[region] = {...directions[region], ...words};
  const others = links.filter((each) => !isMeant(each));
  return {...scenario, links: [...others, {...link, toward: directions}]};
}

function knownRegion(scenario: Scenario, name: string): string {
  const known = Object.keys(scenario.regions);
  if (known.includes(name)) return name;
  throw new AppError('lab-fault-place', {place: name, known});
}

function knownNode(scenario: Scenario, name: string): string {
  const known = nodeNames(scenario);
  if (known.includes(name)) return name;
  throw new AppError('lab-fault-place', {place: name, known});
}

function pairsOf({regions}: Scenario): string[] {
  const names = Object.keys(regions);
  return names.flatMap((a, i) => names.slice(i + 1).map((b) => `--link ${a},${b}`));
}
