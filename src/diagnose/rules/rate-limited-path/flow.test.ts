import {describe, expect, test} from 'vitest';
import {throughput} from '../../testing.ts';
import {bufferMaxBytes, isEven, isNearBound, settled, windowBound} from './flow.ts';

const bytes = (receivedBytes: number[]) =>
  throughput({from: 'a', to: 'b', intervalMs: 500, receivedBytes});

describe('settled', () => {
  test('leaves out the first third, in which TCP finds its rate', () => {
    expect(settled(bytes([1, 50, 100, 104, 96, 100]))).toMatchObject({lowest: 192, highest: 208});
  });

  test.each(['dead', 'stalled-mid', 'unknown'] as const)(
    'is not said of a flow that is %s',
    (state) => {
      expect(settled({...bytes([100, 100, 100, 100, 100, 100]), state})).toBeNull();
    },
  );

  test('is not said of a flow that still grows after a loss at its start', () => {
    expect(settled(bytes([300, 250, 700, 1100, 1700, 2300]))).toBeNull();
  });

  test('needs four intervals', () => {
    expect(settled(bytes([100, 100, 100]))).toBeNull();
  });
});

test('a flow of a clean lab between regions wavers, a shaped one does not', () => {
  // Both measured: bbr over a delay line, and the same through a token bucket.
  const free = settled(bytes([5750416, 22745920, 26946088, 23035312, 20128224, 29076872]));
  const shaped = settled(bytes([400000, 620000, 612000, 615000, 610000, 618000]));
  expect(free !== null && isEven(free, false)).toBe(false);
  expect(shaped !== null && isEven(shaped, false)).toBe(true);
});

test('a receive buffer of 6 MiB gives 719 Mbit/s at 35 ms, 126 at 200 ms', () => {
  const buffers = {sendMaxBytes: null, receiveMaxBytes: 6291456};
  const at = (rttMs: number) => ((windowBound(buffers, rttMs)?.bytesPerSecond ?? 0) * 8) / 1e6;
  expect(Math.round(at(35))).toBe(719);
  expect(Math.round(at(200))).toBe(126);
  expect(windowBound({sendMaxBytes: null, receiveMaxBytes: null}, 35)).toBeNull();
});

test('2.4 MB/s over 40 ms is near what a buffer of 212992 allows', () => {
  const bound = windowBound({sendMaxBytes: 4194304, receiveMaxBytes: 212992}, 40.4);
  expect(bound !== null && isNearBound(2_415_911, bound)).toBe(true);
  expect(bound !== null && isNearBound(500_000, bound)).toBe(false);
});

test('the largest buffer is the last of three numbers', () => {
  expect(bufferMaxBytes('4096 131072 6291456')).toBe(6291456);
  expect(bufferMaxBytes('6291456')).toBeNull();
});

test('what a lost segment held back comes at once in the next interval: still even', () => {
  // Measured through a limit of 20 Mbit/s with 741 repeated segments.
  const policed = settled(bytes([788968, 1372704, 752960, 1633344, 1201840, 1187360]));
  expect(policed !== null && isEven(policed, false)).toBe(false);
  expect(policed !== null && isEven(policed, true)).toBe(true);
});

test('a busy machine’s flow is uneven even so', () => {
  const busy = settled(bytes([231211008, 231997440, 207093760, 170262528, 194117632, 386531328]));
  expect(busy !== null && isEven(busy, true)).toBe(false);
});
