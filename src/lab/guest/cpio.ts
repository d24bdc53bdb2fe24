/** One entry of an archive; a path is relative to the root. */
export type CpioEntry =
  | {path: string; kind: 'folder'; mode?: number}
  | {path: string; kind: 'link'; target: string}
  | {path: string; kind: 'file'; content: Uint8Array | string; mode?: number};

const TYPES = {folder: 0o040000, link: 0o120000, file: 0o100000};
const BLOCK_BYTES = 512;

/**
 * An archive as the kernel unpacks it at boot, all entries owned by root. Folders above an entry come by themselves.
 * Several archives one after the other are one: a later file replaces an earlier one.
 * Source: Linux Documentation/driver-api/early-userspace/buffer-format.rst, “newc”.
 */
export function cpioArchive(entries: readonly CpioEntry[]): Buffer {
  const parts: Buffer[] = [];
  for (const [i, entry] of withFolders(entries).entries()) {
    parts.push(header(entry.path, i + 1, modeOf(entry), bytesOf(entry)));
  }
  parts.push(header('TRAILER!!!', 0, 0, Buffer.alloc(0)));
  return padded(Buffer.concat(parts), BLOCK_BYTES);
}

function withFolders(entries: readonly CpioEntry[]): CpioEntry[] {
  const all: CpioEntry[] = [];
  const known = new Set(entries.flatMap(({kind, path}) => (kind === 'folder' ? [path] : [])));
  const made = new Set<string>();
  for (const entry of entries) {
    const steps = entry.path.split('/').slice(0, -1);
    for (let depth = 1; depth <= steps.length; depth++) {
      const path = steps.slice(0, depth).join('/');
      if (made.has(path) || known.has(path)) continue;
      made.add(path);
      all.push({path, kind: 'folder'});
    }
    all.push(entry);
  }
  return all;
}

function modeOf(entry: CpioEntry): number {
  if (entry.kind === 'link') return TYPES.link | 0o777;
  return TYPES[entry.kind] | (entry.mode ?? (entry.kind === 'folder' ? 0o755 : 0o644));
}

function bytesOf(entry: CpioEntry): Buffer {
  if (entry.kind === 'folder') return Buffer.alloc(0);
  if (entry.kind === 'link') return Buffer.from(entry.target);
  return Buffer.from(entry.content);
}

function header(path: string, inode: number, mode: number, content: Buffer): Buffer {
  const name = Buffer.from(`${path}\0`);
  const links = (mode & 0o170000) === TYPES.folder ? 2 : 1;
  // inode, mode, uid, gid, links, mtime, size, device (2), device of the entry (2), length of the name, checksum
  const fields = [inode, mode, 0, 0, links, 0, content.length, 0, 0, 0, 0, name.length, 0];
  const digits = fields.map((field) => field.toString(16).padStart(8, '0')).join('');
  const head = padded(Buffer.concat([Buffer.from(`070701${digits}`), name]), 4);
  return Buffer.concat([head, padded(content, 4)]);
}

function padded(bytes: Buffer, to: number): Buffer {
  const missing = (to - (bytes.length % to)) % to;
  return missing === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(missing)]);
}
