import {matchesPattern} from '../../model/fact.ts';

/**
 * How much likelier than an ordinary fact it is, before any data, that a difference here makes machines slow.
 * Judgement, from the incidents of the domain notes; first match wins, 1 for the rest.
 */
const WEIGHTS: readonly (readonly [pattern: string, weight: number])[] = [
  ['net.default.mtuBytes', 20],
  ['net.overlay.**', 20],
  ['net.link.*.mtuBytes', 15],
  ['net.route.*.mtuBytes', 15],
  ['net.route.*.mtuLocked', 10],
  ['cni.*.mtuBytes', 15],
  ['cni.conflist.*.mtuBytes', 15],
  ['net.link.*.driver', 6],
  ['net.default.driver', 6],
  ['cpu.frequency.**', 15],
  ['nic.**', 6],
  ['cgroup.own.quotaCpus', 15],
  ['cpu.modelName', 8],
  ['cpu.count', 10],
  ['cpu.vulnerability.**', 4],
  ['cpu.flags.**', 2],
  ['clock.source', 10],
  ['virt.**', 4],
  ['memory.transparentHugePages', 5],
  ['memory.totalBytes', 5],
  ['kernel.release', 5],
  ['kernel.commandLine', 5],
  ['limits.**', 4],
  ['container.image.**', 6],
];

/** Keys hold dots of their own, so they are compared as text: `sysctl.` and this. */
const SYSCTLS: readonly (readonly [start: string, weight: number])[] = [
  ['net.netfilter.nf_conntrack', 12],
  ['net.ipv4.tcp_', 8],
  ['net.core.', 8],
  ['net.ipv4.', 4],
  ['vm.', 4],
  ['kernel.sched', 5],
];

/** Facts of the same part of the machine as the symptom weigh this much more. */
const SAME_PART = 3;

export function expertWeight(
  fact: string,
  tag: string,
  symptomTags: readonly string[] = [],
): number {
  return baseWeight(fact) * (symptomTags.includes(tag) ? SAME_PART : 1);
}

function baseWeight(fact: string): number {
  if (fact.startsWith('sysctl')) {
    const known = SYSCTLS.find(([start]) => fact.includes(start));
    return known?.[1] ?? 1;
  }
  for (const [pattern, weight] of WEIGHTS) if (matchesPattern(pattern, fact)) return weight;
  return 1;
}

/** Weights scaled to sum 1, as the priors of all suspects together must. */
export function priorsOf(weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / all);
}
