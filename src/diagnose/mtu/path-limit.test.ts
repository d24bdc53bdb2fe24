import {expect, test} from 'vitest';
import {pathMtu} from '../testing.ts';
import {
  carries,
  dropsSilently,
  limitBothWays,
  limitOf,
  pingPayloadBytes,
  tellsSender,
} from './path-limit.ts';
import {clamped, hole, ownLimit} from './testing.ts';

const path = (given: object) => pathMtu({from: 'a', to: 'b', ...given});

test.each([
  [
    {state: 'ok', passBytes: 1500},
    {passBytes: 1500, failBytes: 1501},
  ],
  [ownLimit(1450), {passBytes: 1450, failBytes: 1451}],
  [clamped(1400), {passBytes: 1400, failBytes: 1401}],
  [hole(1400), {passBytes: 1400, failBytes: 1401}],
  [
    {state: 'black-hole', passBytes: 1400, failBytes: 1440, exact: false},
    {passBytes: 1400, failBytes: 1440},
  ],
  [{state: 'unknown', passBytes: null, failBytes: null}, null],
  [{state: 'general-loss', passBytes: 1400, failBytes: 1500}, null],
  [{state: 'black-hole', passBytes: null, failBytes: 1500}, null],
])('what %j says about size', (given, expected) => {
  expect(limitOf(path(given))).toEqual(expected);
});

test('a pair carries what its worse direction carries', () => {
  expect(limitBothWays(path({}), path(hole(1400)))).toEqual({passBytes: 1400, failBytes: 1401});
});

test('with one direction known, “too large” can be shown and “fits” cannot', () => {
  const limit = limitBothWays(path(hole(1450)), null);
  expect(limit).toEqual({passBytes: null, failBytes: 1451});
  if (limit === null) return;
  expect(carries(limit, 1500)).toBe('no');
  expect(carries(limit, 1400)).toBe('unknown');
});

test('a size inside the bracket that was not searched is unknown', () => {
  const limit = {passBytes: 1400, failBytes: 1440};
  expect([1400, 1401, 1439, 1440].map((size) => carries(limit, size))).toEqual([
    'yes',
    'unknown',
    'unknown',
    'no',
  ]);
});

test('a cached path MTU counts as told, the card’s own limit does not', () => {
  expect(tellsSender(path({...ownLimit(1400), localLimitCached: true}))).toBe(true);
  expect(tellsSender(path(ownLimit(1400)))).toBe(false);
  expect(dropsSilently(path(ownLimit(1400)))).toBe(false);
});

test('the whole-MTU ping has 28 bytes less over IPv4 and 48 over IPv6', () => {
  expect([pingPayloadBytes(1500), pingPayloadBytes(1450), pingPayloadBytes(1500, 6)]).toEqual([
    1472, 1422, 1452,
  ]);
});
