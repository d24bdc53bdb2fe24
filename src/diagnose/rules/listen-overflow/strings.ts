import type {Strings} from '../../../model/message.ts';
import {windowStrings} from '../../settings/window.ts';

export const strings = {
  about: {
    en: 'Did a server fail to accept connections fast enough?',
    'zh-CN': '是否有服务来不及接受新连接？',
  },
  'ruled-out': {
    en: 'no accept queue ran over on {where}',
    'zh-CN': '{where} 没有监听队列溢出',
  },
  title: {
    en: 'a server on {where} does not accept connections fast enough',
    'zh-CN': '{where} 有服务来不及接受新连接（监听队列溢出）',
  },
  why: {
    en: 'Finished handshakes wait in a queue until the server accepts them. When it is full, the client’s last packet of the handshake is ignored, and the client waits a second before it tries again. The node may be idle: it is the program that does not get to accept, or its queue that is short.',
    'zh-CN':
      '握手完成的连接要在队列里等待程序 accept。队列一满，客户端握手的最后一个报文就被忽略，客户端要等一秒才会重试。此时节点可能很空闲：问题在于程序来不及 accept，或队列太短。',
  },
  seen: {
    en: '{node}: {host, plural, one {# overflow} other {# overflows}} on the host and {pods, number} in pods between the readings',
    'zh-CN': '{node}：两次读数之间，宿主机溢出 {host, number} 次，Pod 内 {pods, number} 次',
  },
  somaxconn: {
    en: 'longest queue allowed on the host (somaxconn): {limit}',
    'zh-CN': '宿主机允许的最大队列长度（somaxconn）：{limit}',
  },
  'which-port': {
    en: 'the counter does not say which port; samespec’s own requests are among the load',
    'zh-CN': '该计数不区分端口；samespec 自己的请求也在负载之中',
  },
  'find-listener': {
    en: 'Find the listener: ss -ltn shows Recv-Q near Send-Q for it (in a pod: nsenter -t PID -n ss -ltn). Then see why it does not accept: CPU quota, a blocked event loop, too few workers.',
    'zh-CN':
      '找出对应的监听端口：ss -ltn 中 Recv-Q 接近 Send-Q 的那一个（Pod 内用 nsenter -t PID -n ss -ltn）。再查它为何来不及 accept：CPU 配额、事件循环被阻塞、工作进程太少。',
  },
  'longer-queue': {
    en: 'For short bursts raise both the program’s backlog and net.core.somaxconn; in a pod the latter is set for the pod.',
    'zh-CN':
      '如果只是短时突发，同时调高程序的 backlog 和 net.core.somaxconn；Pod 内的 somaxconn 需为该 Pod 单独设置。',
  },
  'only-longer': {
    en: 'A longer queue alone does not help a server that is too slow: clients then wait in it until they give up.',
    'zh-CN': '服务本身太慢时，仅加长队列没有用：客户端会在队列里一直等到放弃。',
  },
  ...windowStrings,
} as const satisfies Strings;
