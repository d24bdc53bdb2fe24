import type {Strings} from '../../model/message.ts';

/** Why a Prometheus could not be asked, each with the mend; by the failures of platform/prometheus. */
export const strings = {
  unreachable: {
    en: 'Prometheus at {url} cannot be reached: {detail}. Check the address and that it runs.',
    'zh-CN': '无法连接 {url} 处的 Prometheus：{detail}。请检查地址，并确认它正在运行。',
  },
  timeout: {
    en: 'Prometheus at {url} did not answer within {detail}. Ask for less with a shorter --since, or give it longer with --timeout.',
    'zh-CN':
      '{url} 处的 Prometheus 在 {detail} 内没有应答。请用更短的 --since 减少查询量，或用 --timeout 放宽时限。',
  },
  certificate: {
    en: 'The certificate of {url} is not trusted: {detail}. Give its authority with --prometheus-ca FILE.',
    'zh-CN': '{url} 的证书不受信任：{detail}。请用 --prometheus-ca 给出其颁发机构的证书文件。',
  },
  unauthorised: {
    en: 'Prometheus at {url} wants to know who asks ({detail}). Give a token with --prometheus-token-file, or headers with --prometheus-header-file.',
    'zh-CN':
      '{url} 处的 Prometheus 要求认证（{detail}）。请用 --prometheus-token-file 给出令牌，或用 --prometheus-header-file 给出请求头。',
  },
  redirected: {
    en: '{url} sends elsewhere ({detail}), to a login page perhaps. Give the address of Prometheus behind it, or a token with --prometheus-token-file.',
    'zh-CN':
      '{url} 重定向到别处（{detail}），可能是登录页面。请给出其后 Prometheus 的地址，或用 --prometheus-token-file 给出令牌。',
  },
  absent: {
    en: 'There is no Prometheus at {url} ({detail}). Give its address with the path it is served under, without /graph or /api.',
    'zh-CN':
      '{url} 处没有 Prometheus（{detail}）。请给出它的地址及其所在路径，不要带 /graph 或 /api。',
  },
  refused: {
    en: 'Prometheus at {url} refused the query: {detail}. Ask for less with a shorter --since.',
    'zh-CN': '{url} 处的 Prometheus 拒绝了查询：{detail}。请用更短的 --since 减少查询量。',
  },
  overloaded: {
    en: 'Prometheus at {url} has too much to do: {detail}. Try again later, or with a shorter --since.',
    'zh-CN': '{url} 处的 Prometheus 过载：{detail}。请稍后重试，或改用更短的 --since。',
  },
  broken: {
    en: 'Prometheus at {url} answered with an error: {detail}. Look into its log.',
    'zh-CN': '{url} 处的 Prometheus 返回错误：{detail}。请查看它的日志。',
  },
  'not-json': {
    en: '{url} answered with something that is not JSON (it begins with “{detail}”), such as a login page. Give the address of Prometheus itself.',
    'zh-CN':
      '{url} 返回的不是 JSON（以“{detail}”开头），例如登录页面。请给出 Prometheus 本身的地址。',
  },
  'not-prometheus': {
    en: '{url} answers, but not as Prometheus does. Give the address of Prometheus itself.',
    'zh-CN': '{url} 有应答，但不是 Prometheus 的格式。请给出 Prometheus 本身的地址。',
  },
  'too-large': {
    en: 'An answer of {url} is larger than {detail}. Ask for less with a shorter --since.',
    'zh-CN': '{url} 的一份应答超过 {detail}。请用更短的 --since 减少查询量。',
  },
  cancelled: {
    en: 'Asking {url} was interrupted. Run it again.',
    'zh-CN': '对 {url} 的查询被中断。请重新运行。',
  },
  'no-series': {
    en: 'Prometheus at {url} has no current series that samespec knows. Let it scrape samespec agents, node_exporter, Istio, kubenurse or goldpinger.',
    'zh-CN':
      '{url} 处的 Prometheus 当前没有 samespec 认识的序列。请让它抓取 samespec agent、node_exporter、Istio、kubenurse 或 goldpinger。',
  },
} as const satisfies Strings;
