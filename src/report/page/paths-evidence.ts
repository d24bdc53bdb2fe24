import type {PathEvidence, PathResult} from '../../model/path.ts';
import {cleanBlock, cleanText} from '../clean.ts';
import {ENDS, type MatrixData} from './paths-data.ts';
import type {Group} from './paths-groups.ts';
import type {Places} from './paths-places.ts';

type End = {name: string; address: string | null};
type Kept = MatrixData['evidence'][number];

// A page of a thousand nodes stays small; `-o json` has the rest.
const CHARACTERS = 3_000_000;

/**
 * Each command with its output once, and which of them belong to a result. Output beyond a limit is left out, that of
 * paths in trouble last.
 */
export function evidenceFor(
  groups: readonly Group[],
  {addresses, placeOf}: Places,
): {evidence: Kept[]; evidenceOf: ReadonlyMap<PathResult, readonly number[]>} {
  const shelf = shelfOf(CHARACTERS);
  const ids = [...placeOf.keys()];
  const endOf = (place: number): End => ({
    name: ids[place] ?? '',
    address: addresses[place] ?? null,
  });
  const evidenceOf = new Map<PathResult, readonly number[]>();
  for (const well of [false, true]) {
    for (const {pairs} of groups) {
      for (const {from, to, newest} of pairs) {
        if (isWell(newest) !== well) continue;
        const [source, destination] = [endOf(from), endOf(to)];
        const places = newest.evidence.map((one) => shelf.add(one, source, destination));
        evidenceOf.set(newest, places);
      }
    }
  }
  return {evidence: shelf.kept, evidenceOf};
}

function isWell({state}: PathResult): boolean {
  return state === 'ok' || state === 'steady';
}

function shelfOf(characters: number) {
  const kept: Kept[] = [];
  const places = new Map<string, number>();
  let left = characters;
  const place = (command: string, output: string | null): number => {
    const key = output === null ? command : `${command}\n${output}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, kept.length);
    return kept.push({command, output}) - 1;
  };
  const add = (one: PathEvidence, source: End, destination: End): number => {
    const command = withoutEnds(cleanText(one.command), source, destination);
    // What is left out need not be cleaned either.
    if (left <= 0) return place(command, null);
    const output = withoutEnds(cleanBlock(one.output), source, destination);
    if (places.has(`${command}\n${output}`)) return place(command, output);
    left -= output.length;
    return place(command, left < 0 ? null : output);
  };
  return {kept, add};
}

/** Paths that differ in their ends alone then share their evidence. */
function withoutEnds(text: string, source: End, destination: End): string {
  if (!namesAny(text, source) && !namesAny(text, destination)) return text;
  return text.replace(/[\w.:-]+/g, (word) => {
    if (word === destination.address) return ENDS.destination.address;
    if (word === destination.name) return ENDS.destination.name;
    if (word === source.address) return ENDS.source.address;
    return word === source.name ? ENDS.source.name : word;
  });
}

/** Looked for first, as most outputs name neither end. */
function namesAny(text: string, {name, address}: End): boolean {
  return text.includes(name) || (address !== null && text.includes(address));
}
