import {z} from 'zod';
import {isAddress} from '../words.ts';

/** What a cluster says of one of its nodes, as far as the inventory needs it. */
export type ClusterNode = {
  name: string;
  labels: Readonly<Record<string, string>>;
  /** `status.addresses` of type InternalIP, IPv4 first. */
  address: string | undefined;
  providerId: string | undefined;
};

const NodeObject = z.object({
  metadata: z.object({
    name: z.string().regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/),
    labels: z.record(z.string(), z.string()).optional(),
  }),
  spec: z.object({providerID: z.string().optional()}).optional(),
  status: z
    .object({addresses: z.array(z.object({type: z.string(), address: z.string()})).optional()})
    .optional(),
});

/** `null` for an object that is no node. */
export function clusterNode(object: unknown): ClusterNode | null {
  const read = NodeObject.safeParse(object);
  if (!read.success) return null;
  const {metadata, spec, status} = read.data;
  const internal = (status?.addresses ?? [])
    .filter(({type, address}) => type === 'InternalIP' && isAddress(address))
    .map(({address}) => address);
  return {
    name: metadata.name,
    labels: metadata.labels ?? {},
    address: internal.find((address) => !address.includes(':')) ?? internal[0],
    providerId: spec?.providerID,
  };
}
