import {digestOf, imageId, repositoryOf, withoutRegistry, withTag} from './image-name.ts';
import type {ContainerImage, Containers} from './schema.ts';

const MAX_ROWS = 20_000;
const MAX_IMAGES = 1000;

/** One image as a runtime lists it. */
type Listed = {id?: string; tags: string[]; digests: string[]};

/** Reads what `container_look` of collect.sh prints: parts under `=== PART TOOL`. */
export function readContainers(text: string): Containers {
  const {tool, parts, denied} = partsOf(text);
  const found: Containers = {denied, images: [], unmatched: []};
  if (tool === undefined) return found;
  const {runtime, version} = versionOf(tool, parts.get('version') ?? []);
  if (runtime !== undefined) found.runtime = runtime;
  if (version !== undefined) found.version = version;
  const listed =
    tool === 'crictl'
      ? listCrictl(parts.get('images') ?? [])
      : listTable(tool, parts.get('images') ?? []);
  const images = new Map<string, ContainerImage>();
  for (const ref of new Set(runningOf(tool, parts.get('running') ?? []))) {
    const image = find(ref, listed);
    if (image === undefined) found.unmatched.push(ref.slice(0, 300));
    else
      for (const named of nameImages(image, ref))
        if (images.size < MAX_IMAGES) images.set(named.ref, named);
  }
  found.images = [...images.values()];
  return found;
}

/** Only a tool that came as far as listing has answered; earlier ones were tried and failed. */
function partsOf(text: string): {tool?: string; parts: Map<string, string[]>; denied: boolean} {
  let tool: string | undefined;
  let parts = new Map<string, string[]>();
  let rows: string[] = [];
  let answered: string | undefined;
  let denied = false;
  for (const line of text.split('\n').slice(0, MAX_ROWS)) {
    const mark = /^=== (version|running|images) (crictl|docker|podman|ctr)$/.exec(line);
    if (mark?.[1] !== undefined) {
      if (mark[1] === 'version') parts = new Map();
      if (mark[1] === 'running') answered = mark[2];
      tool = mark[2];
      rows = [];
      parts.set(mark[1], rows);
    } else if (line !== '') rows.push(line.slice(0, 1000));
    if (/permission denied/i.test(line)) denied = true;
  }
  return answered !== undefined && answered === tool
    ? {tool, parts, denied: false}
    : {parts, denied};
}

function versionOf(tool: string, rows: readonly string[]): {runtime?: string; version?: string} {
  if (tool === 'docker' || tool === 'podman') return optional(tool, rows[0]?.trim());
  if (tool === 'crictl') {
    return optional(valueAfter(rows, 'RuntimeName:'), valueAfter(rows, 'RuntimeVersion:'));
  }
  // `ctr version` prints a block for the client and one for the server, each with its version.
  const server = rows.findIndex((row) => row.startsWith('Server:'));
  return optional(
    'containerd',
    server < 0 ? undefined : valueAfter(rows.slice(server), 'Version:'),
  );
}

function optional(runtime: string | undefined, version: string | undefined) {
  return {
    ...(runtime === undefined ? {} : {runtime}),
    // `v1.7.13` and `1.7.13` are the same version.
    ...(version === undefined || version === '' ? {} : {version: version.replace(/^v(?=\d)/, '')}),
  };
}

function valueAfter(rows: readonly string[], key: string): string | undefined {
  for (const row of rows) {
    const text = row.trim();
    if (text.startsWith(key)) return text.slice(key.length).trim() || undefined;
  }
  return undefined;
}

function runningOf(tool: string, rows: readonly string[]): string[] {
  if (tool !== 'crictl') return rows.map((row) => row.trim());
  return rows.flatMap((row) => /^"imageRef"\s*:\s*"([^"]+)"$/.exec(row)?.[1] ?? []);
}

/** Rows in the order of the JSON: an id, then tags and digests under their names. */
function listCrictl(rows: readonly string[]): Listed[] {
  const images: Listed[] = [];
  let into: 'tags' | 'digests' = 'tags';
  for (const row of rows) {
    const id = /^"id"\s*:\s*"([^"]*)"$/.exec(row)?.[1];
    const image = images.at(-1);
    if (id !== undefined) {
      const known = imageId(id);
      images.push({...(known === undefined ? {} : {id: known}), tags: [], digests: []});
    } else if (row === '"repoTags"') into = 'tags';
    else if (row === '"repoDigests"') into = 'digests';
    else if (image !== undefined) addName(image, into, row.slice(1, -1));
  }
  return images;
}

function addName(image: Listed, into: 'tags' | 'digests', name: string): void {
  if (name.includes('<none>')) return;
  if (into === 'digests' && digestOf(name) !== undefined) image.digests.push(name);
  if (into === 'tags' && /^[\w.:/-]+$/.test(name)) image.tags.push(name);
}

/** docker and podman: `REPOSITORY TAG DIGEST ID`; ctr: `REF DIGEST`. */
function listTable(tool: string, rows: readonly string[]): Listed[] {
  const images: Listed[] = [];
  for (const row of rows) {
    const words = row.trim().split(/\s+/);
    if (tool === 'ctr') {
      const [ref = '', digest = ''] = words;
      const name = `${repositoryOf(ref)}@${digest}`;
      if (digestOf(name) !== undefined)
        images.push({tags: ref.includes('@') ? [] : [ref], digests: [name]});
      continue;
    }
    const [repository = '', tag = '', digest = '', id = ''] = words;
    const known = imageId(id);
    const image: Listed = {...(known === undefined ? {} : {id: known}), tags: [], digests: []};
    addName(image, 'tags', `${repository}:${tag}`);
    addName(image, 'digests', `${repository}@${digest}`);
    images.push(image);
  }
  return images;
}

function find(ref: string, listed: readonly Listed[]): Listed | undefined {
  const id = imageId(ref);
  const digest = digestOf(ref);
  const name = withTag(ref);
  return (
    listed.find((image) => image.tags.includes(name)) ??
    listed.find((image) => id !== undefined && image.id === id) ??
    listed.find(
      (image) => digest !== undefined && image.digests.some((one) => digestOf(one) === digest),
    ) ??
    // podman shows `docker.io/library/nginx` where the user typed `nginx`.
    listed.find((image) => image.tags.some((tag) => withoutRegistry(tag) === withoutRegistry(name)))
  );
}

/** One entry per tag; an image that was pulled by digest alone is named by its repository. */
function nameImages({id, tags, digests}: Listed, ref: string): ContainerImage[] {
  const names = tags.length > 0 ? tags : [...new Set(digests.map(repositoryOf))];
  const named = names.length > 0 ? names : imageId(ref) === undefined ? [ref] : [];
  return named.slice(0, 20).map((name) => {
    const repository = repositoryOf(name);
    const own = digests.filter((one) => repositoryOf(one) === repository);
    const known = (own.length > 0 ? own : digests).flatMap((one) => digestOf(one) ?? []);
    const digest = [...new Set(known)].sort().join(' ');
    return {
      ref: withoutRegistry(name),
      ...(digest === '' ? {} : {digest}),
      ...(digest === '' && id !== undefined ? {id} : {}),
    };
  });
}
