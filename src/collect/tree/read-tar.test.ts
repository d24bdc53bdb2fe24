import fc from 'fast-check';
import {expect, test} from 'vitest';
import {isAppError} from '../../model/error.ts';
import {runProcess} from '../../platform/process.ts';
import {type TarEntry, type TarLimits, TarReader} from './read-tar.ts';

/** Archives that no tar writes, made by Python’s tarfile: NAME, type, target, size in bytes. */
type Made = readonly [name: string, type?: string, target?: string, bytes?: number];

async function archiveOf(entries: readonly Made[], format = 'PAX'): Promise<Buffer> {
  const script = `
import sys, io, json, tarfile
out = tarfile.open(fileobj=sys.stdout.buffer, mode='w|', format=getattr(tarfile, sys.argv[2] + '_FORMAT'))
for name, kind, target, size in json.loads(sys.argv[1]):
    info = tarfile.TarInfo(name)
    info.type = kind.encode()
    info.linkname = target
    info.size = size
    out.addfile(info, io.BytesIO(b'x' * size))
out.close()
`;
  const rows = entries.map(([name, type = '0', target = '', bytes = 3]) => [
    name,
    type,
    target,
    type === '0' ? bytes : 0,
  ]);
  const result = await runProcess({
    argv: ['python3', '-c', script, JSON.stringify(rows), format],
  });
  expect(result.stderr).toBe('');
  return result.stdout;
}

function read(
  archive: Buffer,
  {step = archive.length, limits}: {step?: number; limits?: TarLimits} = {},
) {
  const found: TarEntry[] = [];
  const handlers = {wants: () => true, entry: (entry: TarEntry) => void found.push(entry)};
  const reader = new TarReader('a.tar', handlers, limits);
  for (let at = 0; at < archive.length; at += step) reader.push(archive.subarray(at, at + step));
  reader.end();
  return found;
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
  return 'nothing';
}

test.each(['PAX', 'GNU', 'USTAR'])(
  'files, folders and links of %s archives are read',
  async (format) => {
    const long = `${'a'.repeat(90)}/${'b'.repeat(format === 'USTAR' ? 60 : 140)}`;
    const archive = await archiveOf(
      [
        ['top', '5'],
        ['top/file', '0', '', 1000],
        ['top/link', '2', '../x'],
        ['./top/hard', '1', 'top/file'],
        [long],
      ],
      format,
    );
    for (const step of [archive.length, 700, 1]) {
      const found = read(archive, {step});
      expect(found.map(({path, kind, target}) => [path, kind, target])).toEqual([
        ['top', 'folder', ''],
        ['top/file', 'file', ''],
        ['top/link', 'link', '../x'],
        ['top/hard', 'hard-link', 'top/file'],
        [long, 'file', ''],
      ]);
      expect(found[1]?.content?.toString()).toBe('x'.repeat(1000));
    }
  },
);

const OUTSIDE: readonly Made[] = [
  ['../evil'],
  ['top/../../evil'],
  ['/etc/passwd'],
  ['top/hard', '1', '../../etc/passwd'],
  ['top/hard', '1', '/etc/passwd'],
];

test.each(OUTSIDE.map((made) => ({made})))(
  'an archive that leads outside is refused: $made',
  async ({made}) => {
    const archive = await archiveOf([['top/file'], made]);
    expect(codeOf(() => read(archive))).toBe('import-unsafe');
  },
);

test('pipes and devices are seen and are nothing to read', async () => {
  const found = read(await archiveOf([['top/pipe', '6'], ['top/device', '3'], ['top/file']]));
  expect(found.map(({kind}) => kind)).toEqual(['other', 'other', 'file']);
  expect(found[0]?.content).toBeUndefined();
});

test('too many entries and too many bytes are refused', async () => {
  const archive = await archiveOf(Array.from({length: 20}, (_, i): Made => [`top/${i}`]));
  expect(codeOf(() => read(archive, {limits: {entries: 10, totalBytes: 1e9}}))).toBe(
    'archive-too-big',
  );
  expect(codeOf(() => read(archive, {limits: {entries: 100, totalBytes: 4096}}))).toBe(
    'archive-too-big',
  );
});

test('an archive that ends early, is damaged or is none says so', async () => {
  const archive = await archiveOf([['top/file', '0', '', 5000]]);
  expect(codeOf(() => read(archive.subarray(0, 2000)))).toBe('archive-damaged');
  expect(codeOf(() => read(Buffer.alloc(1024)))).toBe('archive-damaged');
  expect(codeOf(() => read(Buffer.from('no archive at all'.repeat(100))))).toBe('archive-damaged');
  const damaged = Buffer.from(archive);
  damaged[10] = 0xff;
  expect(codeOf(() => read(damaged))).toBe('archive-damaged');
});

test('whatever the bytes, reading ends with entries or with a sentence, and no entry leads outside', async () => {
  const archive = await archiveOf(
    [
      ['top', '5'],
      ['top/file', '0', '', 600],
      ['top/link', '2', 'x'],
    ],
    'GNU',
  );
  const change = fc.tuple(fc.nat(archive.length - 1), fc.nat(255));
  fc.assert(
    fc.property(fc.array(change, {maxLength: 6}), fc.boolean(), (changes, mend) => {
      const bytes = Buffer.from(archive);
      for (const [at, value] of changes) bytes[at] = value;
      // With a checksum that fits, what is changed gets past the first gate.
      if (mend) for (const start of [0, 512, 2048]) writeSum(bytes.subarray(start, start + 512));
      const entries: TarEntry[] = [];
      const code = codeOf(() => entries.push(...read(bytes)));
      expect(['nothing', 'import-unsafe', 'archive-damaged', 'archive-too-big']).toContain(code);
      for (const {path} of entries) expect(path).not.toMatch(/^\/|(^|\/)\.\.(\/|$)/);
    }),
  );
});

function writeSum(block: Buffer): void {
  block.fill(32, 148, 156);
  const sum = block.reduce((all, byte) => all + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
}
