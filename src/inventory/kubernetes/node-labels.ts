import type {ClusterNode} from './cluster-node.ts';

/** Standard labels of a node, under the names samespec uses. */
const STANDARD = [
  ['zone', ['topology.kubernetes.io/zone', 'failure-domain.beta.kubernetes.io/zone']],
  ['instanceType', ['node.kubernetes.io/instance-type', 'beta.kubernetes.io/instance-type']],
  ['arch', ['kubernetes.io/arch']],
  ['os', ['kubernetes.io/os']],
] as const;

const ROLE = 'node-role.kubernetes.io/';

/** `spec.providerID` starts with one of these. Source: the cloud providers’ own controllers. */
const PROVIDERS: readonly (readonly [RegExp, string])[] = [
  [/^aws:/, 'aws'],
  [/^gce:/, 'gcp'],
  [/^azure:/, 'azure'],
  [/^qcloud:/, 'tencent'],
  [/^(?:alicloud:|[a-z]+-[a-z0-9-]+\.i-)/, 'alibaba'],
  [/^huaweicloud:/, 'huawei'],
  [/^openstack:/, 'openstack'],
  [/^vsphere:/, 'vsphere'],
  [/^kind:/, 'kind'],
];

/** Zone, instance type, architecture, role and provider of a node. */
export function nodeLabels({labels, providerId}: ClusterNode): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, keys] of STANDARD) {
    const value = keys.map((key) => labels[key]).find((text) => text !== undefined && text !== '');
    if (value !== undefined) found[name] = value;
  }
  const roles = Object.keys(labels)
    .filter((key) => key.startsWith(ROLE) && key.length > ROLE.length)
    .map((key) => (key === `${ROLE}master` ? 'control-plane' : key.slice(ROLE.length)));
  if (roles.length > 0) found.role = [...new Set(roles)].sort().join('+');
  const provider = PROVIDERS.find(([pattern]) => pattern.test(providerId ?? ''))?.[1];
  if (provider !== undefined) found.provider = provider;
  return found;
}
