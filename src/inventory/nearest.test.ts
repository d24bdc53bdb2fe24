import {expect, test} from 'vitest';
import {nearest} from './nearest.ts';

test.each([
  ['hots', 'host'],
  ['identity_file', 'identityFile'],
  ['prot', 'port'],
  ['region', 'regions'],
  ['xyz', undefined],
  ['something', undefined],
])('%s is near %s', (word, expected) => {
  expect(nearest(word, ['host', 'port', 'user', 'identityFile', 'regions'])).toBe(expected);
});
