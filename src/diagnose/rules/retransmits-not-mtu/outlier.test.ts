import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type Rate, standsOut} from './outlier.ts';

const rate = (retransmits: number, segments = 10_000): Rate => ({retransmits, segments});
const peers = (...retransmits: number[]) => retransmits.map((count) => rate(count));

test('two per cent among clean peers stands out', () => {
  expect(standsOut(rate(200), peers(0, 1, 2, 0, 3))).toBe(true);
});

test.each([
  ['less than half a per cent', rate(40), peers(0, 0, 0, 0, 0)],
  ['a handful of repetitions', rate(9, 1000), peers(0, 0, 0, 0, 0)],
  ['as many as the peers', rate(210), peers(180, 200, 220, 190, 205)],
  ['twice the peers', rate(400), peers(180, 200, 220, 190, 205)],
  ['peers that scatter as widely', rate(900), peers(1, 20, 700, 90, 2)],
  ['nothing sent', rate(0, 0), peers(0, 0, 0)],
])('does not: %s', (_, own, others) => {
  expect(standsOut(own, others)).toBe(false);
});

test('among many equal nodes, less than three times the usual is not told', () => {
  const many = new Array<Rate>(60).fill(rate(200));
  expect(standsOut(rate(580), many)).toBe(false);
  expect(standsOut(rate(700), many)).toBe(true);
});

test('a second bad node does not hide the first', () => {
  expect(standsOut(rate(300), peers(310, 1, 2, 0, 1))).toBe(true);
});

test('equal nodes never stand out', () => {
  const some = fc.record({
    retransmits: fc.integer({min: 0, max: 5000}),
    segments: fc.integer({min: 5000, max: 1e7}),
  });
  fc.assert(
    fc.property(some, fc.integer({min: 3, max: 30}), (own, count) => {
      expect(standsOut(own, new Array<Rate>(count).fill(own))).toBe(false);
    }),
  );
});
