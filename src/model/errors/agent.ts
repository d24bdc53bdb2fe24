import type {ErrorTable} from './entry.ts';

/** The agent. */
export const agentErrors = {
  'agent-members': {
    exit: 2,
    en: 'The member list cannot be used: {detail}.',
    'zh-CN': '成员列表无法使用：{detail}。',
  },
  'agent-members-choice': {
    exit: 2,
    en: 'Give the members of the fleet by one of --members FILE, --members-dns NAME and --members-kubernetes SERVICE.',
    'zh-CN':
      '请用 --members 文件、--members-dns 名称、--members-kubernetes 服务 三者之一给出机群成员。',
  },
  'agent-flag': {
    exit: 2,
    en: '{flag} cannot be “{given}”. Give {expected}.',
    'zh-CN': '{flag} 不能是“{given}”。应为：{expected}。',
  },
  'agent-key-short': {
    exit: 2,
    en: '{file}: the key is shorter than {shortest, number} characters. Make one with “openssl rand -hex 32”.',
    'zh-CN': '{file}：密钥少于 {shortest, number} 个字符。可用“openssl rand -hex 32”生成。',
  },
  'agent-port-taken': {
    exit: 1,
    en: 'UDP port {port} is taken, by another agent perhaps. End that one, or give another with --probe-port on all nodes.',
    'zh-CN':
      'UDP 端口 {port} 已被占用，可能另一个 agent 正在运行。请结束它，或在所有节点上用 --probe-port 换一个端口。',
  },
  'agent-listen': {
    exit: 1,
    en: 'Cannot listen on {address}: {detail}. Give another address with --listen.',
    'zh-CN': '无法监听 {address}：{detail}。请用 --listen 换一个地址。',
  },
  'agent-facts': {
    exit: 1,
    en: 'The facts of this machine could not be read: {detail}.',
    'zh-CN': '无法读取本机的事实：{detail}。',
  },
  'agent-expected': {
    exit: 2,
    en: '{file}: not a list of expected facts ({detail}). “samespec agent --print-facts” on a good node writes one.',
    'zh-CN':
      '{file}：不是期望事实的列表（{detail}）。可在正常的节点上用“samespec agent --print-facts”生成。',
  },
} as const satisfies ErrorTable;
