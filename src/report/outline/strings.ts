import type {Strings} from '../../model/message.ts';

/** Texts that every output shares: labels, counts, symptoms, gaps, the path MTU table. */
export const outlineStrings = {
  // Labels of the first screen.
  'label-symptom': {en: 'SYMPTOM', 'zh-CN': '症状'},
  'label-cause': {en: 'CAUSE', 'zh-CN': '原因'},
  'label-contributor': {en: 'ALSO', 'zh-CN': '另外'},
  'label-ruled-out': {en: 'RULED OUT', 'zh-CN': '已排除'},
  'label-note': {en: 'NOTE', 'zh-CN': '提示'},
  'label-unknown': {en: 'UNKNOWN', 'zh-CN': '未知'},
  'label-nodes': {en: 'NODES', 'zh-CN': '节点'},
  'label-result': {en: 'RESULT', 'zh-CN': '结论'},
  'label-checked': {en: 'CHECKED', 'zh-CN': '检查'},
  'label-regions': {en: 'SERVICE', 'zh-CN': '服务'},
  'label-path-mtu': {en: 'PATH MTU', 'zh-CN': '路径 MTU'},
  'label-for': {en: 'for', 'zh-CN': '依据'},
  'label-against': {en: 'against', 'zh-CN': '反证'},
  'label-fix': {en: 'fix', 'zh-CN': '处理'},
  'label-do-not': {en: 'do not', 'zh-CN': '切勿'},
  'label-why': {en: 'why', 'zh-CN': '原理'},
  'label-see': {en: 'see', 'zh-CN': '参考'},
  'label-source': {en: 'source', 'zh-CN': '出处'},

  head: {
    en: '{nodes, plural, one {# node} other {# nodes}} · {regions, plural, one {# region} other {# regions}} · {paths, plural, =0 {no paths measured} one {# path} other {# paths}}{duration}',
    'zh-CN':
      '{nodes, number} 个节点 · {regions, number} 个地域 · {paths, plural, =0 {未测量路径} other {# 条路径}}{duration}',
    note: 'duration is empty or begins with a separator',
  },
  'head-series': {
    en: '{head} · from Prometheus, no node touched',
    'zh-CN': '{head} · 取自 Prometheus，未触碰任何节点',
  },
  'head-beside-series': {en: '{head} · with Prometheus', 'zh-CN': '{head} · 并参考 Prometheus'},
  'head-run': {en: 'run {run}', 'zh-CN': '运行 {run}'},
  'head-duration': {en: ' · {time}', 'zh-CN': ' · {time}'},
  'head-unfinished': {en: ' · not finished', 'zh-CN': ' · 未完成'},

  // Quantities.
  seconds: {en: '{x, number, ::.} s', 'zh-CN': '{x, number, ::.} 秒'},
  minutes: {en: '{m} min {s} s', 'zh-CN': '{m} 分 {s} 秒'},
  'quantity-ms': {en: '{x, number, ::.} ms', 'zh-CN': '{x, number, ::.} ms'},
  'quantity-ms-fine': {en: '{x, number, ::.0} ms', 'zh-CN': '{x, number, ::.0} ms'},
  'quantity-ms-between': {
    en: '{low, number, ::.}–{high, number, ::.} ms',
    'zh-CN': '{low, number, ::.}–{high, number, ::.} ms',
  },
  'quantity-ms-between-fine': {
    en: '{low, number, ::.00}–{high, number, ::.00} ms',
    'zh-CN': '{low, number, ::.00}–{high, number, ::.00} ms',
  },
  'quantity-between': {en: '{low} to {high}', 'zh-CN': '{low} 至 {high}'},
  'quantity-above': {en: 'above {low}', 'zh-CN': '高于 {low}'},
  'quantity-s': {en: '{x, number, ::.0} s', 'zh-CN': '{x, number, ::.0} s'},
  'quantity-mbit': {en: '{x, number, ::@@@} Mbit/s', 'zh-CN': '{x, number, ::@@@} Mbit/s'},
  'quantity-share': {en: '{x, number, ::percent .0}', 'zh-CN': '{x, number, ::percent .0}'},
  'quantile-median': {en: 'median', 'zh-CN': '中位数'},
  'runs-each': {en: 'n={runs, plural, one {# run} other {# runs}} each', 'zh-CN': '各 n={runs} 次'},
  'runs-differ': {
    en: 'n={runs, plural, one {# run} other {# runs}} against {referenceRuns}',
    'zh-CN': 'n={runs} 次，对照 {referenceRuns} 次',
  },
  times: {en: '{x, number, ::.0}x', 'zh-CN': '{x, number, ::.0} 倍'},
  'times-coarse': {en: '{x, number, ::.}x', 'zh-CN': '{x, number, ::.} 倍'},
  'times-many': {en: 'over {x, number}x', 'zh-CN': '{x, number} 倍以上'},

  // Metrics.
  'metric-service-small': {en: 'small answers', 'zh-CN': '小响应体'},
  'metric-service-large': {en: 'large answers', 'zh-CN': '大响应体'},
  'metric-service-upload': {en: 'large requests', 'zh-CN': '大请求体'},
  'metric-throughput': {en: 'throughput', 'zh-CN': '吞吐'},
  'metric-of': {en: '{metric} of {what}', 'zh-CN': '{what} 的{metric}'},
  'metric-istio-duration': {en: 'request duration', 'zh-CN': '请求耗时'},
  'metric-kubenurse-service': {en: 'kubenurse service requests', 'zh-CN': 'kubenurse 服务请求耗时'},
  'metric-goldpinger-peers': {en: 'goldpinger peer calls', 'zh-CN': 'goldpinger 节点互访耗时'},
  'metric-path-rtt': {
    en: 'round trip within the region',
    'zh-CN': '地域内往返时间',
  },
  'metric-path-loss': {en: 'packet loss', 'zh-CN': '丢包率'},
  'metric-path-black-holes': {
    en: 'share of paths in which large packets vanish',
    'zh-CN': '大包被丢弃的路径占比',
  },
  'metric-steal': {en: 'CPU time stolen', 'zh-CN': '窃取时间占比'},
  'metric-retransmits': {en: 'retransmitted segments', 'zh-CN': '重传率'},
  'metric-tcp-timeouts': {en: 'TCP timeouts per segment', 'zh-CN': 'TCP 超时率'},
  'metric-softnet-drops': {
    en: 'packets the kernel had no time for',
    'zh-CN': '内核来不及处理的包占比',
  },

  // Symptoms.
  symptom: {en: '{headline} ({detail})', 'zh-CN': '{headline}（{detail}）'},
  'symptom-service': {
    en: '{region} answers {censored, select, true {at least } other {}}{times} slower than {others}',
    'zh-CN': '{region} 的响应耗时{censored, select, true {至少} other {}}是 {others} 的 {times}',
  },
  'symptom-throughput': {
    en: '{region} moves bulk data {censored, select, true {at least } other {}}{times} slower than {others}',
    'zh-CN':
      '{region} 的批量传输较慢，{others} 的吞吐{censored, select, true {至少} other {}}是它的 {times}',
  },
  'symptom-other': {
    en: '{region}: {metric} is {censored, select, true {at least } other {}}{times} worse than in {others}',
    'zh-CN':
      '{region}：{metric} 比 {others} 差，相差{censored, select, true {至少} other {}} {times}',
  },
  'symptom-detail': {
    en: '{metric}, {quantile} {value} against {reference}{distance, select, true {, distance removed} other {}}, {runs}',
    'zh-CN':
      '{metric}，{quantile} {value}，对照 {reference}{distance, select, true {，已扣除距离} other {}}，{runs}',
  },

  // Conclusions.
  'result-clean': {
    en: 'nothing above a note was found',
    'zh-CN': '未发现任何高于“提示”级别的问题',
  },
  'result-clean-partly': {
    en: 'nothing above a note was found in what could be observed; not everything could',
    'zh-CN': '在能观察到的范围内，未发现任何高于“提示”级别的问题；仍有部分内容未能观察',
  },
  'result-inconclusive': {
    en: 'inconclusive: nothing was found, but too little could be observed to say that all is well',
    'zh-CN': '无法下结论：没有发现问题，但能观察到的内容太少，不能据此认为一切正常',
  },
  'result-unexplained': {
    en: 'not found: {decided, plural, =0 {no rule could be judged} one {the one rule that could be judged does not explain it} other {none of the # rules that could be judged explains it}}',
    'zh-CN':
      '未找到：{decided, plural, =0 {没有任何规则能够得出判断} other {能够得出判断的 # 条规则都解释不了这一症状}}',
  },
  'result-cause': {
    en: '{count, plural, one {one cause found} other {# causes found}}',
    'zh-CN': '找到 {count} 个原因',
  },
  'result-contributor': {
    en: '{count, plural, one {no cause, one contributor found} other {no cause, # contributors found}}',
    'zh-CN': '未找到原因，找到 {count} 个影响因素',
  },
  'checked-observed': {
    en: '{reached, number} of {nodes, plural, one {# node} other {# nodes}} read · {equal, plural, one {# fact equal} other {# facts equal}}, {differing, plural, one {# differs} other {# differ}}',
    'zh-CN':
      '已读取 {nodes, number} 个节点中的 {reached, number} 个 · {equal, number} 项事实一致，{differing, number} 项不一致',
  },
  'checked-rules': {
    en: '{rules, plural, one {# rule} other {# rules}}, {checks, plural, one {# check} other {# checks}}: {passed, number} passed, {failed, number} failed, {notApplicable, number} not applicable, {skipped, number} without the data they need',
    'zh-CN':
      '{rules, number} 条规则，{checks, number} 次检查：{passed, number} 次通过，{failed, number} 次未通过，{notApplicable, number} 次不适用，{skipped, number} 次缺少所需数据',
  },
  'checked-series': {
    en: '{url}: {queries, plural, one {# query} other {# queries}}, {series, number} series, {windows, plural, one {# window} other {# windows}} of {windowSeconds, number} s',
    'zh-CN':
      '{url}：{queries, number} 次查询，{series, number} 条序列，{windows} 个窗口，每个 {windowSeconds, number} 秒',
  },
  'checked-shared': {
    en: 'slowness that all nodes share does not show here: samespec compare RUN-BEFORE last',
    'zh-CN': '所有节点同样慢时此处看不出来，请与此前的运行比对：samespec compare RUN-BEFORE last',
  },
  'checked-broken': {
    en: '{count, plural, one {# check} other {# checks}} broke inside samespec ({rules}): please report it',
    'zh-CN': '{count} 次检查因 samespec 自身出错而中断（{rules}）：请反馈给我们',
  },

  // What could not be read.
  'unread-denied': {
    en: '{facts, plural, one {# fact} other {# facts}} on {where}: no permission{sudo, select, true {, even with --sudo} other { (run with --sudo)}}: {examples}',
    'zh-CN':
      '{where} 上有 {facts} 项事实无权读取{sudo, select, true {（已使用 --sudo）} other {（可加 --sudo 重试）}}：{examples}',
  },
  'unread-timeout': {
    en: '{facts, plural, one {# fact} other {# facts}} on {where}: no answer in time: {examples}',
    'zh-CN': '{where} 上有 {facts} 项事实未能及时返回：{examples}',
  },
  'unread-unparsed': {
    en: '{facts, plural, one {# fact} other {# facts}} on {where}: answered, but not understood: {examples}',
    'zh-CN': '{where} 上有 {facts} 项事实的输出无法识别：{examples}',
  },
  'paths-unknown': {
    en: '{layer} path MTU of {count} of {total, plural, one {# path} other {# paths}}: no statement possible',
    'zh-CN': '{layer} {total} 条路径中有 {count} 条的路径 MTU 无法判断',
  },
  'examples-more': {en: '{shown} and {more} more', 'zh-CN': '{shown} 等（另有 {more} 项）'},
  'nodes-all': {
    en: '{count, plural, one {the only node} other {all # nodes}}',
    'zh-CN': '{count, plural, one {唯一的节点} other {全部 # 个节点}}',
  },
  'nodes-some': {
    en: '{count, number} of {total, number} nodes',
    'zh-CN': '{total, number} 个节点中的 {count, number} 个',
  },

  // Nodes that did not answer.
  'node-failed': {en: '{node} not reached: {why}', 'zh-CN': '{node} 未连通：{why}'},
  'node-partial': {
    en: '{node}: part of its output is missing; what came was used',
    'zh-CN': '{node}：部分输出缺失，已到达的部分照常使用',
  },
  'nodes-more': {en: 'and {count} more', 'zh-CN': '另有 {count} 个'},
  'reach-refused': {en: 'connection refused', 'zh-CN': '连接被拒绝'},
  'reach-unreachable': {en: 'network unreachable', 'zh-CN': '网络不可达'},
  'reach-unresolved': {en: 'name not resolved', 'zh-CN': '主机名无法解析'},
  'reach-timeout': {en: 'no answer in time', 'zh-CN': '超时未应答'},
  'reach-host-key-changed': {en: 'its host key has changed', 'zh-CN': '主机密钥已变更'},
  'reach-host-key-unknown': {en: 'its host key is not known', 'zh-CN': '主机密钥未知'},
  'reach-permission-denied': {en: 'login denied', 'zh-CN': '登录被拒绝'},
  'reach-no-shell': {en: 'no shell there', 'zh-CN': '没有可用的 shell'},
  'reach-closed': {en: 'connection closed early', 'zh-CN': '连接提前关闭'},
  'reach-cancelled': {en: 'cancelled', 'zh-CN': '已取消'},
  'reach-failed': {en: 'failed', 'zh-CN': '失败'},
  'reach-unsaid': {en: 'no reason given', 'zh-CN': '未说明原因'},

  // Region table.
  'column-region': {en: 'region', 'zh-CN': '地域'},
  'column-median': {en: 'median', 'zh-CN': '中位数'},
  'column-runs': {en: 'n', 'zh-CN': 'n'},
  'column-errors': {en: 'errors', 'zh-CN': '错误'},
  'column-odd': {en: 'against the others', 'zh-CN': '与其他地域相比'},

  // Clusters.
  'cluster-differences': {en: 'Clusters differ', 'zh-CN': '集群之间的差异'},
  'cluster-most': {en: 'most', 'zh-CN': '多数'},
  'cluster-others': {en: 'others', 'zh-CN': '其余'},
  'cluster-unknown': {en: 'not known', 'zh-CN': '未知'},
  'cluster-value': {en: '{value}', 'zh-CN': '{value}'},
  'cluster-group': {en: '{value} ({clusters})', 'zh-CN': '{value}（{clusters}）'},

  // Path MTU.
  'layer-host': {en: 'host', 'zh-CN': '主机层'},
  'layer-pod': {en: 'pod', 'zh-CN': 'Pod 层'},
  'layer-service': {en: 'service', 'zh-CN': '服务层'},
  'mtu-uniform': {
    en: '{layer}: {bytes} ok on {count, plural, one {the only path} other {all # paths}}',
    'zh-CN': '{layer}：全部 {count} 条路径均为 {bytes}，正常',
  },
  'mtu-group': {
    en: '{layer}: {cell} on {count, plural, one {# path} other {# paths}} ({pairs})',
    'zh-CN': '{layer}：{count} 条路径为 {cell}（{pairs}）',
  },
  // What cells of the table have in common.
  'label-pattern': {en: 'PATTERN', 'zh-CN': '规律'},
  pattern: {en: '{layer}: {which}: {what}; {where}', 'zh-CN': '{layer}：{which}：{what}；{where}'},
  'pattern-all': {
    en: '{count, plural, one {the only path} other {all # paths}}',
    'zh-CN': '全部 {count} 条路径',
  },
  'pattern-node-out': {
    en: 'all {count} paths from {node}, a row',
    'zh-CN': '从 {node} 发出的全部 {count} 条路径（整行）',
  },
  'pattern-node-in': {
    en: 'all {count} paths to {node}, a column',
    'zh-CN': '到 {node} 的全部 {count} 条路径（整列）',
  },
  'pattern-node-cross': {
    en: 'all {count} paths from and to {node}, a cross',
    'zh-CN': '进出 {node} 的全部 {count} 条路径（十字）',
  },
  'pattern-region-out': {
    en: 'all {count} paths from {region} to other regions, its rows',
    'zh-CN': '从 {region} 到其他地域的全部 {count} 条路径（整行）',
  },
  'pattern-region-in': {
    en: 'all {count} paths from other regions to {region}, its columns',
    'zh-CN': '从其他地域到 {region} 的全部 {count} 条路径（整列）',
  },
  'pattern-region-cross': {
    en: 'all {count} paths between {region} and other regions, a cross',
    'zh-CN': '{region} 与其他地域之间的全部 {count} 条路径（十字）',
  },
  'pattern-region-whole': {
    en: 'all {count} paths from, to and inside {region}, a cross',
    'zh-CN': '进出 {region} 以及 {region} 内部的全部 {count} 条路径（十字）',
  },
  'pattern-region-inside': {
    en: 'all {count} paths inside {region}, a block',
    'zh-CN': '{region} 内部的全部 {count} 条路径（区块）',
  },
  'pattern-block': {
    en: 'all {count} paths from {from} to {to}, a block',
    'zh-CN': '从 {from} 到 {to} 的全部 {count} 条路径（区块）',
  },
  'pattern-region-pair': {
    en: 'all {count} paths between {a} and {b}, both blocks',
    'zh-CN': '{a} 与 {b} 之间双向全部 {count} 条路径（两个区块）',
  },
  'pattern-single': {
    en: '{count, plural, one {one path} other {# paths}} ({pairs})',
    'zh-CN': '{count} 条路径（{pairs}）',
  },
  'what-black-hole': {en: 'larger packets vanish', 'zh-CN': '较大的报文消失'},
  'what-general-loss': {en: 'packets of every size are lost', 'zh-CN': '各种大小的报文都有丢失'},
  'what-unknown': {en: 'nothing is known', 'zh-CN': '情况未知'},
  'what-mixed': {
    en: 'larger packets vanish, or packets of every size are lost',
    'zh-CN': '较大的报文消失，或各种大小的报文都有丢失',
  },
  'look-all': {
    en: 'look at what all of them share, and at how it was measured',
    'zh-CN': '先看所有路径共有的部分，以及测量方法本身',
  },
  'look-all-unknown': {
    en: 'look at how it was measured before at the network',
    'zh-CN': '先检查测量本身，再看网络',
  },
  'look-out': {en: 'look at the way out of {who}', 'zh-CN': '先查 {who} 的出方向'},
  'look-in': {en: 'look at the way into {who}', 'zh-CN': '先查 {who} 的入方向'},
  'look-node': {en: 'look at {node} itself', 'zh-CN': '先查 {node} 本身'},
  'look-region': {
    en: 'look at what all of {region} shares',
    'zh-CN': '先查 {region} 内部共有的部分',
  },
  'look-region-edge': {
    en: 'look at what joins {region} to the others',
    'zh-CN': '先查 {region} 与外界相连的部分',
  },
  'look-between': {
    en: 'look at what lies between {a} and {b}{clean, select, true {; inside both all is well} other {}}',
    'zh-CN': '先查 {a} 与 {b} 之间的链路{clean, select, true {，两个地域内部均正常} other {}}',
  },
  'look-single': {
    en: '{count, plural, one {no other path is like it} other {they have no row, column or block in common}}',
    'zh-CN':
      '{count, plural, one {没有其他路径与它相同} other {这些路径不在同一行、同一列或同一区块}}',
  },

  // Age of a result.
  'age-minutes': {en: '{x, number, ::.} min', 'zh-CN': '{x, number, ::.} 分钟'},
  'age-hours': {en: '{x, number, ::.} h', 'zh-CN': '{x, number, ::.} 小时'},
  'age-days': {en: '{x, number, ::.} d', 'zh-CN': '{x, number, ::.} 天'},
  'age-old': {en: '{age} old', 'zh-CN': '{age}前'},
  'cell-with-age': {en: '{cell} ({age})', 'zh-CN': '{cell}（{age}）'},
  'word-old': {en: '(age)', 'zh-CN': '（时间）'},
  'legend-old': {
    en: 'measured that long before the newest path here; it may be different by now',
    'zh-CN': '比此处最新的测量早这么久，现状可能已经不同',
  },
  'mtu-from-to': {en: '{layer}: from / to', 'zh-CN': '{layer}：源 / 目的'},
  'word-ok': {en: 'ok', 'zh-CN': '正常'},
  'word-icmp-clamped': {en: 'told', 'zh-CN': '告知'},
  'word-local-emsgsize': {en: 'local', 'zh-CN': '本地'},
  'word-general-loss': {en: 'loss', 'zh-CN': '丢包'},
  'word-black-hole': {en: 'BH', 'zh-CN': '黑洞'},
  'word-unknown': {en: '?', 'zh-CN': '?'},
  'word-none': {en: '.', 'zh-CN': '.'},
  'word-mixed': {en: '(n/m)', 'zh-CN': '(n/m)'},
  'legend-ok': {
    en: 'the whole interface MTU arrives',
    'zh-CN': '接口 MTU 可完整到达',
  },
  'legend-icmp-clamped': {
    en: 'path smaller, senders are told (ICMP)',
    'zh-CN': '路径较小，发送方会收到 ICMP 通知',
  },
  'legend-local-emsgsize': {
    en: 'the sender limits itself',
    'zh-CN': '发送方自身限制',
  },
  'legend-general-loss': {
    en: 'packets of every size are lost, no statement about MTU',
    'zh-CN': '各种大小的报文都有丢失，无法判断 MTU',
  },
  'legend-black-hole': {
    en: 'black hole: larger packets vanish, senders are not told',
    'zh-CN': '较大的报文无声消失，发送方得不到通知',
  },
  'legend-unknown': {en: 'not known; not good news', 'zh-CN': '未知，不等于正常'},
  'legend-none': {en: 'not measured', 'zh-CN': '未测量'},
  'legend-mixed': {
    en: 'n of the m paths of this block; the others are better or not measured',
    'zh-CN': '该区块 m 条路径中有 n 条如此，其余较好或未测量',
  },
} as const satisfies Strings;
