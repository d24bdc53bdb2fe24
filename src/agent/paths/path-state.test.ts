import {expect, test} from 'vitest';
import type {CheckEvent} from '../prober/child.ts';
import {type PathState, verdictOfCheck} from './path-state.ts';

const OK: PathState = {state: 'ok', passBytes: 1500, provenBytes: 1500, method: 'two-ended'};
const HOLE: PathState = {...OK, state: 'black-hole', passBytes: 1400, provenBytes: 1400};

function check(sizes: CheckEvent['sizes'], rest: Partial<CheckEvent> = {}): CheckEvent {
  return {event: 'check', peer: 'b', controlBytes: 1200, topBytes: 1500, sizes, lagMs: 0, ...rest};
}

test('what fitted and still fits is the same', () => {
  expect(
    verdictOfCheck(
      check([
        [1200, 5, 5, false],
        [1500, 4, 3, false],
      ]),
      OK,
    ),
  ).toBe('same');
});

test('silence of every copy, while all small ones come back, asks for a search', () => {
  expect(
    verdictOfCheck(
      check([
        [1200, 5, 5, false],
        [1500, 4, 0, false],
      ]),
      OK,
    ),
  ).toBe('changed');
});

test('silence of large ones says nothing when small ones were lost too, or the prober was late', () => {
  const silent: CheckEvent['sizes'] = [
    [1200, 5, 4, false],
    [1500, 4, 0, false],
  ];
  expect(verdictOfCheck(check(silent), OK)).toBe('unsure');
  const late = check(
    [
      [1200, 5, 5, false],
      [1500, 4, 0, false],
    ],
    {lagMs: 800},
  );
  expect(verdictOfCheck(late, OK)).toBe('unsure');
  expect(
    verdictOfCheck(
      check([
        [1200, 5, 0, false],
        [1500, 4, 0, false],
      ]),
      OK,
    ),
  ).toBe('unsure');
});

test('a router that refuses what fitted asks for a search, whatever was lost', () => {
  expect(
    verdictOfCheck(
      check([
        [1200, 5, 4, false],
        [1500, 4, 0, true],
      ]),
      OK,
    ),
  ).toBe('changed');
});

test('a black hole stays one until the full size comes through again', () => {
  const still: CheckEvent['sizes'] = [
    [1200, 5, 5, false],
    [1400, 4, 4, false],
    [1500, 4, 0, false],
  ];
  expect(verdictOfCheck(check(still), HOLE)).toBe('same');
  const gone: CheckEvent['sizes'] = [
    [1200, 5, 5, false],
    [1400, 4, 4, false],
    [1500, 4, 1, false],
  ];
  expect(verdictOfCheck(check(gone), HOLE)).toBe('changed');
});

test('an interface that became smaller, and a path of which nothing is known, ask for a search', () => {
  const smaller = check(
    [
      [1200, 5, 5, false],
      [1400, 4, 4, false],
    ],
    {topBytes: 1400},
  );
  expect(verdictOfCheck(smaller, OK)).toBe('changed');
  expect(verdictOfCheck(check([[1200, 5, 5, false]]), null)).toBe('changed');
});
