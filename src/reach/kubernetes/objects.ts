import {
  common,
  DEADLINE_ANNOTATION,
  LAYER_LABEL,
  LIFETIME_SECONDS,
  OWNER_LABEL,
  type Place,
  POD_LABEL,
  type PodLayer,
  pathOf,
  podName,
  RUN_LABEL,
  serviceName,
} from './place.ts';
import {BODIES, HTTP_PORT, RESPONDER} from './responder.ts';

/** Small, known to every mirror, and has `sh`, `sleep`, `nsenter` and `httpd`. Give one with a digest where images are pinned. */
export const DEFAULT_IMAGE = 'busybox:1.37';

export const CONTAINER = 'probe';

export type KubeObject = {
  apiVersion: string;
  kind: string;
  metadata: {name: string; namespace?: string} & Record<string, unknown>;
} & Record<string, unknown>;

/**
 * The temporary namespace of a run. It has to allow what the node layer needs; `warn` and `audit` still say so.
 * Source: Pod Security Standards, levels privileged and baseline.
 */
export function namespaceObject({namespace: name, run, deadline}: Place): KubeObject {
  const enforced = 'pod-security.kubernetes.io';
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: {
        ...OWNER_LABEL,
        [RUN_LABEL]: run,
        [`${enforced}/enforce`]: 'privileged',
        [`${enforced}/audit`]: 'baseline',
        [`${enforced}/warn`]: 'baseline',
      },
      annotations: {[DEADLINE_ANNOTATION]: deadline.toISOString()},
    },
  };
}

/** Runs in the node’s own namespaces, so that collector and probes see the machine and not a container. */
export function nodePod(place: Place, node: string, image: string): KubeObject {
  return pod({
    place,
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
export function plainPod(place: Place, node: string, image: string): KubeObject {
  return respondingPod(place, node, image, 'pod', {});
}

/** The same with the label on which a mesh puts its sidecar into a pod. Source: Istio, “Installing the Sidecar”. */
export function meshPod(place: Place, node: string, image: string, revision: string): KubeObject {
  return respondingPod(place, node, image, 'mesh', {
    'sidecar.istio.io/inject': 'true',
    ...(revision === 'default' ? {} : {'istio.io/rev': revision}),
  });
}

/** An address of the service layer before one of the responding pods. */
export function serviceObject(
  place: Place,
  region: string,
  layer: PodLayer,
  node: string,
): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {name: serviceName(place, region), ...common(place)},
    spec: {
      type: 'ClusterIP',
      selector: {[POD_LABEL]: podName(place, layer, node)},
      // The mesh takes the protocol from the name.
      ports: [{name: 'http', port: HTTP_PORT, targetPort: HTTP_PORT}],
    },
  };
}

/** That service behind the ingress controller of a class, under a path that no other run has. */
export function ingressObject(place: Place, region: string, ingressClass: string): KubeObject {
  const service = {name: serviceName(place, region), port: {number: HTTP_PORT}};
  const path = {path: pathOf(place), pathType: 'Prefix', backend: {service}};
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {name: serviceName(place, region), ...common(place)},
    spec: {ingressClassName: ingressClass, rules: [{http: {paths: [path]}}]},
  };
}

function respondingPod(
  place: Place,
  node: string,
  image: string,
  layer: PodLayer,
  labels: Record<string, string>,
): KubeObject {
  return pod({
    place,
    node,
    image,
    layer,
    labels,
    spec: {
      securityContext: {seccompProfile: {type: 'RuntimeDefault'}},
      volumes: [{name: 'bodies', emptyDir: {medium: 'Memory', sizeLimit: '1Mi'}}],
    },
    container: {
      command: ['sh', '-c', RESPONDER, 'sh', String(LIFETIME_SECONDS), pathOf(place)],
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
  place: Place;
  node: string;
  image: string;
  layer: PodLayer;
  labels: Record<string, string>;
  spec: Record<string, unknown>;
  container: Record<string, unknown>;
};

function pod({place, node, image, layer, labels, spec, container}: PodParts): KubeObject {
  const name = podName(place, layer, node);
  const injection = layer === 'mesh' ? {} : {'sidecar.istio.io/inject': 'false'};
  const {namespace, labels: own, annotations} = common(place);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace,
      labels: {...own, [LAYER_LABEL]: layer, [POD_LABEL]: name, ...injection, ...labels},
      annotations: {...annotations, 'samespec/node': node, ...injection},
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
