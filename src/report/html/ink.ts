import type {Message} from '../../model/message.ts';
import {cleanText} from '../clean.ts';
import {type ReporterOptions, textsFor} from '../reporter.ts';
import {speaker} from '../say.ts';
import {say} from '../strings.ts';
import {escapeHtml} from './escape.ts';

/** Writes safe HTML; nothing else puts data into a page that is a string. */
export type Ink = {
  /** A message in both languages; the style sheet shows the one the page is in. */
  tell: (message: Message) => string;
  /** One of our own texts. */
  own: (id: Parameters<typeof say>[0], params?: Message['params']) => string;
  /** A name from the fleet, kept from turning the text around it. */
  name: (text: string) => string;
  code: (text: string) => string;
};

export function inkFor(options: ReporterOptions): Ink {
  const texts = textsFor(options);
  const en = speaker(texts, 'en');
  const zh = speaker(texts, 'zh-CN');

  function tell(message: Message): string {
    const [left, right] = [escapeHtml(en(message)), escapeHtml(zh(message))];
    if (left === right) return left;
    return `<span lang="en">${left}</span><span lang="zh-CN">${right}</span>`;
  }

  return {
    tell,
    own: (id, params) => tell(say(id, params)),
    name: (text) => `<bdi>${escapeHtml(cleanText(text))}</bdi>`,
    code: (text) => `<code dir="ltr">${escapeHtml(cleanText(text))}</code>`,
  };
}
