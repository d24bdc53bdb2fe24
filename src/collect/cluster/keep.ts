/**
 * Cuts objects of the Kubernetes API down to what is read from them. Environments, volumes, commands and managed
 * fields are left out: they may hold secrets, and are most of an object’s size.
 */
export type Keep = (object: unknown) => unknown;

type Tree = {readonly [key: string]: true | Tree};

/** Copies the named members; a list is copied member by member, `true` copies what is there. */
export function pick(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((item) => pick(item, tree));
  if (typeof value !== 'object' || value === null) return undefined;
  const kept: Record<string, unknown> = {};
  for (const [key, below] of Object.entries(tree)) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined || member === null) continue;
    kept[key] = below === true ? member : pick(member, below);
  }
  return kept;
}

const NAMED = {name: true, namespace: true} as const;
const CONTAINER = {
  name: true,
  image: true,
  resources: true,
  restartPolicy: true,
  /** A sidecar’s own settings stand in its arguments; an application’s are nobody’s business. */
} as const;
const STATUS = {
  name: true,
  image: true,
  imageID: true,
  containerID: true,
  ready: true,
  restartCount: true,
  state: {waiting: {reason: true, message: true}, running: {startedAt: true}},
  lastState: {terminated: {reason: true, exitCode: true}},
} as const;

const POD = {
  metadata: {
    ...NAMED,
    uid: true,
    labels: true,
    ownerReferences: {kind: true, name: true},
    creationTimestamp: true,
  },
  spec: {
    nodeName: true,
    hostNetwork: true,
    dnsPolicy: true,
    dnsConfig: {options: {name: true, value: true}},
    nodeSelector: true,
    affinity: {nodeAffinity: true},
    containers: CONTAINER,
    initContainers: CONTAINER,
  },
  status: {
    phase: true,
    reason: true,
    qosClass: true,
    startTime: true,
    conditions: {type: true, status: true, reason: true, lastTransitionTime: true},
    containerStatuses: STATUS,
    initContainerStatuses: STATUS,
  },
} as const;

/** Annotations of pods that are settings of the mesh; others may hold anything. */
const MESH_ANNOTATION =
  /^(?:sidecar\.istio\.io|proxy\.istio\.io|traffic\.sidecar\.istio\.io|ambient\.istio\.io|istio\.io)\//;

const WORKLOAD = {
  metadata: NAMED,
  spec: {replicas: true, template: {metadata: {labels: true}, spec: {containers: CONTAINER}}},
  status: {replicas: true, readyReplicas: true, desiredNumberScheduled: true, numberReady: true},
} as const;

const NODE = {
  metadata: {name: true, labels: true},
  spec: {taints: {key: true, value: true, effect: true}, unschedulable: true, podCIDR: true},
  status: {
    capacity: true,
    allocatable: true,
    conditions: {type: true, status: true, reason: true, message: true},
    nodeInfo: true,
  },
} as const;

const CUSTOM = {metadata: NAMED, spec: true} as const;

export const keepNode: Keep = (object) => pick(object, NODE);
export const keepNamespace: Keep = (object) => pick(object, {metadata: {name: true, labels: true}});
export const keepCustom: Keep = (object) => pick(object, CUSTOM);

/** Messages of the kubelet about pulled images: name and time, at a bounded length. */
export const keepEvent: Keep = (object) => {
  const {message} = object as {message?: unknown};
  return {
    ...(pick(object, {involvedObject: {uid: true}}) as object),
    message: typeof message === 'string' ? message.slice(0, 500) : '',
  };
};

/**
 * Network plugins of clouds are set up by the environment and the arguments of their DaemonSet. Of those in
 * kube-system, and only there, settings with plain values are kept, by name: none of them can be a secret.
 */
const PLUGIN_SETTING =
  /^(?:AWS_VPC_(?:ENI_MTU|K8S_CNI_[A-Z]+)|POD_MTU|ENABLE_[A-Z_]+|WARM_[A-Z_]+|MINIMUM_IP_TARGET|FELIX_[A-Z0-9]*(?:MTU|ENABLED)|CALICO_IPV[46]POOL_(?:IPIP|VXLAN|NAT_OUTGOING|BLOCK_SIZE)|CALICO_NETWORKING_BACKEND)$/;
const PLUGIN_ARGUMENT =
  /^--(?:mtu|network-type|encap-checksum|enable-[a-z-]+|disable-[a-z-]+)(?:=[\w.:-]{1,60})?$/;

export const keepWorkload: Keep = (object) => {
  const kept = pick(object, WORKLOAD);
  const {metadata} = object as {metadata?: {namespace?: string}};
  if (metadata?.namespace !== 'kube-system') return kept;
  const given = containersIn(object);
  containersIn(kept).forEach((container, i) => {
    const env = listOf(given[i]?.env).filter(
      ({name, value}) => PLUGIN_SETTING.test(String(name)) && typeof value === 'string',
    );
    const args = [given[i]?.command, given[i]?.args]
      .flatMap((all) => (Array.isArray(all) ? all : []))
      .filter((one) => typeof one === 'string' && PLUGIN_ARGUMENT.test(one));
    if (env.length > 0) container.env = env.map(({name, value}) => ({name, value}));
    if (args.length > 0) container.args = args;
  });
  return kept;
};

type Loose = Record<string, unknown>;

function containersIn(object: unknown): Loose[] {
  const {spec} = object as {spec?: {template?: {spec?: {containers?: unknown}}}};
  return listOf(spec?.template?.spec?.containers);
}

function listOf(value: unknown): Loose[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : [];
}

export const keepPod: Keep = (object) => {
  const kept = pick(object, POD) as {metadata?: Record<string, unknown>};
  const annotations = Object.entries(
    (object as {metadata?: {annotations?: Record<string, string>}}).metadata?.annotations ?? {},
  ).filter(([key]) => MESH_ANNOTATION.test(key) && key !== 'sidecar.istio.io/status');
  if (kept.metadata !== undefined && annotations.length > 0) {
    kept.metadata.annotations = Object.fromEntries(annotations);
  }
  return kept;
};
