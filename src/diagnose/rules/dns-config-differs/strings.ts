import type {Strings} from '../../../model/message.ts';
import {clusterStrings} from '../../clusters/cluster-strings.ts';

export const strings = {
  about: {
    en: 'Are names resolved the same way in every cluster: CoreDNS, NodeLocal DNS, ndots?',
    'zh-CN': '各集群的域名解析方式是否一致：CoreDNS、NodeLocal DNS、ndots？',
  },
  'ruled-out': {
    en: 'DNS configuration equal in all clusters',
    'zh-CN': '各集群的 DNS 配置一致',
  },
  equal: {
    en: 'Corefile, NodeLocal DNS and resolver options are equal',
    'zh-CN': 'Corefile、NodeLocal DNS 与解析选项一致',
  },
  why: {
    en: 'With ndots:5 a name with fewer dots is first asked for with each search domain, four questions or more that fail before the right one. A cache on the node or in CoreDNS hides most of it, so clusters without it are slower for every request that resolves a name.',
    'zh-CN':
      'ndots:5 时，点数不足的域名会先依次加上各搜索域查询，在正确查询之前多出四次以上失败的查询。节点上或 CoreDNS 中的缓存能掩盖大部分开销，因此没有缓存的集群，凡是要解析域名的请求都会更慢。',
  },
  'kept-connections': {
    en: 'clients that keep their connections resolve names seldom',
    'zh-CN': '保持长连接的客户端很少解析域名',
  },
  'same-dns': {
    en: 'Bring the Corefile and the DNS cache on nodes to one state, one cluster first, and compare the time for names in the measured requests.',
    'zh-CN': '统一 Corefile 与节点上的 DNS 缓存，先做一个集群，并比较所测请求中解析域名的时间。',
  },
  'dns-under-traffic': {
    en: 'Do not restart all DNS pods at once: names fail for the whole cluster.',
    'zh-CN': '不要同时重启所有 DNS Pod：整个集群的域名解析都会失败。',
  },
  ...clusterStrings,
} as const satisfies Strings;
