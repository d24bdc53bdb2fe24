import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {parseIperf} from './parse.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');

describe('report of iperf3', () => {
  it('of a receiver over a black hole has nothing in any interval (3.12, recorded)', () => {
    const report = parseIperf(fixture('server-black-hole-3.12.txt'));
    expect(report).toMatchObject({version: '3.12', receivedTotalBytes: 0, error: null});
    expect(report?.intervals.map(({bytes}) => bytes)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('of a sender gives retransmits and the kernel’s belief (3.12, recorded)', () => {
    expect(parseIperf(fixture('client-black-hole-3.12.txt'))).toMatchObject({
      retransmits: 5,
      pmtuBytes: 9001,
      receivedTotalBytes: 0,
    });
  });

  it('keeps omitted intervals, which hold the start', () => {
    const text = JSON.stringify({
      start: {version: 'iperf 3.9'},
      intervals: [
        {sum: {seconds: 1, bytes: 0, omitted: true}},
        {sum: {seconds: 1, bytes: 9, omitted: false}},
      ],
      end: {},
    });
    expect(parseIperf(text)).toMatchObject({
      version: '3.9',
      intervals: [{bytes: 0}, {bytes: 9}],
    });
  });

  it('may stand behind another one, of a port that was taken', () => {
    const taken =
      '{\n\t"start":\t{"version":"iperf 3.17"},\n\t"error":\t"unable to start listener"\n}';
    const good =
      '{\n\t"start":\t{},\n\t"intervals":\t[{"sum":{"seconds":1,"bytes":7}}],\n\t"end":\t{}\n}';
    expect(
      parseIperf(`version iperf 3.17 (cJSON 1.7.15)\n${taken}\nlistening 5202\n${good}\n`),
    ).toMatchObject({
      version: '3.17',
      intervals: [{ms: 1000, bytes: 7}],
      error: null,
    });
  });

  it('with an error keeps it', () => {
    const text =
      '{"start":{},"intervals":[],"end":{},"error":"unable to connect to server: Connection refused"}';
    expect(parseIperf(text)?.error).toBe('unable to connect to server: Connection refused');
  });

  it.each(['', 'version iperf 3.12', 'iperf3: error', '{"start":', '[1]'])(
    'is none in %j',
    (text) => {
      expect(parseIperf(text)).toBeNull();
    },
  );
});
