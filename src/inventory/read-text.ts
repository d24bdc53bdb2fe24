import {readFile} from 'node:fs/promises';
import {AppError} from '../model/error.ts';
import {whyFailed} from '../model/why-failed.ts';
import {say} from './strings.ts';

/** The text of a file the user gave; a program or binary file is refused by name. */
export async function readText(file: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new AppError('file-unreadable', {file, detail: whyFailed(error)}, {cause: error});
  }
  const place = `${file}:1`;
  if (bytes.includes(0)) throw new AppError('inventory-syntax', {place, detail: say('is-binary')});
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  if (text.startsWith('#!')) {
    throw new AppError('inventory-syntax', {place, detail: say('is-program')});
  }
  return text;
}
