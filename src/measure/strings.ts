import {messages, type Strings} from '../model/words.ts';

/** Why there is no measurement, and what is going on: shared by all probes. */
export const strings = {
  'no-address': {
    en: 'no address is known under which {node} reaches or is reached; give “address” in the inventory',
    'zh-CN': '不知道 {node} 在节点之间使用的地址；请在节点清单中填写“address”',
  },
  'not-reached': {
    en: 'the script did not run on {node}: {detail}',
    'zh-CN': '脚本未能在 {node} 上运行：{detail}',
  },
  'no-output': {
    en: '{node} returned nothing about this path ({detail})',
    'zh-CN': '{node} 没有返回这条路径的任何结果（{detail}）',
  },
  'no-ping': {
    en: 'ping is not installed on {node} (package iputils-ping)',
    'zh-CN': '{node} 上没有安装 ping（软件包 iputils-ping）',
  },
  'ping-not-permitted': {
    en: 'ping on {node} has no right to open its socket; allow it, or run with --sudo',
    'zh-CN': '{node} 上的 ping 无权打开套接字；请授予权限，或使用 --sudo',
  },
  'no-nsenter': {
    en: 'nsenter is not installed on {node} (package util-linux), so its pods cannot be measured from inside',
    'zh-CN': '{node} 上没有安装 nsenter（软件包 util-linux），无法在 Pod 内部测量',
  },
  'no-namespace': {
    en: 'the network namespace of the pod on {node} could not be entered: {detail}; it needs root (--sudo), or the pod is gone',
    'zh-CN':
      '无法进入 {node} 上 Pod 的网络命名空间：{detail}；需要 root 权限（--sudo），或者 Pod 已不存在',
  },
  'no-python': {
    en: 'python3 is not installed on {node}',
    'zh-CN': '{node} 上没有安装 python3',
  },
  'old-python': {
    en: 'python3 on {node} is older than 3.6',
    'zh-CN': '{node} 上的 python3 版本低于 3.6',
  },
  'no-probe-port': {
    en: 'no free port in the given range on {node}',
    'zh-CN': '{node} 上指定范围内没有空闲端口',
  },
  'probe-not-started': {
    en: 'the probe did not start on {node}: {detail}',
    'zh-CN': '探测程序未能在 {node} 上启动：{detail}',
  },
  'probe-lost': {
    en: 'the probe on {node} ended in the middle of the measurement',
    'zh-CN': '{node} 上的探测程序在测量途中终止',
  },
  'prober-lagging': {
    en: 'the probe on {node} ran {lagMs} ms late: the node was too busy to tell lateness from loss',
    'zh-CN': '{node} 上的探测程序滞后 {lagMs} ms：节点过于繁忙，无法区分滞后与丢包',
  },
  'probe-blocked': {
    en: 'nothing of the probe (UDP to port {port}) arrived at {destination}; a firewall may block it',
    'zh-CN': '探测报文（UDP，目的端口 {port}）没有一个到达 {destination}；可能被防火墙拦截',
  },
  'send-failed': {
    en: '{node} could not send: {detail}',
    'zh-CN': '{node} 无法发送报文：{detail}',
  },
  'over-bytes': {
    en: 'left out: a transfer may send {needed, number} bytes, and the run may send {allowed, number} in all (--max-bytes)',
    'zh-CN':
      '未测量：一次传输最多会发送 {needed, number} 字节，而整次运行总共只允许 {allowed, number} 字节（--max-bytes）',
  },
  'over-duration': {
    en: 'left out: measuring may take {seconds, number} s in all (--max-duration)',
    'zh-CN': '未测量：全部测量的时限为 {seconds, number} 秒（--max-duration）',
  },
  disturbed: {
    en: 'measured {atOnce} at a time: alone, transfers were {percent} % faster than {before} at a time, so they had disturbed each other',
    'zh-CN':
      '每次同时测量 {atOnce} 组：单独传输比同时进行 {before} 组快 {percent}%，说明它们曾相互干扰',
  },
  disturbing: {
    en: 'measured {atOnce} at a time: alone, such a transfer was {percent} % faster, so they disturb each other and this rate is a lower bound',
    'zh-CN': '同时测量 {atOnce} 组：单独传输快 {percent}%，说明它们相互干扰，该速率只是下限',
  },
  'progress-escalation': {
    en: 'more paths where the sample shows a pattern',
    'zh-CN': '抽样结果呈现规律，正在补测相关路径',
  },
  'progress-echo': {
    en: 'echo between {layer, select, pod {pods} other {nodes}}',
    'zh-CN': '测量{layer, select, pod {Pod} other {节点}}之间的往返时间与丢包',
  },
  'progress-path-mtu': {
    en: 'path MTU between {layer, select, pod {pods} other {nodes}}',
    'zh-CN': '测量{layer, select, pod {Pod} other {节点}}之间的路径 MTU',
  },
  'progress-service': {
    en: 'requests to the services',
    'zh-CN': '请求各地域的服务',
  },
  'progress-throughput': {
    en: 'bulk transfer between {layer, select, pod {pods} other {nodes}}',
    'zh-CN': '测量{layer, select, pod {Pod} other {节点}}之间的吞吐量',
  },
} as const satisfies Strings;

export const say = messages('measure', strings);
