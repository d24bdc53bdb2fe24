import {rowsOf, type SectionSource, sectionOf} from '../source.ts';

/** The same lines that the `sed` of facts/cpu/collect.sh lets pass; a test runs both. */
export const cpuInfo: SectionSource = {
  id: 'cpu.info',
  async read(tree) {
    const text = await tree.read('/proc/cpuinfo');
    return sectionOf('cpu.info', ['/proc/cpuinfo'], text === undefined ? text : keptCpuRows(text));
  },
};

export function keptCpuRows(text: string): string {
  const kept: string[] = [];
  let first = true;
  for (const [index, whole] of rowsOf(text).entries()) {
    if (whole.startsWith('Serial')) continue;
    const row = whole.replace(/identification = [0-9A-Fa-f]*,* */, '');
    if (first || /^(?:processor|physical id|core id)/.test(row)) kept.push(row);
    // An empty first line ends nothing, as sed looks for the end from the second on.
    if (row === '' && index > 0) first = false;
  }
  return kept.join('\n');
}

/** Only the sum of all CPUs. */
export const cpuTime: SectionSource = {
  id: 'cputime.stat',
  async read(tree) {
    const text = await tree.read('/proc/stat');
    return sectionOf('cputime.stat', ['/proc/stat'], text?.split('\n')[0]);
  },
};
