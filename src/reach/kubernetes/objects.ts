import {createHash} from 'node:crypto';
import {BODIES, HTTP_PORT, RESPONDER} from './responder.ts';

/** Small, known to every mirror, and has `sh`, `sleep`, `nsenter` and `httpd`. Give one with a digest where images are pinned. */
export const DEFAULT_IMAGE = 'busybox:1.37';

export const OWNER_LABEL = {'app.kubernetes.io/managed-by': 'samespec'} as const;
export const DEADLINE_ANNOTATION = 'samespec/deadline';
export const LAYER_LABEL = 'samespec/layer';
const POD_LABEL = 'samespec/pod';
export const CONTAINER = 'probe';

/** Nothing of a run outlives this, whatever becomes of the one who started it. */
export const LIFETIME_SECONDS = 3600;

export type KubeObject = {
  apiVersion: string;
  kind: string;
  metadata: {name: string; namespace?: string} & Record<string, unknown>;
} & Record<string, unknown>;

/** `node`: in the machine’s own namespaces. `pod`: an ordinary pod. `mesh`: an ordinary pod with the mesh’s sidecar. */
export type PodLayer = 'node' | 'pod' | 'mesh';

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
  return pod({
    namespace,
    node,
    image,
    layer: 'node',
    labels: {},
    spec: {hostNetwork: true, hostPID: true, dnsPolicy: 'Default'},
    container: {
      command: ['sleep', String(LIFETIME_SECONDS)],
      securityContext: {privileged: true},
    },
  });
}

/** An ordinary pod without any rights: the far end of what is measured between pods, and of a service. */
export function plainPod(namespace: string, node: string, image: string): KubeObject {
  return respondingPod(namespace, node, image, 'pod', {});
}

/** The same with the label on which a mesh puts its sidecar into a pod. Source: Istio, “Installing the Sidecar”. */
export function meshPod(
  namespace: string,
  node: string,
  image: string,
  revision: string,
): KubeObject {
  return respondingPod(namespace, node, image, 'mesh', {
    'sidecar.istio.io/inject': 'true',
    ...(revision === 'default' ? {} : {'istio.io/rev': revision}),
  });
}

/** An address of the service layer before one of the responding pods. */
export function serviceObject(
  namespace: string,
  name: string,
  layer: PodLayer,
  node: string,
): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {name, namespace, labels: OWNER_LABEL},
    spec: {
      type: 'ClusterIP',
      selector: {[POD_LABEL]: podName(layer, node)},
      // The mesh takes the protocol from the name.
      ports: [{name: 'http', port: HTTP_PORT, targetPort: HTTP_PORT}],
    },
  };
}

/** Node names may be longer than pod names; a part of their hash keeps them apart. */
export function podName(layer: PodLayer, node: string): string {
  return `${layer}-${shortHash(node)}`;
}

/** Regions are free text; services have names of their own. */
export function serviceName(region: string): string {
  return `service-${shortHash(region)}`;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}

function respondingPod(
  namespace: string,
  node: string,
  image: string,
  layer: PodLayer,
  labels: Record<string, string>,
): KubeObject {
  return pod({
    namespace,
    node,
    image,
    layer,
    labels,
    spec: {
      securityContext: {seccompProfile: {type: 'RuntimeDefault'}},
      volumes: [{name: 'bodies', emptyDir: {medium: 'Memory', sizeLimit: '1Mi'}}],
    },
    container: {
      command: ['sh', '-c', RESPONDER, 'sh', String(LIFETIME_SECONDS)],
      ports: [{containerPort: HTTP_PORT}],
      readinessProbe: {httpGet: {path: '/small', port: HTTP_PORT}, periodSeconds: 2},
      volumeMounts: [{name: 'bodies', mountPath: BODIES}],
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 65_534,
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: {drop: ['ALL']},
      },
    },
  });
}

type PodParts = {
  namespace: string;
  node: string;
  image: string;
  layer: PodLayer;
  labels: Record<string, string>;
  spec: Record<string, unknown>;
  container: Record<string, unknown>;
};

function pod({namespace, node, image, layer, labels, spec, container}: PodParts): KubeObject {
  const name = podName(layer, node);
  const injection = layer === 'mesh' ? {} : {'sidecar.istio.io/inject': 'false'};
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace,
      labels: {...OWNER_LABEL, [LAYER_LABEL]: layer, [POD_LABEL]: name, ...injection, ...labels},
      annotations: {'samespec/node': node, ...injection},
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
          // No CPU limit: a throttled prober measures itself.
          resources: {requests: {cpu: '10m', memory: '16Mi'}, limits: {memory: '256Mi'}},
          ...container,
        },
      ],
    },
  };
}
