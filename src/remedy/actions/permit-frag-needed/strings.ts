import {messages, type Strings} from '../../../model/message.ts';

export const strings = {
  permit: {
    en: 'Let “fragmentation needed” ({what}) in and through, before any other rule',
    'zh-CN': '在所有规则之前放行“需要分片”消息（{what}）的接收与转发',
  },
  'host-only': {
    en: 'Only the host’s own iptables is changed. Security groups, network ACLs and NetworkPolicies are not: send the request below to whoever owns them.',
    'zh-CN':
      '只修改主机自身的 iptables。安全组、网络 ACL 和 NetworkPolicy 不在其内：请把下面的工单发给其负责人。',
  },
  'not-kept': {
    en: 'Nothing keeps the rule over a reboot; add it to what loads the firewall of the host.',
    'zh-CN': '重启后规则不会保留；请加到加载主机防火墙的配置中。',
  },
  'no-iptables': {
    en: 'These hosts show no iptables. In nftables an accept in a table of one’s own does not overrule a drop in another one, so the line belongs into the chain that drops: that is for its owner.',
    'zh-CN':
      '这些主机没有使用 iptables。在 nftables 中，自建表里的放行不能推翻其他表里的丢弃，该规则必须写进执行丢弃的那条链，需由其负责人处理。',
  },
} as const satisfies Strings;

export const say = messages('action-permit-frag-needed', strings);
