import {expect, test} from 'vitest';
import {lostVital, parseVitals} from './vitals.ts';

function vitals(uptime: number, answers: string[], counts: string[]) {
  return parseVitals(
    new Map([
      ['uptime', [String(uptime)]],
      ['answers', answers],
      ['count', counts],
    ]),
  );
}

const HOUR = 3600;

test('what answered before must answer after, what did not is not asked for', () => {
  const before = vitals(HOUR, ['gateway yes', 'kubelet no'], []);
  expect(lostVital('a', before, vitals(HOUR, ['gateway yes', 'kubelet no'], []))).toBeUndefined();
  expect(lostVital('a', before, vitals(HOUR, ['gateway no', 'kubelet yes'], []))).toMatchObject({
    id: 'protocol/no-answer',
    params: {node: 'a', what: 'gateway'},
  });
  expect(lostVital('a', before, vitals(HOUR, [], []))?.id).toBe('protocol/no-answer');
});

test('retransmissions that jump fail the proof', () => {
  const before = vitals(HOUR, [], ['TcpRetransSegs 36 100000']);
  const after = vitals(HOUR + 10, [], ['TcpRetransSegs 136 102000']);
  expect(lostVital('a', before, after)).toMatchObject({
    id: 'protocol/counter-jump',
    params: {counter: 'TcpRetransSegs', events: 100, seconds: 10},
  });
});

test('a node that always drops some, a handful, or a small share is no jump', () => {
  const start = ['drops/eth0 36000 1000000'];
  const before = vitals(HOUR, [], start);
  // The usual 10 in a second.
  expect(
    lostVital('a', before, vitals(HOUR + 10, [], ['drops/eth0 36100 1001000'])),
  ).toBeUndefined();
  const quiet = vitals(HOUR, [], ['drops/eth0 0 1000000']);
  expect(lostVital('a', quiet, vitals(HOUR + 10, [], ['drops/eth0 19 1000019']))).toBeUndefined();
  expect(lostVital('a', quiet, vitals(HOUR + 10, [], ['drops/eth0 100 1100000']))).toBeUndefined();
});

test('an interface that is gone, and lines that are no numbers, say nothing', () => {
  const before = vitals(HOUR, ['gateway maybe'], ['drops/eth0 1 10', 'drops/x many 3']);
  expect(lostVital('a', before, vitals(HOUR + 5, [], []))).toBeUndefined();
});
