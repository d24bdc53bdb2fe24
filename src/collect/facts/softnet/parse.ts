import type {FactWriter, Sections} from '../../define-family.ts';
import {fileSection} from '../../section-reader.ts';
import {SoftnetRow} from './schema.ts';

const ID = 'softnet';
const NAMES = ['processed', 'dropped', 'squeezed'] as const;

export function parse(sections: Sections, facts: FactWriter): void {
  const file = fileSection(sections, ID).get('/proc/net/softnet_stat');
  const rows = file.ok ? file.content.split('\n').flatMap((line) => rowOf(line, facts)) : [];
  const reason = file.ok ? 'unparsed' : file.reason;
  for (const name of NAMES) {
    const sum = rows.reduce((total, row) => total + row[name], 0);
    if (rows.length > 0) facts.value(`softnet.${name}`, sum, ID);
    else facts.missing(`softnet.${name}`, reason, ID);
  }
  const processed = rows.map((row) => row.processed);
  const all = processed.reduce((total, each) => total + each, 0);
  if (all > 0) {
    const share = Math.max(...processed) / all;
    facts.value('softnet.busiestShare', Math.round(share * 1000) / 1000, ID);
  } else facts.missing('softnet.busiestShare', rows.length > 0 ? 'absent' : reason, ID);
}

/** Hexadecimal columns, one row per CPU: processed, dropped, squeezed, … (net/core/net-procfs.c). They wrap at 32 bits. */
function rowOf(line: string, facts: FactWriter): SoftnetRow[] {
  const words = line.trim().split(/\s+/);
  const [processed, dropped, squeezed] = words.map((word) =>
    /^[0-9a-f]{8}$/.test(word) ? Number.parseInt(word, 16) : Number.NaN,
  );
  const row = SoftnetRow.safeParse({processed, dropped, squeezed});
  if (row.success) return [row.data];
  facts.drop(ID, line, 'not a row of softnet_stat');
  return [];
}
