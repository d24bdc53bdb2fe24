import {mkdir, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {LaidFile} from './plan/laid-file.ts';

/** Folders whose files are put before the machine’s own; the node may write there. */
const LAYERS = ['/etc', '/usr/local', '/var/lib', '/opt', '/srv', '/home'];
/** Folders the node has all to itself. */
const OWN = ['/run', '/root', '/tmp'];

/**
 * Writes the files of a node below `folder/files` and the list of mounts that node.sh makes of them.
 * Lines of `folder/mounts`: `layer|kernel-layer|cover SOURCE TARGET`.
 */
export async function writeNodeFiles(
  folder: string,
  files: ReadonlyMap<string, LaidFile>,
): Promise<void> {
  const mounts = new Set<string>();
  let covers = 0;
  for (const [path, file] of files) {
    const place = placeOf(path, () => covers++);
    if (place.mount !== null) mounts.add(place.mount);
    const target = join(folder, 'files', place.source);
    await mkdir(dirname(target), {recursive: true});
    await writeFile(target, file.text, {mode: modeOf(file)});
  }
  await mkdir(join(folder, 'own'), {recursive: true});
  await writeFile(join(folder, 'mounts'), [...mounts].map((line) => `${line}\n`).join(''));
}

function modeOf(file: LaidFile): number {
  if (file.executable) return 0o755;
  return file.private ? 0o600 : 0o644;
}

type Place = {source: string; mount: string | null};

function placeOf(path: string, nextCover: () => number): Place {
  const below = (folder: string) => path.startsWith(`${folder}/`);
  if (OWN.some(below)) return {source: path.slice(1), mount: null};
  const layer = LAYERS.find(below);
  if (layer !== undefined) {
    return {source: `layer${path}`, mount: `layer layer${layer} ${layer}`};
  }
  if (below('/sys/class'))
    return {source: `kernel${path}`, mount: 'kernel-layer kernel/sys/class /sys/class'};
  if (below('/sys/module'))
    return {source: `kernel${path}`, mount: 'cover kernel/sys/module /sys/module'};
  const source = `cover/${nextCover()}`;
  return {source, mount: `cover ${source} ${path}`};
}
