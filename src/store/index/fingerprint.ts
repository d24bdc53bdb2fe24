import {statSync} from 'node:fs';
import {join} from 'node:path';
import {MANIFEST, PATHS, PROGRESS} from '../layout.ts';

/** Files are replaced by renaming and lines appended, so the dates of these tell of every change to a run. */
const PARTS = [MANIFEST, PATHS, 'nodes', 'clusters', 'prometheus'];

/**
 * Changes whenever the run does; `underWay`: somebody left word that he is writing it. Asks without waiting: of a
 * thousand runs that takes a tenth of the time.
 */
export function fingerprintOf(folder: string): {fingerprint: string; underWay: boolean} {
  const fingerprint = PARTS.map((name) => markOf(join(folder, name))).join(' ');
  return {fingerprint, underWay: markOf(join(folder, PROGRESS)) !== NONE};
}

const NONE = '-';

function markOf(file: string): string {
  try {
    const found = statSync(file, {bigint: true, throwIfNoEntry: false});
    return found === undefined ? NONE : `${found.ino}.${found.size}.${found.mtimeNs}`;
  } catch {
    // Not to be looked at, which is a state too.
    return '?';
  }
}
