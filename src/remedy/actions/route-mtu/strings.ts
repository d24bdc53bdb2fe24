import {messages, type Strings} from '../../../model/message.ts';

export const strings = {
  set: {
    en: 'Send to {destination} in packets of at most {newBytes, number, ::group-off} bytes (route MTU)',
    'zh-CN': '发往 {destination} 的报文不超过 {newBytes, number, ::group-off} 字节（路由 MTU）',
  },
  lock: {
    en: 'Pin the route to {destination} at {newBytes, number, ::group-off} bytes',
    'zh-CN': '把到 {destination} 的路由锁定为 {newBytes, number, ::group-off} 字节',
  },
  lift: {
    en: 'Lift the pin on the route to {destination}',
    'zh-CN': '解除到 {destination} 的路由锁定',
  },
  'not-kept': {
    en: 'Routes are not written down for the next boot: where they belong depends on what sets up the network. If the change helps, add them there, or mend the network between.',
    'zh-CN':
      '路由不会写入配置：应写在哪里取决于由什么管理网络。若修改有效，请加到那里，或修好中间网络。',
  },
  nothing: {
    en: 'No address of a node at the other end is known, so no route can be named.',
    'zh-CN': '不知道对端节点的地址，无法指定路由。',
  },
} as const satisfies Strings;

export const say = messages('action-route-mtu', strings);
