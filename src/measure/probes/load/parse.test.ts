import {describe, expect, it} from 'vitest';
import {parseLoad} from './parse.ts';

const row = {
  body: 'small',
  at: 0,
  late: 0.2,
  lag: 0,
  dns: 0.3,
  connect: 0.5,
  tls: null,
  first: 1.4,
  total: 1.5,
  bytes: 2,
  status: 200,
  error: null,
  remote: '10.0.0.9',
};
const end = {end: 1, offered: 2, achieved: 2, lag: 0.1, flight: 1};
const printed = (...lines: unknown[]) => lines.map((line) => JSON.stringify(line)).join('\n');

describe('output of load.py', () => {
  it('is read line by line', () => {
    const {rows, end: last, fail} = parseLoad(printed({load: 'open'}, row, end));
    expect(rows).toEqual([{row, raw: JSON.stringify(row)}]);
    expect(last).toMatchObject({offered: 2, achieved: 2});
    expect(fail).toBeNull();
  });

  it('has no end when it was cut off', () => {
    const text = printed(row, end);
    expect(parseLoad(text.slice(0, -5))).toMatchObject({rows: [{row}], end: null});
  });

  it.each([
    ['a negative time', {...row, total: -1}],
    ['a number that is none', {...row, total: '1e999'}],
    ['another body', {...row, body: '../x'}],
    ['a missing field', {body: 'small'}],
    ['no object', 7],
  ])('is not believed where a line has %s', (_, line) => {
    expect(parseLoad(printed(line, end)).rows).toEqual([]);
  });

  it('says why it did nothing', () => {
    expect(parseLoad(printed({fail: 'no-ssl'}))).toEqual({rows: [], end: null, fail: 'no-ssl'});
  });
});
