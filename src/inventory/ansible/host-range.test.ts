import {expect, test} from 'vitest';
import {expandRange} from './host-range.ts';

test.each([
  ['web', ['web']],
  ['web[01:03]', ['web01', 'web02', 'web03']],
  ['web[8:11]', ['web8', 'web9', 'web10', 'web11']],
  ['db-[a:c].x', ['db-a.x', 'db-b.x', 'db-c.x']],
  ['n[0:20:10]', ['n0', 'n10', 'n20']],
  ['n[:2]', ['n0', 'n1', 'n2']],
  ['r[1:2]n[a:b]', ['r1na', 'r1nb', 'r2na', 'r2nb']],
])('%s is expanded', (pattern, names) => {
  expect(expandRange(pattern)).toEqual({ok: true, names});
});

test.each(['w[1:', 'w[]', 'w[1]', 'w[3:1]', 'w[01:100]', 'w[a:Z]', 'w[1:3:0]', 'w1]'])(
  '%s is no range',
  (pattern) => {
    expect(expandRange(pattern)).toEqual({ok: false, why: 'bad-range'});
  },
);

test('a range of a thousand million names is refused without making them', () => {
  expect(expandRange('w[1:999999999]')).toEqual({ok: false, why: 'range-too-large'});
  expect(expandRange('w[1:999][1:999]')).toEqual({ok: false, why: 'range-too-large'});
});
