import {IntlMessageFormat} from 'intl-messageformat';
import {expect, test} from 'vitest';
import {catalogueOf} from '../model/message.ts';
import {compareStrings} from './strings.ts';

test('every text of the comparison is ICU in both languages and has the same gaps', () => {
  for (const [id, texts] of Object.entries(catalogueOf(compareStrings))) {
    const gaps = (['en', 'zh-CN'] as const).map((language) => gapsIn(texts[language], language));
    expect(gaps[1], id).toEqual(gaps[0]);
  }
});

function gapsIn(text: string, language: string): string[] {
  const ast = new IntlMessageFormat(text, language, undefined, {ignoreTag: true}).getAst();
  return [
    ...new Set(ast.flatMap((part) => ('value' in part && part.type !== 0 ? [part.value] : []))),
  ].sort();
}
