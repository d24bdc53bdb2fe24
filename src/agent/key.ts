import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {AppError} from '../model/error.ts';

const SHORTEST = 16;

/**
 * The key under which packets of the fleet are signed. Without a file it is known to everybody, and members are told
 * from strangers by their addresses alone (`open`). Throws `file-unreadable`, `agent-key-short`.
 */
export async function readKey(file: string | null): Promise<{hex: string; open: boolean}> {
  if (file === null) return {hex: digest('samespec agent, no key'), open: true};
  const secret = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new AppError('file-unreadable', {file, detail: cause.message}, {cause});
  });
  if (secret.trim().length < SHORTEST)
    throw new AppError('agent-key-short', {file, shortest: SHORTEST});
  return {hex: digest(secret.trim()), open: false};
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex').slice(0, 32);
}
