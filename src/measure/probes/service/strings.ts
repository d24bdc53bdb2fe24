import {messages, type Strings} from '../../../model/message.ts';

export const strings = {
  'no-curl': {
    en: 'neither python3 nor curl is installed on {node}; wget reports no phases and is not used instead',
    'zh-CN': '{node} 上既没有 python3，也没有 curl；wget 不提供各阶段耗时，因此不用它代替',
  },
  'bad-url': {
    en: '“{url}” cannot be asked for: it is no plain http or https URL',
    'zh-CN': '无法请求“{url}”：它不是有效的 http 或 https 地址',
  },
  'prober-late': {
    en: 'the measuring itself was slow on {node}: {withheld} requests say how late it ran, not how slow the service was, and are left out',
    'zh-CN':
      '{node} 上的测量程序本身运行迟缓：有 {withheld} 个请求反映的是测量程序的延误，而不是服务的快慢，已排除',
  },
  'rate-not-reached': {
    en: '{node} sent {achieved, number} requests a second where {offered, number} were planned: the client was the limit, so this says nothing about the service',
    'zh-CN':
      '{node} 每秒只发出 {achieved, number} 个请求，计划为 {offered, number} 个：瓶颈在客户端，不能据此评价服务',
  },
} as const satisfies Strings;

export const say = messages('measure/service', strings);
