import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {factsOf, parseSections} from '../fixture-facts.ts';
import {parse} from './parse.ts';
import {readEffectiveLimits, readFileLimits} from './read-limits.ts';
import {EffectiveLimit, FileLimit} from './schema.ts';

const real = readFileSync(new URL('./fixtures/debian-12.txt', import.meta.url), 'utf8');

test('limits in force are read by their names of limits.conf', () => {
  const facts = factsOf('limits', {limits: real});
  expect(facts['limits.effective.nofile.soft']).toBe(20000);
  expect(facts['limits.effective.stack.hard']).toBe('unlimited');
  expect(facts['limits.effective.nice.hard']).toBe(0);
  expect(facts['limits.kernelFileMax']).toBe(2466183);
  expect(facts['limits.file']).toEqual({missing: 'absent'});
});

test('files are read in the order of pam_limits, the last row of an item wins', () => {
  const text = [
    '/etc/security/limits.d/20-nproc.conf:*          soft    nproc     4096',
    '/etc/security/limits.d/20-nproc.conf:root       soft    nproc     unlimited # RHEL 7',
    '/etc/security/limits.conf:* soft nofile 1024',
    '/etc/security/limits.d/99-site.conf:*  soft  nofile  1048576',
    '/etc/security/limits.d/99-site.conf:@www-data - memlock unlimited',
  ].join('\n');
  const facts = factsOf('limits', {limits: text});
  expect(facts['limits.file["*"].soft.nofile']).toBe('1048576');
  expect(facts['limits.file["*"].soft.nproc']).toBe('4096');
  expect(facts['limits.file.root.soft.nproc']).toBe('unlimited');
  expect(facts['limits.file.@www-data.-.memlock']).toBe('unlimited');
});

test('without pam, as on Alpine, there are no files and still limits in force', () => {
  const text = `grep: /etc/security/limits.conf: No such file or directory\ngrep: /etc/security/limits.d/*.conf: No such file or directory\n${real}`;
  const facts = factsOf('limits', {limits: text});
  expect(facts['limits.file']).toEqual({missing: 'absent'});
  expect(facts['limits.effective.nproc.hard']).toBe(96365);
});

test('a refused file makes the file limits unknown', () => {
  const facts = factsOf('limits', {
    limits: 'grep: /etc/security/limits.d/90.conf: Permission denied\n',
  });
  expect(facts['limits.file']).toEqual({missing: 'denied'});
});

test('a row that pam_limits would ignore is dropped with its text', () => {
  const facts = parseSections('limits', {
    limits: `/etc/security/limits.conf:* soft nofile\n${real}`,
  });
  expect(facts.dropped).toEqual([
    {section: 'limits', row: '* soft nofile', why: 'not DOMAIN TYPE ITEM VALUE'},
  ]);
});

test('file-max of systemd, beyond what a double holds, is still a number', () => {
  const facts = factsOf('limits', {limits: '/proc/sys/fs/file-max:9223372036854775807\n'});
  expect(facts['limits.kernelFileMax']).toBe(2 ** 63);
});

test('damaged output never breaks the parsers', () => {
  const damage = fc.tuple(
    fc.nat(real.length),
    fc.nat(80),
    fc.string({unit: 'binary', maxLength: 40}),
  );
  fc.assert(
    fc.property(damage, ([at, length, text]) => {
      const damaged = real.slice(0, at) + text + real.slice(at + length);
      const rows = damaged.split('\n');
      for (const limit of readFileLimits(rows)) FileLimit.parse(limit);
      for (const limit of readEffectiveLimits(rows)) EffectiveLimit.parse(limit);
      parse(
        {get: (id) => ({id, text: damaged, exit: 0, truncated: false})},
        {value() {}, missing() {}, drop() {}},
      );
    }),
  );
});
