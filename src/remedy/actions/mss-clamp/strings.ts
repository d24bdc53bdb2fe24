import {messages, type Strings} from '../../../model/message.ts';

export const strings = {
  clamp: {
    en: 'Limit TCP segments of forwarded connections to {mssBytes, number, ::group-off} bytes ({program})',
    'zh-CN':
      '把转发的 TCP 连接的报文段限制在 {mssBytes, number, ::group-off} 字节以内（{program}）',
  },
  'tcp-only': {
    en: 'It helps TCP only, not UDP and QUIC, and only connections that begin after it. It is bypassed where eBPF forwards for the host.',
    'zh-CN':
      '只对 TCP 有效，对 UDP 和 QUIC 无效，且只影响之后新建的连接。若由 eBPF 代替主机转发，则不起作用。',
  },
  temporary: {
    en: 'It is for the time being: nothing keeps it over a reboot. The cause remains.',
    'zh-CN': '这是临时措施：重启后不会保留，根本原因仍在。',
  },
  nothing: {
    en: 'Which segment size would fit does not follow from this run.',
    'zh-CN': '这份运行记录推不出合适的报文段大小。',
  },
} as const satisfies Strings;

export const say = messages('action-mss-clamp', strings);
