import {createHash, randomBytes, timingSafeEqual} from 'node:crypto';
import {chmod, open, readFile} from 'node:fs/promises';
import {AppError} from '../model/error.ts';
import {whyFailed} from '../model/why-failed.ts';

const TOKEN = /^[A-Za-z0-9_-]{32,256}$/;

/** 256 random bits, in letters that need no escaping in an address. */
export function freshToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The token a file holds; a fresh one is written into a file that is missing or empty. For its owner only. */
export async function tokenFromFile(file: string): Promise<string> {
  const found = (await contentOf(file)).trim();
  if (found !== '') {
    if (!TOKEN.test(found)) throw new AppError('serve-token-weak', {file});
    return found;
  }
  const token = freshToken();
  try {
    const handle = await open(file, 'w', 0o600);
    try {
      await handle.writeFile(`${token}\n`);
    } finally {
      await handle.close();
    }
    await chmod(file, 0o600);
  } catch (cause) {
    throw new AppError('serve-token-file', {file, detail: whyFailed(cause)}, {cause});
  }
  return token;
}

/** Whether `Authorization` bears the token; takes as long for a near miss as for any other. */
export function bearsToken(authorization: string | undefined, token: string): boolean {
  const [, given = ''] = /^Bearer ([^\s]{1,512})$/i.exec(authorization ?? '') ?? [];
  return timingSafeEqual(digest(given), digest(token)) && given !== '';
}

// Of one length, whatever was given.
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw new AppError('serve-token-file', {file, detail: whyFailed(cause)}, {cause});
  }
}
