import {expect, test} from 'vitest';
import {catalogueOf} from '../model/message.ts';
import {diagnoseStrings} from './strings.ts';

test('every text of the engine, its inputs and its rules has its own id and both languages', () => {
  const catalogue = catalogueOf(diagnoseStrings);
  for (const [id, texts] of Object.entries(catalogue)) {
    expect(texts.en, id).not.toBe('');
    expect(texts['zh-CN'], id).not.toBe('');
  }
  expect(catalogue).toHaveProperty(['where/all-nodes']);
});
