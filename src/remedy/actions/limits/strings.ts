import {messages, type Strings} from '../../../model/message.ts';

export const strings = {
  set: {
    en: 'For new logins: {entries}, as on the peers',
    'zh-CN': '对新的登录会话：{entries}，与其他节点一致',
  },
  'new-sessions': {
    en: 'Limits hold for sessions that begin after this. Running processes keep theirs, and services of systemd have their own (LimitNOFILE= in a drop-in).',
    'zh-CN':
      '限制只对之后建立的会话生效。已运行的进程不变；systemd 服务使用各自的设置（drop-in 中的 LimitNOFILE=）。',
  },
  nothing: {
    en: 'No limit in the files of these nodes differs from most of their peers.',
    'zh-CN': '这些节点的限制文件与多数节点没有差异。',
  },
} as const satisfies Strings;

export const say = messages('action-limits', strings);
