import {messages, type Strings} from '../../../model/message.ts';

export const strings = {
  'not-connected': {
    en: 'no connection from {source} to TCP port {port} of the probe ({detail})',
    'zh-CN': '无法从 {source} 连接到探测程序的 TCP 端口 {port}（{detail}）',
  },
  'by-iperf': {
    en: 'measured by iperf3 ({why})',
    'zh-CN': '使用 iperf3 测量（{why}）',
  },
  neither: {
    en: 'neither by the probe ({why}) nor by iperf3 ({iperf})',
    'zh-CN': '探测程序（{why}）与 iperf3（{iperf}）均未能测量',
  },
  'cut-by-bytes': {
    en: 'ended after {ms, number, ::.} ms, when it had sent the {allowed, number} bytes it may (--max-bytes)',
    'zh-CN':
      '发送达到允许的 {allowed, number} 字节后结束，历时 {ms, number, ::.} ms（--max-bytes）',
  },
  'too-few-bytes': {
    en: 'the {allowed, number} bytes it may send (--max-bytes) were through in {ms, number, ::.} ms: too short for a rate',
    'zh-CN':
      '允许发送的 {allowed, number} 字节（--max-bytes）在 {ms, number, ::.} ms 内即已传完：时间太短，无法得出速率',
  },
  'no-iperf3': {
    en: 'iperf3 is not installed on {node}',
    'zh-CN': '{node} 上没有安装 iperf3',
  },
  'no-port': {
    en: 'no free port from {first} to {last} on {node} for an iperf3 server',
    'zh-CN': '{node} 上端口 {first} 至 {last} 均不可用，无法启动 iperf3 服务端',
  },
  'no-server': {
    en: 'the iperf3 server on {node} did not start: {detail}',
    'zh-CN': '{node} 上的 iperf3 服务端未能启动：{detail}',
  },
  'client-failed': {
    en: 'iperf3 on {node} could not run the test: {detail}',
    'zh-CN': '{node} 上的 iperf3 未能完成测试：{detail}',
  },
  'no-report': {
    en: 'iperf3 on {node} gave no report of what it received ({detail}), so stalls cannot be told from steady flow',
    'zh-CN': '{node} 上的 iperf3 没有给出接收端报告（{detail}），无法区分停顿与平稳传输',
  },
} as const satisfies Strings;

export const say = messages('measure/throughput', strings);
