import type {PartitionGroup} from '../../../model/comparison.ts';
import type {Odd} from '../../drift/drift.ts';

/**
 * Instructions whose absence slows software down: cryptography, vectors, string and bit operations.
 * All other flags depend on hypervisor, kernel and mitigations (vmx, x2apic, pti, …) and differ harmlessly.
 */
const TELLING = new Set(
  [
    'aes pclmulqdq sha_ni vaes vpclmulqdq gfni sse4_1 sse4_2 ssse3 avx avx2 fma f16c',
    'avx512f avx512bw avx512dq avx512vl avx512_vnni avx512_bf16 amx_tile amx_int8 amx_bf16',
    'bmi1 bmi2 adx popcnt abm movbe erms fsrm pcid invpcid',
    'asimd sve sve2 atomics crc32 pmull sha1 sha2 sha512 asimddp bf16 i8mm',
  ].flatMap((line) => line.split(' ')),
);

export type FlagDifference = {
  nodes: readonly string[];
  side: 'only-here' | 'only-elsewhere';
  telling: string[];
  others: string[];
};

/** Flags that the odd nodes have and the usual ones lack, and the reverse; empty sides are left out. */
export function differingFlags({usual, odd}: Odd): FlagDifference[] {
  const common = flagsOf(usual);
  return odd.flatMap((group) => {
    const own = flagsOf(group);
    return [
      sideOf(group.nodes, 'only-here', own.difference(common)),
      sideOf(group.nodes, 'only-elsewhere', common.difference(own)),
    ].filter(({telling, others}) => telling.length + others.length > 0);
  });
}

function sideOf(
  nodes: readonly string[],
  side: FlagDifference['side'],
  flags: ReadonlySet<string>,
): FlagDifference {
  const all = [...flags].sort();
  return {
    nodes,
    side,
    telling: all.filter((flag) => TELLING.has(flag)),
    others: all.filter((flag) => !TELLING.has(flag)),
  };
}

function flagsOf({value}: PartitionGroup): ReadonlySet<string> {
  return new Set(value.kind === 'value' && Array.isArray(value.value) ? value.value : []);
}
