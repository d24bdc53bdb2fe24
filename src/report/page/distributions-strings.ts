import {messages, type Strings} from '../../model/message.ts';

export const distributionStrings = {
  rtt: {en: 'round trip inside a region', 'zh-CN': '地域内往返时延'},
  'at-pod': {en: '{metric}, at a pod', 'zh-CN': '{metric}（直接访问 Pod）'},
  'at-proxy': {en: '{metric}, at the proxy', 'zh-CN': '{metric}（访问代理）'},
  'at-tls': {en: '{metric}, at the proxy over TLS', 'zh-CN': '{metric}（经 TLS 访问代理）'},
  'at-ingress': {en: '{metric}, at the ingress', 'zh-CN': '{metric}（访问入口网关）'},
} as const satisfies Strings;

export const say = messages('page-distributions', distributionStrings);
