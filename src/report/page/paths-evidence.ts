import type {PathEvidence, PathResult} from '../../model/path.ts';
import {cleanBlock, cleanText} from '../clean.ts';
import {DESTINATION, type MatrixData, SOURCE} from './paths-data.ts';
import type {Group} from './paths-groups.ts';
import type {Places} from './paths-places.ts';

type Address = string | null;
type Kept = MatrixData['evidence'][number];

// A page of a thousand nodes stays small; `-o json` has the rest.
const CHARACTERS = 3_000_000;

/**
 * Each command with its output once, and which of them belong to a result. Output beyond a limit is left out, that of
 * paths in trouble last.
 */
export function evidenceFor(
  groups: readonly Group[],
  {addresses}: Places,
): {evidence: Kept[]; evidenceOf: ReadonlyMap<PathResult, readonly number[]>} {
  const shelf = shelfOf(CHARACTERS);
  const evidenceOf = new Map<PathResult, readonly number[]>();
  for (const well of [false, true]) {
    for (const {pairs} of groups) {
      for (const {from, to, newest} of pairs) {
        if (isWell(newest) !== well) continue;
        const [source, destination] = [addresses[from] ?? null, addresses[to] ?? null];
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
  const add = (one: PathEvidence, source: Address, destination: Address): number => {
    const command = withoutAddresses(cleanText(one.command), source, destination);
    const output = withoutAddresses(cleanBlock(one.output), source, destination);
    const key = `${command}\n${output}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    const fits = output.length <= left;
    if (fits) left -= output.length;
    places.set(key, kept.length);
    return kept.push({command, output: fits ? output : null}) - 1;
  };
  return {kept, add};
}

/** Paths that differ in their ends alone then share their evidence. */
function withoutAddresses(text: string, source: Address, destination: Address): string {
  return text.replace(/[\w.:-]+/g, (word) =>
    word === destination ? DESTINATION : word === source ? SOURCE : word,
  );
}
