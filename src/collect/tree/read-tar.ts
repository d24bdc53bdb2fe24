import {AppError} from '../../model/error.ts';

/** One entry of an archive; `content` of a file that was wanted. */
export type TarEntry = {
  path: string;
  kind: 'file' | 'folder' | 'link' | 'hard-link' | 'other';
  /** Of links. */
  target: string;
  content?: Buffer;
};

export type TarLimits = {entries: number; totalBytes: number};

export const TAR_LIMITS: TarLimits = {entries: 300_000, totalBytes: 4 * 1024 ** 3};

const BLOCK = 512;
const MAX_NAME = 64 * 1024;

type TarHandlers = {
  /** True for files whose content is needed. */
  wants(path: string, size: number): boolean;
  entry(entry: TarEntry): void;
};

type Header = {path: string; type: string; size: number; target: string};
/** What names a following entry: `L`, `K` (GNU) and `x` (POSIX). */
type Renaming = {path?: string; target?: string; size?: number};

/**
 * Reads a tar stream (POSIX ustar and pax, GNU long names) piece by piece; nothing is ever written to disk.
 * Throws `import-unsafe` for absolute names and names with `..`, `archive-too-big` beyond the limits, and
 * `archive-damaged` for what is not an archive or ends early.
 */
export class TarReader {
  readonly #file: string;
  readonly #handlers: TarHandlers;
  readonly #limits: TarLimits;
  #rest: Buffer = Buffer.alloc(0);
  #bytes = 0;
  #entries = 0;
  #ended = false;
  #next: Renaming = {};
  /** The entry whose content is coming. */
  #open: {header: Header; left: number; padding: number; chunks: Buffer[] | undefined} | undefined;

  constructor(file: string, handlers: TarHandlers, limits: TarLimits = TAR_LIMITS) {
    this.#file = file;
    this.#handlers = handlers;
    this.#limits = limits;
  }

