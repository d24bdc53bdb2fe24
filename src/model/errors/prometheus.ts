import type {ErrorTable} from './entry.ts';

/** Series of Prometheus. */
export const prometheusErrors = {
  'prometheus-url': {
    exit: 2,
    en: '--prometheus {given}: not an http or https URL. Give the address of Prometheus itself, such as http://prometheus:9090.',
    'zh-CN':
      '--prometheus {given}：不是有效的 http 或 https 地址。请给出 Prometheus 本身的地址，例如 http://prometheus:9090。',
  },
  'prometheus-token': {
    exit: 2,
    en: '{file}: there is no token in it. Put the bearer token on one line, without blanks.',
    'zh-CN': '{file}：里面没有令牌。请把 bearer 令牌写成一行，不含空格。',
  },
  'prometheus-header': {
    exit: 2,
    en: '{place}: not a header. Write one on each line, as “Name: value”.',
    'zh-CN': '{place}：不是请求头。请每行写一个，例如“X-Tenant: web”。',
  },
  'prometheus-ca': {
    exit: 2,
    en: '{file}: there is no certificate in it. Give certificates in PEM.',
    'zh-CN': '{file}：里面没有证书。请给出 PEM 格式的证书。',
  },
  'prometheus-since': {
    exit: 2,
    en: '--since cannot be “{given}”. Give a time such as 15m, 1h or 2d; at least 45s, at most 30d.',
    'zh-CN': '--since 不能是“{given}”。请给出 15m、1h、2d 这样的时长，最短 45s，最长 30d。',
  },
  'prometheus-region-from': {
    exit: 2,
    en: '--region-from cannot be “{given}” for series of Prometheus. Give label:KEY with the label’s name there, such as label:datacenter.',
    'zh-CN':
      '对 Prometheus 的序列，--region-from 不能是“{given}”。请给出 label:键，其中键为那里的标签名，例如 label:datacenter。',
  },
  'prometheus-alone': {
    exit: 2,
    en: '{flag} goes with --prometheus. Give the address of a Prometheus as well, or leave it out.',
    'zh-CN': '{flag} 要与 --prometheus 一起使用。请同时给出 Prometheus 的地址，或去掉它。',
  },
  'prometheus-no-answer': {
    exit: 1,
    en: '{detail}',
    'zh-CN': '{detail}',
  },
  'prometheus-no-nodes': {
    exit: 2,
    en: '{url}: no series there names a node. Let it scrape samespec agents or node_exporter, or give the nodes with -i.',
    'zh-CN':
      '{url}：那里没有任何序列能指明节点。请让它抓取 samespec agent 或 node_exporter，或用 -i 给出节点。',
  },
} as const satisfies ErrorTable;
