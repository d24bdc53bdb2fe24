import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Does a server come near the number of files and sockets it may open?',
    'zh-CN': '是否有服务的打开文件（含套接字）数接近上限？',
  },
  'ruled-out': {
    en: 'no server near its limit of open files on {where}',
    'zh-CN': '{where} 没有服务接近打开文件数上限',
  },
  room: {
    en: '{count, plural, one {one limit of open files was} other {# limits of open files were}} looked at, none is near',
    'zh-CN': '检查了 {count, plural, other {#}} 项打开文件数上限，均未接近',
  },
  title: {
    en: '{program} comes near its limit of open files on {where}',
    'zh-CN': '{where}：{program} 的打开文件数接近上限',
  },
  'title-node': {
    en: 'the kernel’s limit of open files is nearly reached on {where}',
    'zh-CN': '{where}：内核的打开文件总数接近上限',
  },
  why: {
    en: 'Every connection is an open file. At the limit accepting and opening fail with “Too many open files”: servers then turn, retry or leave clients waiting, while CPU and network look idle.',
    'zh-CN':
      '每个连接都占用一个打开文件。到达上限后，accept 和 open 会报“Too many open files”：服务会空转、重试，或让客户端一直等待，而 CPU 和网络看上去都很空闲。',
  },
  seen: {
    en: '{node}: {program} has {open, number} of {limit, number} open',
    'zh-CN': '{node}：{program} 已打开 {open, number} 个，上限 {limit, number}',
  },
  'seen-node': {
    en: '{node}: {open, number} of {limit, number} open in all',
    'zh-CN': '{node}：全部进程已打开 {open, number} 个，上限 {limit, number}',
  },
  'room-left': {en: 'the limit was not reached at this moment', 'zh-CN': '此刻尚未达到上限'},
  'raise-nofile': {
    en: 'Raise it where {program} gets it: LimitNOFILE= of its systemd unit, the container runtime’s default, or its own setting; restart it, one node first.',
    'zh-CN':
      '在 {program} 的限制来源处调高：systemd 单元的 LimitNOFILE=、容器运行时的默认值，或其自身配置；先重启一个节点上的服务。',
  },
  'raise-file-max': {
    en: 'Raise fs.file-max, then see who holds so many (ls /proc/PID/fd | wc -l).',
    'zh-CN': '调高 fs.file-max，再查明是谁占用（ls /proc/PID/fd | wc -l）。',
  },
  leak: {
    en: 'Look for a leak before raising it: connections that are never closed reach any limit, only later.',
    'zh-CN': '调高之前先排查泄漏：从不关闭的连接迟早会达到任何上限。',
  },
} as const satisfies Strings;
