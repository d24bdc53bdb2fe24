import type {Message} from '../model/message.ts';
import {CATALOGUE} from '../pipeline/catalogue.ts';
import {speaker} from '../report/index.ts';

/** A sentence in both languages: who asks chooses. */
export type Told = {en: string; 'zh-CN': string};

const en = speaker(CATALOGUE, 'en');
const zh = speaker(CATALOGUE, 'zh-CN');

export function tell(message: Message): Told {
  return {en: en(message), 'zh-CN': zh(message)};
}

/** Data as it is, or a sentence. */
export function tellLine(line: Message | string): Told {
  return typeof line === 'string' ? {en: line, 'zh-CN': line} : tell(line);
}
