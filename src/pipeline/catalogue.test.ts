import {IntlMessageFormat} from 'intl-messageformat';
import {describe, expect, test} from 'vitest';
import {CATALOGUE} from './catalogue.ts';

const entries = Object.entries(CATALOGUE);

describe.each(['en', 'zh-CN'] as const)('texts in %s', (language) => {
  test('all can be read as ICU messages', () => {
    for (const [id, texts] of entries) {
      expect(
        () => new IntlMessageFormat(texts[language], language, undefined, {ignoreTag: true}),
        id,
      ).not.toThrow();
    }
  });

  test('none is empty', () => {
    expect(entries.filter(([, texts]) => texts[language].trim() === '').map(([id]) => id)).toEqual(
      [],
    );
  });
});

test('Chinese texts use Chinese punctuation beside Chinese words', () => {
  // Inline syntax such as `名称=用户@地址:端口` is to be typed as it stands.
  const ascii = /[\u4e00-\u9fff][,;:()?!](?!\S*=)|[,;()?!][\u4e00-\u9fff]/;
  const wrong = entries.filter(([, texts]) =>
    ascii.test(texts['zh-CN'].replaceAll(/名称=\S+/g, '')),
  );
  expect(wrong.map(([id, texts]) => `${id}: ${texts['zh-CN']}`)).toEqual([]);
});

/** English counts those left out (“and 3 more”), Chinese counts all (“等 6 个”). */
const COUNT_DIFFERENTLY = ['where/nodes-more', 'where/pairs-more'];

/** A sentence of a user’s own rule comes in both languages, and each text takes its own. */
const EACH_ITS_OWN = ['user-rule/text', 'user-rule/text-where', 'user-rule/ruled-out'];

test('both languages fill the same gaps', () => {
  const wrong = entries.filter(
    ([id, {en, 'zh-CN': zh}]) =>
      gapsOf(en) !== gapsOf(zh) && ![...COUNT_DIFFERENTLY, ...EACH_ITS_OWN].includes(id),
  );
  expect(wrong.map(([id, {en, 'zh-CN': zh}]) => `${id}: ${gapsOf(en)} / ${gapsOf(zh)}`)).toEqual(
    [],
  );
});

type Parts = ReturnType<IntlMessageFormat['getAst']>;

/** Names of the parameters a text uses, however often. */
function gapsOf(text: string): string {
  const names = new Set<string>();
  gather(new IntlMessageFormat(text, 'en', undefined, {ignoreTag: true}).getAst(), names);
  return [...names].sort().join(' ');
}

function gather(parts: Parts, names: Set<string>): void {
  for (const part of parts) {
    if (part.type !== 0 && 'value' in part) names.add(part.value);
    if (!('options' in part)) continue;
    for (const option of Object.values(part.options)) gather(option.value, names);
  }
}
