import {type Message, messages, type Strings} from './message.ts';

export const whyFailedStrings = {
  'no-such-file': {en: 'there is no such file', 'zh-CN': '文件不存在'},
  'is-folder': {
    en: 'it is a folder; name one file in it',
    'zh-CN': '这是一个目录，请指定其中的一个文件',
  },
  'no-permission': {en: 'no permission', 'zh-CN': '没有权限'},
  'no-space': {en: 'no space left there', 'zh-CN': '空间不足'},
  'read-only': {en: 'nothing can be written there (read-only)', 'zh-CN': '该处为只读，无法写入'},
} as const satisfies Strings;

const say = messages('model', whyFailedStrings);

export const NO_SUCH_FILE = say('no-such-file');

/** Why something with a file failed, in words where they are known; else the code of the system or the error’s own text. */
export function whyFailed(error: unknown): Message | string {
  if (!(error instanceof Error)) return String(error);
  const {code} = error as NodeJS.ErrnoException;
  switch (code) {
    case undefined:
      return error.message;
    case 'ENOENT':
    case 'ENOTDIR':
      return NO_SUCH_FILE;
    case 'EISDIR':
      return say('is-folder');
    case 'EACCES':
    case 'EPERM':
      return say('no-permission');
    case 'ENOSPC':
    case 'EDQUOT':
      return say('no-space');
    case 'EROFS':
      return say('read-only');
    default:
      return String(code);
  }
}
