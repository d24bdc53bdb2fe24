import type {LaidFile} from './laid-file.ts';
import type {PlannedNode} from './plan.ts';

const FOLDER = '/usr/local/lib/lab-crictl';
const RUNTIME = {
  version: '0.1.0',
  runtimeName: 'containerd',
  runtimeVersion: '1.7.12',
  runtimeApiVersion: 'v1',
};

/**
 * A stand-in for crictl that answers `version`, `ps -o json` and `images -o json` with the scenario’s images.
 * No container runtime runs in the lab; this is the one part of a node that is not real.
 */
export function crictlFiles(node: PlannedNode): Map<string, LaidFile> {
  const files = new Map<string, LaidFile>();
  if (node.spec.images.length === 0) return files;
  const put = (name: string, value: unknown) =>
    files.set(`${FOLDER}/${name}`, {text: `${JSON.stringify(value, null, 2)}\n`});
  put('version.json', RUNTIME);
  put('ps.json', {containers: node.spec.images.map((image, i) => container(image, node.id, i))});
  put('images.json', {images: node.spec.images.map((image, i) => listedImage(image, i))});
  files.set('/usr/local/bin/crictl', {text: PROGRAM, executable: true});
  return files;
}

type Image = PlannedNode['spec']['images'][number];

function container({image, digest}: Image, node: string, i: number) {
  const name = image.replace(/^.*\//, '').replace(/:.*$/, '');
  return {
    id: identifier(`container/${node}/${i}`),
    podSandboxId: identifier(`sandbox/${node}/${i}`),
    metadata: {name, attempt: 0},
    image: {image: imageId(image, digest), annotations: {}, userSpecifiedImage: image},
    imageRef: `${repository(image)}@${digest}`,
    state: 'CONTAINER_RUNNING',
    createdAt: '1700000000000000000',
    labels: {
      'io.kubernetes.container.name': name,
      'io.kubernetes.pod.name': `${name}-${i}`,
      'io.kubernetes.pod.namespace': 'default',
    },
    annotations: {},
  };
}

function listedImage({image, digest}: Image, i: number) {
  return {
    id: imageId(image, digest),
    repoTags: [image],
    repoDigests: [`${repository(image)}@${digest}`],
    size: String(50_000_000 + i * 1_000_000),
    uid: null,
    username: '',
    spec: null,
    pinned: false,
  };
}

function repository(image: string): string {
  return image.slice(0, image.lastIndexOf(':'));
}

/** The id of an image follows from its content, so it changes with the digest. */
function imageId(image: string, digest: string): string {
  return `sha256:${identifier(`${image}@${digest}`)}`;
}

/** 64 hexadecimal digits that follow from a name; a mixing function is enough, nothing is secret. */
function identifier(name: string): string {
  let digits = '';
  for (let round = 0; digits.length < 64; round++) {
    let hash = 0x811c9dc5 ^ round;
    for (const char of `${round}${name}`)
      hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
    digits += (hash >>> 0).toString(16).padStart(8, '0');
  }
  return digits;
}

const PROGRAM = `#!/bin/sh
# Stand-in of the samespec lab: no container runtime runs here, only its list is told.
verb=
for word in "$@"; do
  case "$word" in version|ps|images|info) verb=$word; break ;; esac
done
case "$*" in *json*) json=yes ;; *) json= ;; esac
case "$verb$json" in
version)
  echo "Version:  0.1.0"
  echo "RuntimeName:  containerd"
  echo "RuntimeVersion:  1.7.12"
  echo "RuntimeApiVersion:  v1" ;;
versionyes|psyes|imagesyes) cat "${FOLDER}/$verb.json" ;;
*) echo "crictl (lab stand-in): only version, ps -o json and images -o json are answered" >&2; exit 1 ;;
esac
`;
