import {IntlMessageFormat} from 'intl-messageformat';

import type {Catalogue, Language, Message, MessageParam} from '../model/message.ts';
import {joinPieces, markPiece} from './chinese-blanks.ts';
import {cleanText, isolate} from './clean.ts';

export type Speaker = (message: Message) => string;

type Values = Record<string, string | number>;

// Messages nest a few levels; deeper is not ours.
const MAX_DEPTH = 8;

/**
 * Writes messages as text in one language. Formats are kept, so one speaker is made per output.
 * Node data in the parameters loses its control characters.
 * Never throws: an unknown id, or a text that does not fit its parameters, is written as the id with the parameters.
 */
export function speaker(catalogue: Catalogue, language: Language): Speaker {
  const formats = new Map<string, IntlMessageFormat | null>();
  const list = new Intl.ListFormat(language, {style: language === 'en' ? 'long' : 'narrow'});

  function formatOf(id: string): IntlMessageFormat | null {
    const known = formats.get(id);
    if (known !== undefined) return known;
    const text = Object.hasOwn(catalogue, id) ? catalogue[id]?.[language] : undefined;
    const made = text === undefined ? null : parse(text, language);
    formats.set(id, made);
    return made;
  }

  function textOf(param: MessageParam, depth: number): string | number {
    if (typeof param === 'number') return param;
    if (typeof param === 'string') return isolate(cleanText(param));
    if (typeof param === 'boolean') return String(param);
    if (isList(param)) return list.format(param.map((item) => isolate(cleanText(item))));
    const text = write(param, depth + 1);
    return language === 'zh-CN' ? markPiece(text) : text;
  }

  function write(message: Message, depth: number): string {
    if (depth > MAX_DEPTH) return cleanText(message.id);
    const values: Values = {};
    for (const [name, param] of Object.entries(message.params ?? {})) {
      values[name] = textOf(param, depth);
    }
    const format = formatOf(message.id);
    if (format === null) return joinPieces(bare(message.id, values));
    try {
      const text = String(format.format(values));
      return language === 'zh-CN' ? joinPieces(text) : text;
    } catch {
      return joinPieces(bare(message.id, values));
    }
  }

  return (message) => write(message, 0);
}

function parse(text: string, language: Language): IntlMessageFormat | null {
  try {
    return new IntlMessageFormat(text, language, undefined, {ignoreTag: true});
  } catch {
    return null;
  }
}

function isList(param: readonly string[] | Message): param is readonly string[] {
  return Array.isArray(param);
}

function bare(id: string, values: Values): string {
  const pairs = Object.entries(values).map(([name, value]) => `${cleanText(name)}=${value}`);
  return pairs.length === 0 ? cleanText(id) : `${cleanText(id)} (${pairs.join(', ')})`;
}