  push(chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#limits.totalBytes) {
      throw this.#tooBig(`${Math.round(this.#limits.totalBytes / 1024 ** 2)} MiB`);
    }
    if (this.#ended) return;
    let data: Buffer = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    while (!this.#ended) {
      if (this.#open !== undefined) {
        const took = this.#takeContent(data);
        data = data.subarray(took);
        if (this.#open !== undefined) break;
      }
      if (data.length < BLOCK) break;
      this.#takeHeader(data.subarray(0, BLOCK));
      data = data.subarray(BLOCK);
    }
    // A copy, so that the whole chunk is not kept for its last few bytes.
    this.#rest = Buffer.from(data);
  }

  end(): void {
    if (this.#open !== undefined || (!this.#ended && this.#rest.length > 0)) {
      throw this.#damaged('unexpected end');
    }
    if (this.#entries === 0) throw this.#damaged('no entries');
  }

  /** Returns how many bytes belonged to the entry that is open. */
  #takeContent(data: Buffer): number {
    const open = this.#open;
    if (open === undefined) return 0;
    const content = Math.min(open.left, data.length);
    open.chunks?.push(Buffer.from(data.subarray(0, content)));
    open.left -= content;
    const padding = open.left > 0 ? 0 : Math.min(open.padding, data.length - content);
    open.padding -= padding;
    if (open.left === 0 && open.padding === 0) {
      this.#open = undefined;
      this.#close(open.header, open.chunks);
    }
    return content + padding;
  }

  #takeHeader(block: Buffer): void {
    if (block.every((byte) => byte === 0)) {
      this.#ended = true;
      return;
    }
    const header = headerOf(block);
    if (header === undefined) throw this.#damaged('not a tar header');
    if (++this.#entries > this.#limits.entries) {
      throw this.#tooBig(`${this.#limits.entries} entries`);
    }
    const naming = 'LKxg'.includes(header.type);
    if (!naming) {
      header.path = this.#next.path ?? header.path;
      header.target = this.#next.target ?? header.target;
      header.size = this.#next.size ?? header.size;
      this.#next = {};
      if (isUnsafe(header.path) || (header.type === '1' && isUnsafe(header.target))) {
        throw new AppError('import-unsafe', {file: this.#file, entry: header.path.slice(0, 200)});
      }
    }
    if (naming && header.size > MAX_NAME) throw this.#tooBig(`${MAX_NAME} B`);
    // Of links, folders and devices no content follows, whatever the size says.
    const size = '123456'.includes(header.type) ? 0 : header.size;
    const wanted =
      naming || (isFile(header.type) && this.#handlers.wants(plainPath(header.path), size));
    const padding = (BLOCK - (size % BLOCK)) % BLOCK;
    this.#open = {header, left: size, padding, chunks: wanted ? [] : undefined};
    if (size === 0) {
      this.#open = undefined;
      this.#close(header, wanted ? [] : undefined);
    }
  }

  #close(header: Header, chunks: Buffer[] | undefined): void {
    const content = chunks === undefined ? undefined : Buffer.concat(chunks);
    if (header.type === 'g') return;
    if (content !== undefined && 'LKx'.includes(header.type)) {
      Object.assign(this.#next, renamingOf(header.type, content));
      return;
    }
    const path = plainPath(header.path);
    if (path === '') return;
    const kind = kindOf(header.type);
    this.#handlers.entry({
      path,
      kind,
      target: kind === 'hard-link' ? plainPath(header.target) : header.target,
      ...(content === undefined ? {} : {content}),
    });
  }

  #damaged(detail: string): AppError {
    return new AppError('archive-damaged', {file: this.#file, detail});
  }

  #tooBig(limit: string): AppError {
    return new AppError('archive-too-big', {file: this.#file, limit});
  }
}

function headerOf(block: Buffer): Header | undefined {
  const size = numberOf(block.subarray(124, 136));
  if (size === undefined || sumOf(block) !== numberOf(block.subarray(148, 156))) return undefined;
  const name = textOf(block.subarray(0, 100));
  // GNU tar keeps times where POSIX keeps the start of the name.
  const posix = block.subarray(257, 263).toString('latin1') === 'ustar\0';
  const prefix = posix ? textOf(block.subarray(345, 500)) : '';
  return {
    path: prefix === '' ? name : `${prefix}/${name}`,
    type: String.fromCharCode(block[156] ?? 0),
    size,
    target: textOf(block.subarray(157, 257)),
  };
}

/** Sum of all bytes, those of the checksum itself counted as blanks. */
function sumOf(block: Buffer): number {
  let sum = 0;
  for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 32 : (block[i] ?? 0);
  return sum;
}

function numberOf(field: Buffer): number | undefined {
  // GNU: a first bit set means that the rest is binary, for sizes above 8 GiB.
  if (((field[0] ?? 0) & 0x80) !== 0) {
    let value = (field[0] ?? 0) & 0x7f;
    for (const byte of field.subarray(1)) value = value * 256 + byte;
    return Number.isSafeInteger(value) ? value : undefined;
  }
  const text = textOf(field).trim();
  if (!/^[0-7]*$/.test(text)) return undefined;
  return text === '' ? 0 : Number.parseInt(text, 8);
}

function textOf(field: Buffer): string {
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? field.length : end).toString('utf8');
}

/** Pax records: `LENGTH KEY=VALUE\n`, the length in bytes and of the whole record. */
function renamingOf(type: string, content: Buffer): Renaming {
  if (type === 'L') return {path: textOf(content)};
  if (type === 'K') return {target: textOf(content)};
  const renaming: Renaming = {};
  for (let at = 0; at < content.length; ) {
    const blank = content.indexOf(32, at);
    const length = Number(content.subarray(at, blank < 0 ? at : blank).toString('latin1'));
    if (!Number.isInteger(length) || length <= blank - at || blank < 0) break;
    const record = content.subarray(blank + 1, at + length - 1).toString('utf8');
    const equals = record.indexOf('=');
    const [key, value] = [record.slice(0, equals), record.slice(equals + 1)];
    if (key === 'path') renaming.path = value;
    if (key === 'linkpath') renaming.target = value;
    if (key === 'size' && /^\d{1,15}$/.test(value)) renaming.size = Number(value);
    at += length;
  }
  return renaming;
}

function isUnsafe(path: string): boolean {
  return path.startsWith('/') || path.includes('\0') || path.split('/').includes('..');
}

function plainPath(path: string): string {
  return path
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .join('/');
}

function isFile(type: string): boolean {
  return type === '0' || type === '\0' || type === '7';
}

function kindOf(type: string): TarEntry['kind'] {
  if (isFile(type)) return 'file';
  if (type === '5') return 'folder';
  if (type === '2') return 'link';
  return type === '1' ? 'hard-link' : 'other';
}
