import {expect, test} from 'vitest';
import {factsOf, fixtureFacts} from '../fixture-facts.ts';

test('where nobody keeps the time the kernel says so', () => {
  expect(fixtureFacts(import.meta.url, 'debian-12.txt')).toEqual({
    'time.keeper': 'kernel',
    'time.synchronised': false,
    'time.maxErrorMs': 16_000,
    'time.offsetMs': {missing: 'absent'},
    'time.stratum': {missing: 'absent'},
  });
});

// As chrony 4.3 prints it; the numbers are made up.
const TRACKING = `Reference ID    : 0A000001 (10.0.0.1)
Stratum         : 3
Ref time (UTC)  : Thu Jan 01 00:00:00 2026
System time     : 0.012500000 seconds slow of NTP time
Last offset     : -0.000006747 seconds
Leap status     : Normal`;

test('chrony tells the offset with its sign: slow is negative', () => {
  expect(factsOf('timesync', {'timesync.chrony': TRACKING})).toMatchObject({
    'time.keeper': 'chronyd',
    'time.synchronised': true,
    'time.offsetMs': -12.5,
    'time.stratum': 3,
  });
});

test('chrony without a server is not synchronised', () => {
  const text = TRACKING.replace('Normal', 'Not synchronised').replace('slow', 'fast');
  expect(factsOf('timesync', {'timesync.chrony': text})).toMatchObject({
    'time.synchronised': false,
    'time.offsetMs': 12.5,
  });
});

test.each([
  ['yes', true],
  ['no', false],
])('timesyncd: %s', (word, value) => {
  const facts = factsOf('timesync', {'timesync.timesyncd': word});
  expect(facts).toMatchObject({'time.keeper': 'timesyncd', 'time.synchronised': value});
});

test('a kernel that is synchronised by a keeper unknown here', () => {
  const facts = factsOf('timesync', {'timesync.kernel': 'maxerror: 21500\nstatus: 8193'});
  expect(facts).toMatchObject({'time.synchronised': true, 'time.maxErrorMs': 22});
});

test.each([
  [{}, 'absent'],
  [{'timesync.kernel': {text: '', exit: 127}}, 'absent'],
  [{'timesync.chrony': {text: '501 Not authorised', exit: 1}}, 'denied'],
  [{'timesync.chrony': {text: 'hello', exit: 0}}, 'unparsed'],
])('%j is %s', (sections, reason) => {
  expect(factsOf('timesync', sections)['time.synchronised']).toEqual({missing: reason});
});
