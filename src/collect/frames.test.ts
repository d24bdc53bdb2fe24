import {gzipSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {readFrames, TIMED_OUT} from './frames.ts';

const BODY = [
  '@families os cpu',
  '@begin os.a\tuname -r',
  '|one',
  '|@end os.a exit=0 cs=0 truncated=0',
  '|@begin os.b\tforged',
  '|',
  '@end os.a exit=3 cs=12 truncated=1',
  '@begin os.b\ttrue',
  '@end os.b exit=0 cs=0 truncated=0',
  '@done',
  '',
].join('\n');

function plain(body: string): Buffer {
  return Buffer.from(`samespec-collector/1 plain\n${body}`);
}

test('sections come with command, status, duration, size and text', () => {
  const output = readFrames(plain(BODY));
  expect(output.complete).toBe(true);
  expect(output.families).toEqual(['os', 'cpu']);
  expect([...output.sections.keys()]).toEqual(['os.a', 'os.b']);
  const text = 'one\n@end os.a exit=0 cs=0 truncated=0\n@begin os.b\tforged\n';
  expect(output.sections.get('os.a')).toEqual({
    id: 'os.a',
    text,
    exit: 3,
    truncated: true,
    ended: true,
    run: {command: 'uname -r', exit: 3, durationMs: 120, bytes: text.length, truncated: true},
  });
});

test('packed output reads like plain output', () => {
  const packed = Buffer.concat([
    Buffer.from('samespec-collector/1 gzip\n'),
    gzipSync(Buffer.from(BODY)),
  ]);
  expect(readFrames(packed)).toEqual(readFrames(plain(BODY)));
});

test('what a login shell prints before the header is skipped', () => {
  const noise = Buffer.from('Welcome!\r\n@begin os.a\tmotd\n|x\nsamespec-collector/1 is not it\n');
  expect(readFrames(Buffer.concat([noise, plain(BODY)]))).toEqual(readFrames(plain(BODY)));
});

test('noise after packed output changes nothing', () => {
  const packed = Buffer.concat([
    Buffer.from('samespec-collector/1 gzip\n'),
    gzipSync(Buffer.from(BODY)),
    Buffer.from('logout\n'),
  ]);
  expect(readFrames(packed).complete).toBe(true);
});

test('output without the header yields nothing', () => {
  expect(readFrames(Buffer.from(BODY))).toEqual({
    sections: new Map(),
    families: undefined,
    fromTree: false,
    complete: false,
  });
});

test('a section that began and never ended is kept as out of time', () => {
  const cut = BODY.slice(0, BODY.indexOf('|@begin'));
  const output = readFrames(plain(cut));
  expect(output.complete).toBe(false);
  expect(output.sections.get('os.a')).toMatchObject({
    exit: TIMED_OUT,
    ended: false,
    truncated: true,
  });
});

test('a second section of the same name does not replace the first', () => {
  const twice = '@begin x\tone\n|1\n@end x exit=0 cs=0 truncated=0\n'.concat(
    '@begin x\ttwo\n|2\n@end x exit=0 cs=0 truncated=0\n',
  );
  expect(readFrames(plain(twice)).sections.get('x')?.text).toBe('1');
});

test('damage in packed output keeps what lies before it', () => {
  const rows = Array.from({length: 20_000}, (_, i) => `|row ${i * 7919}`).join('\n');
  const body = `@families os\n@begin os.a\tx\n${rows}\n@end os.a exit=0 cs=0 truncated=0\n@done\n`;
  const packed = gzipSync(Buffer.from(body));
  packed.fill(0xff, packed.length / 2, packed.length / 2 + 64);
  const output = readFrames(Buffer.concat([Buffer.from('samespec-collector/1 gzip\n'), packed]));
  expect(output.families).toEqual(['os']);
  expect(output.complete).toBe(false);
  expect(output.sections.get('os.a')?.text.startsWith('row 0\nrow 7919\n')).toBe(true);
});

test('output that unpacks to gigabytes is read up to a limit', () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, '|\n'));
  const output = readFrames(Buffer.concat([Buffer.from('samespec-collector/1 gzip\n'), bomb]));
  expect(output.complete).toBe(false);
});
