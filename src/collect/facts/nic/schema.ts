import {z} from 'zod';

/**
 * What kind of device a driver is for. `emulated-model`: a real card of old that hypervisors imitate; on bare metal
 * it may be the real one.
 */
export const NicClass = z.enum([
  'paravirtual',
  'virtual-function',
  'emulated-model',
  'other',
  'software',
]);
export type NicClass = z.infer<typeof NicClass>;

/** Names of `ethtool -k` that are compared; the others hardly ever matter or depend on the kernel’s version. */
export const OFFLOADS = [
  'rx-checksumming',
  'tx-checksumming',
  'scatter-gather',
  'tcp-segmentation-offload',
  'generic-segmentation-offload',
  'generic-receive-offload',
  'large-receive-offload',
  'tx-udp_tnl-segmentation',
  'receive-hashing',
  'rx-gro-hw',
] as const;
