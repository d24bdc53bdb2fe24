import {z} from 'zod';
import type {RawCluster} from '../collect/cluster/index.ts';

const ControlPlane = z.object({
  metadata: z.object({labels: z.record(z.string(), z.string()).optional()}),
});
const Authentication = z.object({
  spec: z.object({mtls: z.object({mode: z.string()}), selector: z.unknown().optional()}),
});

/**
 * Revision of an Istio that gives pods a sidecar on request and lets plain HTTP come to them; `undefined`: none is
 * known. Where strict mTLS is asked for, a request from a node without a certificate is refused as it should be.
 */
export function meshRevision({lists}: RawCluster): string | undefined {
  const strict = itemsOf(lists.peerauthentications).some((object) => {
    const read = Authentication.safeParse(object);
    return (
      read.success && read.data.spec.mtls.mode === 'STRICT' && read.data.spec.selector === undefined
    );
  });
  if (strict) return undefined;
  for (const object of itemsOf(lists.pods)) {
    const read = ControlPlane.safeParse(object);
    const labels = read.success ? read.data.metadata.labels : undefined;
    if (labels?.app === 'istiod') return labels['istio.io/rev'] ?? 'default';
  }
  return undefined;
}

function itemsOf(list: RawCluster['lists'][string] | undefined): unknown[] {
  return list?.ok ? list.value : [];
}
