import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createFrame} from './frame.ts';

test('any output comes through exactly, however it is cut into chunks', () => {
  const noise = fc.uint8Array({maxLength: 40});
  const cuts = fc.array(fc.nat(300), {maxLength: 8});
  const payload = fc.oneof(
    fc.uint8Array({maxLength: 200}),
    fc
      .constantFrom('samespec-end-', 'samespec-end-ab', 'samespec-end-abc')
      .map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(noise, payload, cuts, (before, body, places) => {
      const whole = Buffer.concat([
        before,
        Buffer.from('samespec-begin-abc\n'),
        body,
        Buffer.from('samespec-end-abc 17\n'),
      ]);
      const frame = createFrame('abc');
      const out: Buffer[] = [];
      const bounds = [0, ...places.map((at) => Math.min(at, whole.length)).sort((a, b) => a - b)];
      for (const [i, at] of bounds.entries())
        out.push(frame.push(whole.subarray(at, bounds[i + 1])));
      expect(Buffer.concat(out).equals(body)).toBe(true);
      expect(frame.started()).toBe(true);
      expect(frame.status()).toBe('17');
    }),
  );
});

test('without marks there is no output and no status', () => {
  const frame = createFrame('abc');
  expect(frame.push(Buffer.from('samespec-begin-other\nx')).length).toBe(0);
  expect(frame.started()).toBe(false);
  expect(frame.status()).toBeUndefined();
});

test('an end mark cut off has no status', () => {
  const frame = createFrame('abc');
  frame.push(Buffer.from('samespec-begin-abc\nx'));
  frame.push(Buffer.from('samespec-end-abc 1'));
  expect(frame.status()).toBeUndefined();
  frame.push(Buffer.from('2\n'));
  expect(frame.status()).toBe('12');
});
