import {expect, test} from 'vitest';
import {sharing} from './share.ts';

function pod(name: string, image: string) {
  return {metadata: {name, labels: {app: 'cart'}}, spec: {containers: [{name: 'cart', image}]}};
}

test('what objects say alike is kept once, and nothing they say changes', () => {
  const share = sharing();
  const [first, second, other] = [pod('a', 'x'), pod('b', 'x'), pod('c', 'y')].map(share);
  expect([first, second, other]).toEqual([pod('a', 'x'), pod('b', 'x'), pod('c', 'y')]);
  expect(second?.spec.containers).toBe(first?.spec.containers);
  expect(other?.metadata.labels).toBe(first?.metadata.labels);
  expect(other?.spec.containers).not.toBe(first?.spec.containers);
});

test.each([null, 'text', {}, {spec: null}, {metadata: {labels: 'odd'}}])(
  '%j stays as it is',
  (object) => {
    expect(sharing()(object)).toEqual(object);
  },
);
