import {expect, test} from 'vitest';
import {pageOf} from '../../src/report/page/index.ts';
import {sampleCatalogue} from '../../src/report/testing/catalogue.ts';
import {hongkongSample} from '../../src/report/testing/sample.ts';
import {textIn} from './language.tsx';
import {hitsOf, searchIndex} from './search-index.ts';

const data = pageOf(hongkongSample(), {language: 'en', catalogue: sampleCatalogue});
const index = searchIndex(data, (text) => textIn(text, 'en'));

test('all words must be there, and what begins with the first comes first', () => {
  expect(hitsOf(index, 'hk-1')[0]).toEqual({
    ...{kind: 'node', text: 'hk-1 · hk', href: '#/node/hk-1'},
    hay: expect.anything(),
  });
  expect(hitsOf(index, 'pod 1400').map(({kind}) => kind)).toContain('finding');
  expect(hitsOf(index, 'pod nosuchword')).toEqual([]);
});

test('a finding is found by its title in the other language and by its id', () => {
  for (const wanted of ['数据包', 'overlay-black-hole']) {
    const hits = hitsOf(index, wanted).map(({href}) => href);
    expect(hits).toContain('#/finding/overlay-black-hole');
  }
});

test('nothing is offered before anything is typed', () => {
  expect(hitsOf(index, '  ')).toEqual([]);
});
