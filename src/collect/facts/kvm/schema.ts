import {z} from 'zod';

/** One module as the node showed it. */
export const KvmModule = z.strictObject({
  name: z.enum(['kvm', 'kvm_intel', 'kvm_amd', 'kvm_pvm']),
  state: z.enum(['loaded', 'builtin']),
  users: z.int().exactOptional(),
  nested: z.string().exactOptional(),
});
export type KvmModule = z.infer<typeof KvmModule>;

/** `opens`: answers an open. `present`: the node is there and does not open. */
export const KvmDevice = z.enum(['opens', 'present', 'absent']);
