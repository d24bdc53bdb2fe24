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
  const merger = evidenceMerger();
  for (const piece of pieces) merger.add(piece);
  return merger.told();
}

/** The same for pieces that come one by one. */
export function evidenceMerger(): {add(piece: Evidence): void; told(): Evidence[]} {
  // Each thing said once; `null` for one that is only counted: a large fleet says tens of thousands.
  const said = new Map<string, Shown | null>();
  const shown: Shown[] = [];
  const kinds = new Map<string, number>();
  return {
    add({message, sources}) {
      const key = JSON.stringify(message);
      let own = said.get(key);
      if (own === undefined) {
        const before = kinds.get(message.id) ?? 0;
        kinds.set(message.id, before + 1);
        const isShown = before < SHOWN_OF_A_KIND && shown.length < SHOWN;
        own = isShown ? {message, sources: new Map()} : null;
        said.set(key, own);
        if (own !== null) shown.push(own);
      }
      if (own !== null) addSources(own, sources);
    },
    told() {
      const told = shown.map((one) => ({message: one.message, sources: [...one.sources.values()]}));
      const count = said.size - shown.length;
      if (count === 0) return told;
      return [...told, {message: say('more-like-these', {count}), sources: []}];
    },
  };
}

type Shown = {message: Evidence['message']; sources: Map<string, Source>};

function addSources({sources: known}: Shown, sources: readonly Source[]): void {
  for (const source of sources) {
    if (known.size < SOURCES) known.set(JSON.stringify(source), source);
  }
}
