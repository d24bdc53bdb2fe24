import {expect, test} from 'vitest';
import {hrefOf, routeOf} from './router.ts';

test('any text survives being an address and back', () => {
  for (const text of ['a/b', '%', '#?&', 'שרת', '<b>', '', 'sysctl["a.b"]']) {
    expect(routeOf(hrefOf('fact', text, 'x'))).toEqual({name: 'fact', args: [text, 'x']});
  }
});

test('an address that is none of ours, or typed badly, names nothing that could break', () => {
  expect(routeOf('')).toEqual({name: '', args: []});
  expect(routeOf('#verdict')).toEqual({name: '', args: []});
  expect(routeOf('#/node/%')).toEqual({name: 'node', args: ['%']});
});
