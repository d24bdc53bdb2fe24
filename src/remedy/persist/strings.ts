import {messages, type Strings} from '../../model/message.ts';

export const strings = {
  'not-kept': {
    en: 'On {node} the MTU of {device} is changed at run time only and is gone after a restart. {reason} See the file with the ways to write it down by hand.',
    'zh-CN':
      '在 {node} 上，{device} 的 MTU 只在运行时修改，重启后失效。{reason}手动写入配置的方法见所附文件。',
  },
  'by-hand': {
    en: 'To keep MTU {mtuBytes, number, ::group-off} of {device} on {node} over a restart: find out what sets up the interface, and write it there. Only one of these ways is the right one; delete the others.',
    'zh-CN':
      '要让 {node} 上 {device} 的 MTU {mtuBytes, number, ::group-off} 在重启后仍然有效：先确认由什么管理该网卡，再写入对应的配置。下列方法只有一种适用，其余请删除。',
  },
  'none-known': {
    en: 'Nothing that was seen on the node sets up {device}.',
    'zh-CN': '在节点上没有发现由什么管理 {device}。',
  },
  'several-claim': {
    en: 'More than one program may set up {device}: {files}.',
    'zh-CN': '可能有多个程序同时管理 {device}：{files}。',
  },
  closed: {
    en: 'The files that set up {device} may not be read by this user; collect again with --sudo.',
    'zh-CN': '当前用户无权读取管理 {device} 的配置文件，请加 --sudo 重新采集。',
  },
  'odd-name': {
    en: 'The name {device} is not one that can be written into every configuration safely.',
    'zh-CN': '网卡名称 {device} 无法安全地写入配置。',
  },
  'several-interfaces': {
    en: '{file} is for several interfaces, and the others would change too.',
    'zh-CN': '{file} 同时作用于多个网卡，其他网卡也会被修改。',
  },
  'several-files': {
    en: 'Several files may set up {device}, and it is not known which one holds: {files}.',
    'zh-CN': '有多个文件涉及 {device}，无法确定哪个生效：{files}。',
  },
  'later-file': {
    en: '{file} is read after {ours} and would win. Change the MTU there.',
    'zh-CN': '{file} 在 {ours} 之后读取，会将其覆盖。请在那里修改 MTU。',
  },
  'not-a-card': {
    en: '{device} is not a network card; in netplan its MTU belongs to the definition of the bond, bridge or VLAN.',
    'zh-CN': '{device} 不是物理网卡；在 netplan 中，其 MTU 应写在 bond、网桥或 VLAN 的定义里。',
  },
  'netplan-unrendered': {
    en: 'netplan has a definition of {device}, but no file was seen that it made from it.',
    'zh-CN': 'netplan 中有 {device} 的定义，但没有发现由它生成的配置文件。',
  },
  'netplan-no-mac': {
    en: 'netplan should match {device} by its MAC address, which is not known.',
    'zh-CN': 'netplan 应按 MAC 地址匹配 {device}，但该地址未知。',
  },
  'no-uuid': {
    en: 'It is not known which connection of NetworkManager {device} uses.',
    'zh-CN': '不知道 {device} 使用 NetworkManager 的哪个连接。',
  },
  'old-mtu-unknown': {
    en: 'The MTU that NetworkManager’s connection of {device} has now is not known, so it could not be put back.',
    'zh-CN': '不知道 {device} 的 NetworkManager 连接当前的 MTU，因此无法恢复。',
  },
  'stanza-or-lease': {
    en: 'The MTU of {device} stands in /etc/network/interfaces and in a DHCP lease, and it is not known which one holds.',
    'zh-CN': '/etc/network/interfaces 和 DHCP 租约中都有 {device} 的 MTU，无法确定哪个生效。',
  },
  'dhclient-renewal': {
    en: 'The dhclient that runs now does not know the new setting: when it renews its lease it may set the old MTU of {device} again. Restart the interface at a quiet time (ifdown and ifup from a console).',
    'zh-CN':
      '正在运行的 dhclient 不知道新设置，续租时可能把 {device} 改回原来的 MTU。请在业务低峰时从控制台重启该网卡（ifdown、ifup）。',
  },
} as const satisfies Strings;

export const say = messages('persist', strings);
