import type {Strings} from '../../model/message.ts';

/** Texts that only pages have: what is made when their data is made, and what pages without scripts say. */
export const pageStrings = {
  'page-skip': {en: 'Skip to the verdict', 'zh-CN': '跳到结论'},
  'page-sections': {en: 'Sections', 'zh-CN': '章节'},
  'bulk-message': {
    en: 'message of {bytes, number} bytes',
    'zh-CN': '{bytes, number} 字节的消息',
  },
  'bulk-message-value': {
    en: '{median}, n={count}{unfinished, plural, =0 {} one {, one not finished} other {, # not finished}}',
    'zh-CN': '{median}，n={count}{unfinished, plural, =0 {} other {，其中 # 次未完成}}',
  },
  'bulk-datagrams': {en: 'UDP datagrams', 'zh-CN': 'UDP 报文'},
  'bulk-datagrams-value': {
    en: '{lost} of {sent} lost, {reordered} out of order ({bytes} bytes each)',
    'zh-CN': '{sent} 个中丢失 {lost} 个，乱序 {reordered} 个（每个 {bytes} 字节）',
  },
  'bulk-beside': {en: 'beside others', 'zh-CN': '与其他传输同时'},
  'bulk-beside-value': {
    en: '{atOnce} at once; alone {fasterAlone, number, ::percent} faster ({checks, plural, one {one repeated} other {# repeated}})',
    'zh-CN':
      '{atOnce} 组同时进行；单独重测快 {fasterAlone, number, ::percent}（重测 {checks, plural, other {#}} 组）',
  },
  'step-pod': {en: 'at a pod', 'zh-CN': '直接访问 Pod'},
  'step-proxy': {en: 'at the proxy', 'zh-CN': '访问代理'},
  'step-tls': {en: 'at the proxy, over TLS', 'zh-CN': '经 TLS 访问代理'},
  'step-ingress': {en: 'at the ingress', 'zh-CN': '访问 ingress'},
  'step-upload': {
    en: 'request of {bytes, number} bytes',
    'zh-CN': '{bytes, number} 字节的请求',
  },
  'step-value': {
    en: '{median}, n={count}{failed, plural, =0 {} other {, # failed}}',
    'zh-CN': '{median}，n={count}{failed, plural, =0 {} other {，失败 # 次}}',
  },
  'none-arrived': {en: 'none', 'zh-CN': '无'},
  'differences-fact': {en: 'fact', 'zh-CN': '事实'},
  'differences-symptom': {en: 'a consequence, not a cause', 'zh-CN': '属于结果，不是原因'},
  'differences-missing': {en: 'no value ({reason})', 'zh-CN': '无取值（{reason}）'},
  'node-ok': {en: 'read', 'zh-CN': '已读取'},
  'node-in-part': {en: 'read in part', 'zh-CN': '部分读取'},
  'node-unasked': {en: 'not asked', 'zh-CN': '未询问'},
  'raw-service': {en: 'Service requests', 'zh-CN': '服务请求'},
  'raw-throughput': {en: 'Bulk transfers', 'zh-CN': '批量传输'},
  'raw-echo': {en: 'Echo packets', 'zh-CN': '回显报文'},
} as const satisfies Strings;
