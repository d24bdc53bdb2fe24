/** What lies under a path, the path itself free of links: `etc/hostname`, the root is ``. */
export type Entry = {kind: 'file' | 'folder' | 'other'} | {kind: 'link'; target: string};

/** Where saved files lie: a folder, or an archive that was read. */
export type Storage = {
  look(path: string): Promise<Entry | undefined>;
  /** Undefined when it cannot be read; at most `maxBytes`. */
  read(path: string, maxBytes: number): Promise<Buffer | undefined>;
  names(path: string): Promise<readonly string[]>;
};

/** The saved files of one machine, by the paths they had there (`/etc/hostname`). Links never lead outside. */
export type Tree = {
  /** Bytes as characters, so that nothing is lost; undefined where the tree has no such file. */
  read(path: string): Promise<string | undefined>;
  isFolder(path: string): Promise<boolean>;
  has(path: string): Promise<boolean>;
  /** Names in a folder, sorted; none where there is no such folder. */
  list(path: string): Promise<readonly string[]>;
};

const MAX_FILE_BYTES = 2 * 1024 * 1024;
const MAX_LINKS = 40;

/** The tree whose root is the folder `root` of the storage. */
export function treeAt(storage: Storage, root: string): Tree {
  const known = new Map<string, Promise<Place | undefined>>();

  function at(path: string): string {
    return [root, path].filter((part) => part !== '').join('/');
  }

  function find(path: string): Promise<Place | undefined> {
    const found = known.get(path) ?? resolve(path);
    known.set(path, found);
    return found;
  }

  /** Follows links as the machine itself would have: absolute ones start at the root of the tree. */
  async function resolve(path: string): Promise<Place | undefined> {
    let here: string[] = [];
    const open = path.split('/').reverse();
    let links = 0;
    let kind: Place['kind'] = 'folder';
    while (open.length > 0) {
      const step = open.pop() ?? '';
      if (step === '' || step === '.') continue;
      if (kind !== 'folder') return undefined;
      if (step === '..') {
        // It leads outside, where nothing is ours to read.
        if (here.pop() === undefined) return undefined;
        continue;
      }
      const entry = await storage.look(at([...here, step].join('/')));
      if (entry === undefined) return undefined;
      if (entry.kind === 'link') {
        if (++links > MAX_LINKS) return undefined;
        if (entry.target.startsWith('/')) here = [];
        open.push(...entry.target.split('/').reverse());
        continue;
      }
      here.push(step);
      kind = entry.kind;
    }
    return {kind, path: here.join('/')};
  }

  return {
    async read(path) {
      const place = await find(path);
      if (place?.kind !== 'file') return undefined;
      return (await storage.read(at(place.path), MAX_FILE_BYTES))?.toString('latin1');
    },
    has: async (path) => (await find(path)) !== undefined,
    isFolder: async (path) => (await find(path))?.kind === 'folder',
    async list(path) {
      const place = await find(path);
      if (place?.kind !== 'folder') return [];
      return [...(await storage.names(at(place.path)))].sort();
    },
  };
}

type Place = {kind: 'file' | 'folder' | 'other'; path: string};
