import {messages, type Strings} from '../model/message.ts';

/** What the inventory says and complains about. `detail` and `expected` of the error table are made of these. */
export const strings = {
  'claim-one': {
    en: 'one node and nothing to compare it with',
    'zh-CN': '只有一个节点，没有可比较的对象',
  },
  'claim-plain': {
    en: '{count, plural, one {this # node} other {these # nodes}} ought to be equal',
    'zh-CN': '这 {count, number} 个节点应当相同',
  },
  'claim-regions': {
    en: '{count, plural, one {this # node} other {these # nodes}} ought to be equal, compared across {regions}',
    'zh-CN': '这 {count, number} 个节点应当相同，按地域（{regions}）对比',
  },
  'claim-by': {
    en: 'of {count, plural, one {this # node} other {these # nodes}}, those with the same {labels} ought to be equal',
    'zh-CN': '这 {count, number} 个节点中，{labels} 相同的应当相同',
  },
  'claim-by-regions': {
    en: 'of {count, plural, one {this # node} other {these # nodes}}, those with the same {labels} ought to be equal, compared across {regions}',
    'zh-CN': '这 {count, number} 个节点中，{labels} 相同的应当相同，按地域（{regions}）对比',
  },

  'a-mapping': {en: 'a mapping (key: value)', 'zh-CN': '映射（键： 值）'},
  'a-list-of-words': {en: 'a list of words', 'zh-CN': '由词组成的列表'},
  'a-list': {en: 'a list', 'zh-CN': '列表'},
  'a-word': {en: 'a text', 'zh-CN': '文本'},
  'a-day': {
    en: 'a day as YYYY-MM-DD, such as 2026-12-31',
    'zh-CN': '形如 2026-12-31 的日期（YYYY-MM-DD）',
  },
  'a-tolerance': {
    en: 'a number, or a share such as 2%',
    'zh-CN': '一个数值，或形如 2% 的比例',
  },
  'no-accepted': {
    en: 'this file has no list “accepted” of differences, each with fact, reason and until',
    'zh-CN': '此文件缺少“accepted”列表；其中每项差异需含 fact、reason 与 until',
  },
  'a-port': {en: 'a whole number from 1 to 65535', 'zh-CN': '1 到 65535 之间的整数'},
  'a-truth': {en: 'true or false', 'zh-CN': 'true 或 false'},
  'a-node': {
    en: 'an address, or a mapping with host, user, port, …',
    'zh-CN': '一个地址，或含 host、user、port 等键的映射',
  },
  'an-address': {en: 'an IP address', 'zh-CN': 'IP 地址'},
  'a-host': {
    en: 'a host name or address without blanks and without a leading “-”',
    'zh-CN': '不含空格且不以“-”开头的主机名或地址',
  },
  'a-user': {
    en: 'a user name without blanks, “@” or a leading “-”',
    'zh-CN': '不含空格、“@”且不以“-”开头的用户名',
  },
  'a-node-name': {
    en: 'letters, digits, “.”, “_” and “-”, beginning with a letter or digit',
    'zh-CN': '由字母、数字、“.”、“_”、“-”组成，并以字母或数字开头',
  },
  'one-of': {en: 'one of {choices}', 'zh-CN': '以下之一：{choices}'},

  'not-readable-yaml': {
    en: 'this YAML cannot be read: {reason}. Look at the indentation and quotes around this line.',
    'zh-CN': '无法解析这段 YAML：{reason}。请检查此行附近的缩进和引号。',
  },
  'key-twice': {
    en: 'the key “{key}” stands here for the second time (first at {first}). Remove one of them.',
    'zh-CN': '键“{key}”在此重复出现（首次出现于 {first}）。请删掉其中一个。',
  },
  'service-twice': {
    en: 'region “{region}” already has another service at {first}. Keep one of them.',
    'zh-CN': '地域“{region}”已在 {first} 配置了另一个服务。请只保留一个。',
  },
  'newer-version': {
    en: 'schemaVersion is {found}, and this samespec knows up to {known}. Update samespec.',
    'zh-CN': 'schemaVersion 为 {found}，当前 samespec 最高支持 {known}。请升级 samespec。',
  },
  'empty-list': {
    en: '“{key}” is empty. Name at least one, or leave the key out.',
    'zh-CN': '“{key}”为空。请至少写一项，或去掉这个键。',
  },
  'no-service-url': {
    en: 'this service has no “url”. Add the address that answers with a small body, for example “url: http://10.1.0.11/ping”.',
    'zh-CN': '该 service 缺少“url”。请加上返回小响应体的地址，例如“url: http://10.1.0.11/ping”。',
  },
  'local-and-host': {
    en: '“local: true” and “{key}” exclude each other. Remove one of them.',
    'zh-CN': '“local: true”与“{key}”不能同时使用。请删掉其中一个。',
  },
  'is-program': {
    en: 'this is a program, and samespec runs no inventory programs. Save its output as YAML first.',
    'zh-CN': '这是一个程序，samespec 不会执行清单程序。请先把它的输出保存为 YAML。',
  },
  'is-binary': {
    en: 'this is not a text file. Give a samespec YAML or an Ansible inventory.',
    'zh-CN': '这不是文本文件。请给出 samespec YAML 或 Ansible 清单。',
  },

  'bad-section': {
    en: '“{text}” is not a section. Write [GROUP], [GROUP:vars] or [GROUP:children].',
    'zh-CN': '“{text}”不是有效的小节。写法：[组]、[组：vars] 或 [组：children]。',
  },
  'bad-pair': {
    en: '“{text}” is not NAME=VALUE. Write it with “=” and quote values that hold blanks.',
    'zh-CN': '“{text}”不是“名称=值”的形式。请用“=”书写，含空格的值加引号。',
  },
  'open-quote': {
    en: 'a quote is opened and never closed. Close it on the same line.',
    'zh-CN': '引号没有闭合。请在同一行内闭合。',
  },
  'bad-range': {
    en: 'the range in “{text}” cannot be expanded. Write [01:30], [a:f] or [0:20:5].',
    'zh-CN': '无法展开“{text}”中的范围。写法：[01:30]、[a:f] 或 [0:20:5]。',
  },
  'range-too-large': {
    en: '“{text}” makes more than {most, number} names. Make the range smaller.',
    'zh-CN': '“{text}”会展开出超过 {most, number} 个名称。请缩小范围。',
  },
  'undefined-group': {
    en: 'the group “{group}” is not defined anywhere in this file. Define it as [{group}] or correct the name.',
    'zh-CN': '本文件中没有定义组“{group}”。请用 [{group}] 定义，或改正名称。',
  },
  'group-loop': {
    en: 'the group “{group}” is among its own children. Remove it from one of them.',
    'zh-CN': '组“{group}”成了自己的下级。请把它从其中一处去掉。',
  },
  'bad-connection': {
    en: 'node “{name}”: samespec knows the connections ssh and local, not “{value}”. Change ansible_connection or take the node out.',
    'zh-CN':
      '节点“{name}”：samespec 支持 ssh 与 local 连接，不支持“{value}”。请修改 ansible_connection 或移除该节点。',
  },
  'bad-variable': {
    en: 'node “{name}”: {variable} is “{value}”, but must be {expected}.',
    'zh-CN': '节点“{name}”：{variable} 的值为“{value}”，应为 {expected}。',
  },
  template: {
    en: 'node “{name}”: {variable} is a template (“{value}”), and samespec does not evaluate templates. Write the value itself.',
    'zh-CN': '节点“{name}”：{variable} 是模板（“{value}”），samespec 不对模板求值。请直接写出值。',
  },

  'flag-empty': {en: 'it is empty', 'zh-CN': '内容为空'},
  'flag-name': {
    en: '“{value}” cannot be a name (letters, digits, “.”, “_”, “-”)',
    'zh-CN': '“{value}”不能作为名称（只能含字母、数字、“.”、“_”、“-”）',
  },
  'flag-host': {en: '“{value}” is not a host', 'zh-CN': '“{value}”不是有效的主机'},
  'flag-user': {en: '“{value}” is not a user name', 'zh-CN': '“{value}”不是有效的用户名'},
  'flag-port': {
    en: '“{value}” is not a port (1 to 65535)',
    'zh-CN': '“{value}”不是有效的端口（1 到 65535）',
  },
  'flag-label': {
    en: '“{value}” is not LABEL=VALUE',
    'zh-CN': '“{value}”不是“标签=值”的形式',
  },
  'flag-label-twice': {
    en: 'the label “{value}” is given twice',
    'zh-CN': '标签“{value}”重复给出',
  },
  'flag-bracket': {
    en: 'an IPv6 address stands in brackets, as [2001:db8::1]:22',
    'zh-CN': 'IPv6 地址需写在方括号中，如 [2001:db8::1]:22',
  },

  'kube-no-nodes': {
    en: 'cluster {context}: no node matches the selector',
    'zh-CN': '集群 {context}：没有节点符合选择器',
  },
  'kube-denied': {
    en: 'cluster {context}: listing nodes is forbidden ({detail}). Grant the role “reader” of deploy/.',
    'zh-CN': '集群 {context}：没有列出节点的权限（{detail}）。请授予 deploy/ 中的“reader”角色。',
  },
  'kube-unauthorised': {
    en: 'cluster {context}: the login was refused, perhaps it has expired ({detail}). Log in anew.',
    'zh-CN': '集群 {context}：登录被拒绝，凭证可能已过期（{detail}）。请重新登录。',
  },
  'kube-timeout': {
    en: 'cluster {context}: the API server {server} did not answer in time ({detail})',
    'zh-CN': '集群 {context}：API server {server} 未在时限内应答（{detail}）',
  },
  'kube-unreachable': {
    en: 'cluster {context}: the API server {server} cannot be reached ({detail})',
    'zh-CN': '集群 {context}：无法连接 API server {server}（{detail}）',
  },
  'kube-refused': {
    en: 'cluster {context}: the request was refused ({detail})',
    'zh-CN': '集群 {context}：请求被拒绝（{detail}）',
  },
  'kube-failed': {
    en: 'cluster {context}: the API server {server} failed ({detail})',
    'zh-CN': '集群 {context}：API server {server} 出错（{detail}）',
  },
} satisfies Strings;

export const say = messages('inventory', strings);
