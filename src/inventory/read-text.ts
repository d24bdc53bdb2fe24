import {readFile} from 'node:fs/promises';
import {AppError} from '../model/error.ts';
import type {Message} from '../model/message.ts';
import {say} from './strings.ts';

/** The text of a file the user gave; a program or binary file is refused by name. */
export async function readText(file: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new AppError('file-unreadable', {file, detail: whyUnreadable(error)}, {cause: error});
  }
  const place = `${file}:1`;
  if (bytes.includes(0)) throw new AppError('inventory-syntax', {place, detail: say('is-binary')});
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  if (text.startsWith('#!')) {
    throw new AppError('inventory-syntax', {place, detail: say('is-program')});
  }
  return text;
}

function whyUnreadable(error: unknown): Message | string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return say('no-such-file');
  if (code === 'EISDIR') return say('is-folder');
  if (code === 'EACCES' || code === 'EPERM') return say('no-permission');
  return code ?? String(error);
}
