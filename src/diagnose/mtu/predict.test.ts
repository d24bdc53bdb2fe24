import fc from 'fast-check';
import {expect, test} from 'vitest';
import {comparePrediction, predictHost, predictPod} from './predict.ts';

const exactly = (bytes: number) => ({passBytes: bytes, failBytes: bytes + 1});

test('between nodes the smallest of cards and route decides', () => {
  const cards = {sourceBytes: 9001, destinationBytes: 1500};
  expect(predictHost({...cards, routeBytes: null})).toEqual({bytes: 1500, by: 'destination'});
  expect(predictHost({...cards, routeBytes: 1400})).toEqual({bytes: 1400, by: 'route'});
  expect(predictHost({sourceBytes: 1450, destinationBytes: 1500, routeBytes: 1500})).toEqual({
    bytes: 1450,
    by: 'source',
  });
});

test('between pods the tunnel’s overhead comes off the underlay', () => {
  const pods = {
    sourcePodBytes: 1450,
    destinationPodBytes: 1450,
    tunnelBytes: 1450,
    overheadBytes: 50,
  };
  expect(predictPod({...pods, underlayBytes: 1500})).toEqual({bytes: 1450, by: 'source'});
  expect(predictPod({...pods, underlayBytes: 1450})).toEqual({bytes: 1400, by: 'underlay'});
  expect(predictPod({...pods, tunnelBytes: 1430, underlayBytes: 1500})).toEqual({
    bytes: 1430,
    by: 'tunnel',
  });
});

test.each([
  [1500, 'as-predicted'],
  [1504, 'as-predicted'],
  [1505, 'larger'],
  [1499, 'smaller'],
] as const)('%i bytes where 1500 were predicted: %s', (bytes, verdict) => {
  expect(comparePrediction(exactly(bytes), 1500)).toBe(verdict);
});

test('a bracket that holds the prediction decides nothing', () => {
  expect(comparePrediction({passBytes: 1400, failBytes: 1501}, 1500)).toBe('unknown');
  expect(comparePrediction({passBytes: 1400, failBytes: 1500}, 1500)).toBe('smaller');
});

test('no prediction exceeds anything that is configured', () => {
  const size = fc.integer({min: 1280, max: 9001});
  fc.assert(
    fc.property(size, size, fc.option(size), (sourceBytes, destinationBytes, routeBytes) => {
      const {bytes} = predictHost({sourceBytes, destinationBytes, routeBytes});
      expect(bytes).toBe(Math.min(sourceBytes, destinationBytes, routeBytes ?? 9001));
    }),
  );
});
