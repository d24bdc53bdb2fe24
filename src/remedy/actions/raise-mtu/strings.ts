import {messages, type Strings} from '../../../model/message.ts';

export const strings = {
  order: {
    en: 'First every route is pinned at the old size, then the cards are raised so that all can receive, then the pins are lifted; each is one command to undo.',
    'zh-CN':
      '先把所有路由锁定在旧的大小，再调大各网卡使其都能接收，最后解除锁定；每一步都可用一条命令撤销。',
  },
  nothing: {
    en: 'No card of these nodes is below 1500.',
    'zh-CN': '这些节点上没有 MTU 低于 1500 的网卡。',
  },
} as const satisfies Strings;

export const say = messages('action-raise-mtu', strings);
