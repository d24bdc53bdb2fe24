import type {Block} from '../../src/report/page/block.ts';
import {PAGE_VERSION, type PageData} from '../../src/report/page/data.ts';
import {tokenHeaders} from './runs/token.ts';

/** Where the data of a report comes from: the page itself, or a server. `null`: this page has no report. */
export type Source = (() => Promise<PageData>) | null;

/** What went wrong with the data, for the sentence the reader is given. */
export type DataFault = 'damaged' | 'newer' | 'unreachable';

export class DataError extends Error {
  readonly fault: DataFault;
  constructor(fault: DataFault, cause?: unknown) {
    super(fault, {cause});
    this.fault = fault;
  }
}

/** Reads the block a page carries; throws `DataError` where it does not hold what it should. */
export function sourceOf(text: string): Source {
  let block: Block;
  try {
    block = JSON.parse(text) as Block;
  } catch (cause) {
    return async () => {
      throw new DataError('damaged', cause);
    };
  }
  if (block.kind === 'none') return null;
  return async () => checked(await read(block));
}

async function read(block: Exclude<Block, {kind: 'none'}>): Promise<unknown> {
  try {
    switch (block.kind) {
      case 'plain':
        return block.data;
      case 'packed':
        return JSON.parse(await unpacked(block.bytes));
      case 'fetch':
        return await fetched(block.url);
    }
  } catch (cause) {
    if (cause instanceof DataError) throw cause;
    throw new DataError('damaged', cause);
  }
}

async function fetched(url: string): Promise<unknown> {
  const response = await fetch(url, {credentials: 'same-origin', headers: tokenHeaders()}).catch(
    (cause) => {
      throw new DataError('unreachable', cause);
    },
  );
  if (!response.ok) throw new DataError('unreachable', response.status);
  return response.json();
}

async function unpacked(base64: string): Promise<string> {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).text();
}

function checked(data: unknown): PageData {
  const version = (data as {pageVersion?: unknown} | null)?.pageVersion;
  if (typeof version === 'number' && version > PAGE_VERSION) throw new DataError('newer');
  if (version !== PAGE_VERSION) throw new DataError('damaged');
  return data as PageData;
}
