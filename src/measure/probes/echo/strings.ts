import {messages, type Strings} from '../../../model/message.ts';

export const strings = {
  'not-sent': {
    en: 'ping on {node} sent nothing ({detail})',
    'zh-CN': '{node} 上的 ping 没有发出任何报文（{detail}）',
  },
  complaint: {
    en: 'no reply; on the way it was said: {detail}',
    'zh-CN': '没有应答；途中返回的信息：{detail}',
  },
} as const satisfies Strings;

export const say = messages('measure/echo', strings);
