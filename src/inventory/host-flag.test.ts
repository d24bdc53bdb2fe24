import {expect, test} from 'vitest';
import {AppError} from '../model/error.ts';
import {readHostFlag} from './host-flag.ts';

test.each([
  ['10.1.0.11', {id: '10.1.0.11', host: '10.1.0.11'}, {}],
  ['bj-1=10.1.0.11', {id: 'bj-1', host: '10.1.0.11'}, {}],
  [
    'bj-1=root@10.1.0.11:2222,region=bj',
    {id: 'bj-1', host: '10.1.0.11', user: 'root', port: 2222},
    {region: 'bj'},
  ],
  [
    'web=deploy@web.example.com,region=hk,zone=hk-a',
    {id: 'web', host: 'web.example.com', user: 'deploy'},
    {region: 'hk', zone: 'hk-a'},
  ],
  ['v6=root@[2001:db8::1]:22', {id: 'v6', host: '2001:db8::1', user: 'root', port: 22}, {}],
  ['[2001:db8::1]', {id: '2001-db8--1', host: '2001:db8::1'}, {}],
  ['v6=2001:db8::1', {id: 'v6', host: '2001:db8::1'}, {}],
])('%s is read', (given, {id, ...reach}, labels) => {
  const expected = {id, reach: {kind: 'ssh', ...reach}, labels, origin: '--host'};
  expect(readHostFlag(given)).toEqual(expected);
});

test.each([
  ['', 'flag-empty'],
  ['bj-1=', 'flag-empty'],
  ['bj-1=root@', 'flag-host'],
  ['bj-1=-oProxyCommand=x', 'flag-host'],
  ['bj-1=10.0.0.1;id', 'flag-host'],
  ['bj-1=@10.0.0.1', 'flag-user'],
  ['bj-1=-l@10.0.0.1', 'flag-user'],
  ['bj-1=10.0.0.1:99999', 'flag-port'],
  ['bj-1=10.0.0.1:', 'flag-port'],
  ['bj 1=10.0.0.1', 'flag-name'],
  ['../x=10.0.0.1', 'flag-name'],
  ['v6=[2001:db8::1', 'flag-bracket'],
  ['v6=[2001:db8::1]22', 'flag-bracket'],
  ['bj-1=10.0.0.1,region', 'flag-label'],
  ['bj-1=10.0.0.1,=bj', 'flag-label'],
  ['bj-1=10.0.0.1,region=a,region=b', 'flag-label-twice'],
])('%j is refused: %s', (given, detail) => {
  const read = () => readHostFlag(given);
  expect(read).toThrow(AppError);
  expect(read).toThrow(`"id":"inventory/${detail}"`);
});
