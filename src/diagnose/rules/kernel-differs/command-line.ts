import type {PartitionGroup} from '../../../model/comparison.ts';

type Value = PartitionGroup['value'];

/** Words of a kernel command line; none where it is not known. */
export function wordsOf(value: Value): string[] {
  if (value.kind === 'missing') return [];
  return String(value.value)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Words of `these` that `those` do not have, in their order. */
export function missingWords(these: readonly string[], those: readonly string[]): string[] {
  const known = new Set(those);
  return [...new Set(these)].filter((word) => !known.has(word));
}

const SPEED =
  /^(mitigations|nospectre_v[12]|nopti|pti|spectre_v2|spec_store_bypass_disable|isolcpus|nohz(_full)?|rcu_nocbs|idle|(intel_idle|processor)\.max_cstate|(intel|amd)_pstate|transparent_hugepage|hugepages|clocksource|tsc|nosmt|maxcpus|nr_cpus|mem|numa(_balancing)?|elevator|iommu|intel_iommu|audit)(=|$)/;

/** Options that are known to change the speed of the whole machine (kernel-parameters.rst). */
export function speedWords(words: readonly string[]): string[] {
  return words.filter((word) => SPEED.test(word));
}

/** `5.15` of `5.15.0-91-generic`; the whole text where it does not look like a release. */
export function series(value: Value): string {
  if (value.kind === 'missing') return '';
  const text = String(value.value);
  return /^\d+\.\d+/.exec(text)?.[0] ?? text;
}
