import type {Language} from '../../../src/model/message.ts';

type Joints = {comma: string; semicolon: string; colon: string};

const JOINTS: Readonly<Record<Language, Joints>> = {
  en: {comma: ', ', semicolon: '; ', colon: ': '},
  'zh-CN': {comma: '，', semicolon: '；', colon: '：'},
};

/** What stands between parts of a sentence that is put together here. */
export function jointsOf(language: Language): Joints {
  return JOINTS[language];
}
