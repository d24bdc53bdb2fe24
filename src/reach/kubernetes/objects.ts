import {createHash} from 'node:crypto';

/** Small, known to every mirror, and has `sh`, `sleep` and `nsenter`. Give one with a digest where images are pinned. */
export const DEFAULT_IMAGE = 'busybox:1.37';

export const OWNER_LABEL = {'app.kubernetes.io/managed-by': 'samespec'} as const;
export const DEADLINE_ANNOTATION = 'samespec/deadline';
export const CONTAINER = 'probe';

/** Nothing of a run outlives this, whatever becomes of the one who started it. */
export const LIFETIME_SECONDS = 3600;

export type KubeObject = {
  apiVersion: string;
  kind: string;
  metadata: {name: string; namespace?: string} & Record<string, unknown>;
} & Record<string, unknown>;

/**
 * The temporary namespace of a run. It has to allow what the node layer needs; `warn` and `audit` still say so.
 * Source: Pod Security Standards, levels privileged and baseline.
 */
export function namespaceObject(name: string, deadline: Date): KubeObject {
  const enforced = 'pod-security.kubernetes.io';
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: {
        ...OWNER_LABEL,
        [`${enforced}/enforce`]: 'privileged',
        [`${enforced}/audit`]: 'baseline',
        [`${enforced}/warn`]: 'baseline',
      },
      annotations: {[DEADLINE_ANNOTATION]: deadline.toISOString()},
    },
  };
}

/** Runs in the node’s own namespaces, so that collector and probes see the machine and not a container. */
export function nodePod(namespace: string, node: string, image: string): KubeObject {
  return pod(namespace, node, 'node', image, {
    spec: {hostNetwork: true, hostPID: true, dnsPolicy: 'Default'},
    security: {privileged: true},
  });
}

/** An ordinary pod without any rights: the far end of what is measured between pods. */
export function plainPod(namespace: string, node: string, image: string): KubeObject {
  return pod(namespace, node, 'pod', image, {
    spec: {securityContext: {seccompProfile: {type: 'RuntimeDefault'}}},
    security: {
      runAsNonRoot: true,
      runAsUser: 65_534,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: {drop: ['ALL']},
    },
  });
}

export type PodLayer = 'node' | 'pod';

/** Node names may be longer than pod names; a part of their hash keeps them apart. */
export function podName(layer: PodLayer, node: string): string {
  const hash = createHash('sha256').update(node).digest('hex').slice(0, 10);
  return `${layer}-${hash}`;
}

function pod(
  namespace: string,
  node: string,
  layer: PodLayer,
  image: string,
  {spec, security}: {spec: Record<string, unknown>; security: Record<string, unknown>},
): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: podName(layer, node),
      namespace,
      labels: {...OWNER_LABEL, 'samespec/layer': layer},
      annotations: {'samespec/node': node, 'sidecar.istio.io/inject': 'false'},
    },
    spec: {
      ...spec,
      // Bound by name: no scheduler decides, and a cordoned or tainted node is asked as well.
      nodeName: node,
      tolerations: [{operator: 'Exists'}],
      restartPolicy: 'Never',
      activeDeadlineSeconds: LIFETIME_SECONDS,
      terminationGracePeriodSeconds: 0,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      containers: [
        {
          name: CONTAINER,
          image,
          // What is on the node already, as in an air gap, is not asked for elsewhere.
          imagePullPolicy: 'IfNotPresent',
          command: ['sleep', String(LIFETIME_SECONDS)],
          // No CPU limit: a throttled prober measures itself.
          resources: {requests: {cpu: '10m', memory: '16Mi'}, limits: {memory: '256Mi'}},
          securityContext: security,
        },
      ],
    },
  };
}
