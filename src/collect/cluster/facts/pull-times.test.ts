import {expect, test} from 'vitest';
import {pulledMs} from './pull-times.ts';

test.each<[string, number | null]>([
  ['Successfully pulled image "app:1" in 1.234567s', 1_235],
  ['Successfully pulled image "r.example/app:1" in 812.5ms (1.2s including waiting)', 813],
  [
    'Successfully pulled image "app:1" in 1m2.5s (3m1s including waiting). Image size: 5 bytes.',
    62_500,
  ],
  ['Successfully pulled image "app:1"', null],
  ['Container image "app:1" already present on machine', null],
  ['Successfully pulled image "app in 3s" in .s', null],
])('%s', (message, tookMs) => {
  expect(pulledMs(message)).toBe(tookMs);
});
