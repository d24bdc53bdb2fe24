import type {FactWriter, Sections} from '../../define-family.ts';
import {fileSection, wordSet} from '../../section-reader.ts';
import {ClocksourceName} from './schema.ts';

const FOLDER = '/sys/devices/system/clocksource/clocksource0';

export function parse(sections: Sections, facts: FactWriter): void {
  const files = fileSection(sections, 'clocksource.files');
  files.fact('clock.source', `${FOLDER}/current_clocksource`, name, facts);
  files.fact('clock.sourcesAvailable', `${FOLDER}/available_clocksource`, names, facts);
}

function name(text: string): string | undefined {
  return ClocksourceName.safeParse(text.trim()).data;
}

function names(text: string): string[] | undefined {
  const all = wordSet(text);
  return all.length > 0 && all.every((each) => name(each) !== undefined) ? all : undefined;
}
