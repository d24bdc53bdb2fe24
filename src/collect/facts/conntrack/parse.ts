import type {FactWriter, Sections} from '../../define-family.ts';
import {fileSection, wholeNumber} from '../../section-reader.ts';
import {Count, EVENTS} from './schema.ts';

const ID = 'conntrack';
const FOLDER = '/proc/sys/net/netfilter';

export function parse(sections: Sections, facts: FactWriter): void {
  const files = fileSection(sections, ID);
  files.fact('conntrack.count', `${FOLDER}/nf_conntrack_count`, wholeNumber, facts);
  files.fact('conntrack.max', `${FOLDER}/nf_conntrack_max`, wholeNumber, facts);
  for (const [fact, column] of Object.entries(EVENTS)) {
    files.fact(
      `conntrack.${fact}`,
      '/proc/net/stat/nf_conntrack',
      (text) => sumOf(text, column),
      facts,
    );
  }
}

/** A head of names, then one row of hexadecimal numbers per CPU. Columns move with the kernel, names stay. */
function sumOf(text: string, column: string): number | undefined {
  const [head = '', ...rows] = text.split('\n').map((line) => line.trim().split(/\s+/));
  const at = Array.isArray(head) ? head.indexOf(column) : -1;
  if (at < 0 || rows.length === 0) return undefined;
  let sum = 0;
  for (const row of rows) {
    if (!/^[0-9a-f]{8}$/.test(row[at] ?? '')) return undefined;
    sum += Number.parseInt(row[at] ?? '', 16);
  }
  return Count.safeParse(sum).data;
}
