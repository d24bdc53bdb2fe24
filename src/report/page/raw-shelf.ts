import type {Source} from '../../model/observed.ts';
import type {ReportDocument} from '../../model/report.ts';
import {cleanBlock, cleanText} from '../clean.ts';
import type {RawOutput} from './data.ts';

/** What a section of the collector printed, as received. */
export type RawSection = {text: string; exit: number};

/** Looks a section of a reading up in the saved run; undefined where it is not at hand. */
export type RawOf = (node: string, section: string, at: string) => RawSection | undefined;

/** Raw outputs that a page carries, each once, until its room is used up. */
export type RawShelf = {
  /** Place of the output behind a source; -1: none, or no room for it. */
  place: (source: Source) => number;
  /** Takes room for a text that is kept elsewhere; null: there is none left. */
  take: (text: string) => string | null;
  outputs: RawOutput[];
  leftOut: () => number;
};

// Characters of one output: more than a screen or ten of it is not read on a page.
const LONGEST = 24_000;
const NONE = -1;

export function rawShelf(
  document: ReportDocument,
  rawOf: RawOf | undefined,
  characters: number,
): RawShelf {
  const outputs: RawOutput[] = [];
  const places = new Map<string, number>();
  const printed = printedByProbes(document);
  let left = characters;
  let leftOut = 0;

  function take(text: string): string | null {
    if (text.length > left) {
      leftOut++;
      return null;
    }
    left -= text.length;
    return text;
  }

  function put(source: Source, {text, exit}: {text: string; exit: number | null}): number {
    const whole = cleanBlock(text);
    const kept = take(whole.slice(0, LONGEST));
    if (kept === null) return NONE;
    const [node, section, command, at] = [
      source.node,
      source.section,
      source.command,
      source.at,
    ].map(cleanText) as [string, string, string, string];
    outputs.push({node, section, command, at, text: kept, cut: whole.length - kept.length, exit});
    return outputs.length - 1;
  }

  return {
    outputs,
    take,
    leftOut: () => leftOut,
    place(source) {
      const {node, section, command, at} = source;
      const ofProbe = section.startsWith('path/');
      const key = JSON.stringify(ofProbe ? [node, section, command] : [node, section, at]);
      const known = places.get(key);
      if (known !== undefined) return known;
      const output = ofProbe
        ? printed.get(key)
        : section === '-' || section.startsWith('compare/')
          ? undefined
          : rawOf?.(node, section, at);
      const place = output === undefined ? NONE : put(source, output);
      places.set(key, place);
      return place;
    },
  };
}

/** What the probes printed, by node, probe and command. */
function printedByProbes({paths}: ReportDocument): Map<string, {text: string; exit: null}> {
  const printed = new Map<string, {text: string; exit: null}>();
  for (const {source, probe, evidence} of paths) {
    for (const {command, output} of evidence) {
      const key = JSON.stringify([source, `path/${probe}`, command]);
      if (!printed.has(key)) printed.set(key, {text: output, exit: null});
    }
  }
  return printed;
}
