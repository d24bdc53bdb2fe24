import type {Message} from '../../model/message.ts';
import {cleanBlock, cleanText} from '../clean.ts';
import {type ReporterOptions, textsFor} from '../reporter.ts';
import {speaker} from '../say.ts';
import {say} from '../strings.ts';
import {escapeHtml} from './escape.ts';

/** Writes safe HTML; nothing else in this folder may put data into the page. */
export type Ink = {
  /** A message in both languages; the style sheet shows the one the page is in. */
  tell: (message: Message) => string;
  /** One of our own texts. */
  own: (id: Parameters<typeof say>[0], params?: Message['params']) => string;
  /** A name from the fleet, kept from turning the text around it. */
  name: (text: string) => string;
  names: (texts: readonly string[], limit?: number) => string;
  code: (text: string) => string;
  /** Raw output, many lines. */
  block: (text: string) => string;
};

const NAMES_SHOWN = 12;

export function inkFor(options: ReporterOptions): Ink {
  const texts = textsFor(options);
  const en = speaker(texts, 'en');
  const zh = speaker(texts, 'zh-CN');

  function tell(message: Message): string {
    const [left, right] = [escapeHtml(en(message)), escapeHtml(zh(message))];
    if (left === right) return left;
    return `<span lang="en">${left}</span><span lang="zh-CN">${right}</span>`;
  }

  function name(text: string): string {
    return `<bdi>${escapeHtml(cleanText(text))}</bdi>`;
  }

  function names(list: readonly string[], limit = NAMES_SHOWN): string {
    const shown = list.slice(0, limit).map(name).join(' ');
    const more = list.length - limit;
    return more <= 0 ? shown : `${shown} ${tell(say('page-more', {count: more}))}`;
  }

  return {
    tell,
    own: (id, params) => tell(say(id, params)),
    name,
    names,
    code: (text) => `<code dir="ltr">${escapeHtml(cleanText(text))}</code>`,
    block: (text) => `<pre dir="ltr" tabindex="0">${escapeHtml(cleanBlock(text))}</pre>`,
  };
}
