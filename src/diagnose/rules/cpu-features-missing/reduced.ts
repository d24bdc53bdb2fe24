import type {Speed} from '../../speed/speed.ts';

/** Models that QEMU gives a guest when nobody chose one; they offer what every CPU since 2004 has. */
export function isReducedModel(name: string): boolean {
  return /^(QEMU Virtual CPU version|Common (32-bit )?KVM processor)/.test(name);
}

/** No AES and no AVX: sold CPUs have had both since 2011. */
export function lacksAll(flags: readonly string[]): boolean {
  return !flags.includes('aes') && !flags.includes('avx');
}

/**
 * `slow-alone`: cryptography takes more than 10 times as long as on peers, counting less than twice.
 * `like-peers`: it was measured and is not so.
 */
export type CryptoSpeed = 'slow-alone' | 'like-peers' | 'unmeasured';

export function cryptoSpeed({ratios}: Speed): CryptoSpeed {
  const [crypto, loops] = [ratios.get('sha256'), ratios.get('count')];
  if (crypto === undefined || loops === undefined) return 'unmeasured';
  return crypto > 10 && loops < 2 ? 'slow-alone' : 'like-peers';
}
