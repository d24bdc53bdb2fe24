/** The three numbers of tcp_rmem or tcp_wmem, bytes. */
export type Buffer = {initialBytes: number; maxBytes: number};

const KiB = 1024;
const MiB = 1024 * KiB;

export function parseBuffer(text: string): Buffer | null {
  const match = /^\d+ (\d+) (\d+)$/.exec(text.trim());
  return match === null ? null : {initialBytes: Number(match[1]), maxBytes: Number(match[2])};
}

/**
 * What the kernel of this release chooses (net/ipv4/tcp.c, tcp_init): the initial receive buffer is 131072 since 4.20
 * and 87380 before; its maximum 6 MiB, and 32 MiB in new kernels, both no more than 1/128 of usable pages times the
 * page size, that is about 1/128 of memory. `memoryBytes` null: maxima are not known, so null.
 * Vendors carry changes back to older releases: the real default may be larger than said here, not smaller.
 */
export function kernelDefaults(
  release: string,
  memoryBytes: number | null,
): {
  rmem: {initialBytes: number; maxBytes: number | null};
  wmem: {initialBytes: number; maxBytes: number | null};
} | null {
  const match = /^(\d+)\.(\d+)/.exec(release);
  if (match === null) return null;
  const [major, minor] = [Number(match[1]), Number(match[2])];
  const since = (a: number, b: number) => major > a || (major === a && minor >= b);
  const most = memoryBytes === null ? null : (memoryBytes * USABLE) / 128;
  const capped = (bytes: number) => (most === null ? null : Math.min(bytes, Math.floor(most)));
  return {
    rmem: {
      initialBytes: since(4, 20) ? 131072 : 87380,
      maxBytes: capped(since(6, 17) ? 32 * MiB : 6 * MiB),
    },
    wmem: {initialBytes: 16 * KiB, maxBytes: capped(4 * MiB)},
  };
}

/** Not all memory is free at the start of the kernel, so the cap is taken lower rather than a false alarm made. */
const USABLE = 0.8;
