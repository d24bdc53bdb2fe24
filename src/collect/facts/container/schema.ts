import {z} from 'zod';

export const ContainerImage = z.strictObject({
  /** Repository and tag without the registry: `coredns/coredns:v1.11.1`. */
  ref: z.string(),
  /** Digest the registry knows it by; absent for an image that was built or loaded here. */
  digest: z.string().exactOptional(),
  /** Digest of its configuration, for images without the other one. */
  id: z.string().exactOptional(),
});
export type ContainerImage = z.infer<typeof ContainerImage>;

export const Containers = z.strictObject({
  /** `containerd`, `cri-o`, `docker`, `podman`. */
  runtime: z.string().exactOptional(),
  version: z.string().exactOptional(),
  /** A runtime is there and would not talk to us. */
  denied: z.boolean(),
  /** Images of running containers, each once. */
  images: z.array(ContainerImage),
  /** References of running containers that no listed image fits. */
  unmatched: z.array(z.string()),
});
export type Containers = z.infer<typeof Containers>;
