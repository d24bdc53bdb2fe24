import {createHash} from 'node:crypto';
import {fileURLToPath} from 'node:url';
import {codeChecksum} from '../store/facts-file/code-checksum.ts';

/** Rooms whose code decides what is said about a run. */
const ROOMS = ['collect', 'model', 'compare', 'diagnose', 'pipeline', 'report/outline'];

let made: Promise<string> | undefined;

/** Which parsers and rules these are: what others found in a run may be told as long as this is the same. */
export function analysisMark(): Promise<string> {
  made ??= markOf();
  return made;
}

async function markOf(): Promise<string> {
  const here = fileURLToPath(new URL('../', import.meta.url));
  const code = await Promise.all(ROOMS.map((room) => codeChecksum(`${here}${room}`)));
  return createHash('sha256').update(code.join()).digest('hex').slice(0, 32);
}
