import {readFileSync} from 'node:fs';
import type {FactValue, NodeFacts} from '../../model/fact.ts';
import {parseFacts} from '../parse-facts.ts';

/** For tests: a fact as its value, or the reason why there is none as `{missing: 'absent'}`. */
export type FlatFacts = Record<string, FactValue | {missing: string}>;

/** For tests: what one family makes of a recorded output, a file in the family’s folder `fixtures`. */
export function fixtureFacts(testUrl: string, name: string): FlatFacts {
  return flat(parseFacts('node-1', AT, readFileSync(new URL(`./fixtures/${name}`, testUrl))));
}

export type SectionText = string | {text: string; exit: number};

/** For tests: what the family makes of these sections, given as texts. */
export function factsOf(family: string, sections: Record<string, SectionText>): FlatFacts {
  return flat(parseSections(family, sections));
}

/** For tests: the same with sections and dropped rows. */
export function parseSections(family: string, sections: Record<string, SectionText>): NodeFacts {
  return parseFacts('node-1', AT, collectorOutput(family, sections));
}

const AT = '2026-01-02T03:04:05.000Z';

function collectorOutput(families: string, sections: Record<string, SectionText>): Buffer {
  const frames = Object.entries(sections).map(([id, given]) => {
    const {text, exit} = typeof given === 'string' ? {text: given, exit: 0} : given;
    const payload = text.replace(/\n$/, '').replace(/^/gm, '|');
    return `@begin ${id}\t${id}\n${payload}\n@end ${id} exit=${exit} cs=0 truncated=0\n`;
  });
  const body = `@families ${families}\n${frames.join('')}@done\n`;
  return Buffer.from(`samespec-collector/1 plain\n${body}`);
}

function flat(facts: NodeFacts): FlatFacts {
  const all: FlatFacts = {};
  for (const [path, leaf] of Object.entries(facts.leaves)) {
    all[path] = 'value' in leaf ? leaf.value : {missing: leaf.reason};
  }
  return all;
}
