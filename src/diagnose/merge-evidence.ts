import type {Evidence} from '../model/finding.ts';
import type {Source} from '../model/observed.ts';
import {say} from './engine-strings.ts';

const SHOWN = 8;
/** Of one kind of sentence, so that a list of peers does not push everything else out. */
const SHOWN_OF_A_KIND = 2;
/** Named beside one piece; whoever else shows it is not. */
export const SOURCES = 8;

/**
 * Evidence of many subjects for one reader: what says the same becomes one piece with all its sources; past
 * two of a kind and eight in all the rest is counted. First come, first shown.
 */
export function mergeEvidence(pieces: readonly Evidence[]): Evidence[] {
  const byMessage = new Map<string, {message: Evidence['message']; sources: Map<string, Source>}>();
  for (const {message, sources} of pieces) {
    const key = JSON.stringify(message);
    let merged = byMessage.get(key);
    if (merged === undefined) {
      merged = {message, sources: new Map()};
      byMessage.set(key, merged);
    }
    for (const source of sources) {
      if (merged.sources.size < SOURCES) merged.sources.set(JSON.stringify(source), source);
    }
  }
  const all = [...byMessage.values()].map(({message, sources}) => ({
    message,
    sources: [...sources.values()],
  }));
  const shown = firstOfEachKind(all).slice(0, SHOWN);
  const count = all.length - shown.length;
  if (count === 0) return shown;
  return [...shown, {message: say('more-like-these', {count}), sources: []}];
}

function firstOfEachKind(pieces: readonly Evidence[]): Evidence[] {
  const counts = new Map<string, number>();
  return pieces.filter(({message: {id}}) => {
    const count = counts.get(id) ?? 0;
    counts.set(id, count + 1);
    return count < SHOWN_OF_A_KIND;
  });
}
