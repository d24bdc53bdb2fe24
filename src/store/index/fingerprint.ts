import {stat} from 'node:fs/promises';
import {join} from 'node:path';
import {MANIFEST, PATHS, PROGRESS} from '../layout.ts';

/** Files are replaced by renaming and lines appended, so the dates of these tell of every change to a run. */
const PARTS = [MANIFEST, PATHS, 'nodes', 'clusters', 'prometheus'];

/** Changes whenever the run does; `underWay`: somebody left word that he is writing it. */
export async function fingerprintOf(
  folder: string,
): Promise<{fingerprint: string; underWay: boolean}> {
  const [progress, ...parts] = await Promise.all(
    [PROGRESS, ...PARTS].map((name) =>
      stat(join(folder, name), {bigint: true}).catch(() => undefined),
    ),
  );
  const fingerprint = parts
    .map((found) => (found ? `${found.ino}.${found.size}.${found.mtimeNs}` : '-'))
    .join(' ');
  return {fingerprint, underWay: progress !== undefined};
}
