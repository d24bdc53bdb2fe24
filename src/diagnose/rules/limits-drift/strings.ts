import type {Strings} from '../../../model/message.ts';
import {driftStrings} from '../../drift/drift-strings.ts';

export const strings = {
  about: {
    en: 'Are resource limits (limits.conf, effective limits) equal on nodes that ought to be equal?',
    'zh-CN': '本应相同的节点，其资源限制（limits.conf 与实际生效值）是否一致？',
  },
  'ruled-out': {
    en: 'limits equal on {where}',
    'zh-CN': 'limits 一致：{where}',
  },
  equal: {
    en: 'limits equal ({count, plural, one {# value} other {# values}})',
    'zh-CN': 'limits 一致（{count, plural, other {#}} 项）',
  },
  'title-one': {
    en: 'limit {key} is {value} on {where}, {usual} elsewhere',
    'zh-CN': '{where}：资源限制 {key} 为 {value}，其他节点为 {usual}',
  },
  'title-many': {
    en: '{count, plural, one {the limit {key} differs} other {# limits differ, first of all {key},}} on {where}',
    'zh-CN':
      '{where}：{count, plural, one {资源限制 {key} 与其他节点不同} other {# 项资源限制与其他节点不同，首先是 {key}}}',
  },
  why: {
    en: '{kind, select, region {Every region is uniform, so this came with how the region was set up. } other {Nodes of one region differ, as after an edit by hand or half a rollout. }}A limit slows nothing until it is reached: then opening files or sockets fails with “Too many open files”, or a process cannot start. limits.conf holds for logins only; services get theirs from systemd and containers from the runtime.',
    'zh-CN':
      '{kind, select, region {各地域内部一致、地域之间不同，说明与该地域的部署方式有关。} other {同一地域内的节点不同，像是手工修改或只推送了一半的变更。}}限制在触顶之前不会拖慢任何东西；触顶后，打开文件或套接字会报“Too many open files”，或进程无法启动。limits.conf 只对登录会话生效，服务的限制来自 systemd，容器的限制来自运行时。',
  },
  'files-only': {
    en: 'only the files differ; the effective limits seen are equal',
    'zh-CN': '仅配置文件不同；观察到的实际生效值一致',
  },
  'check-process': {
    en: 'Look at the process that matters: cat /proc/PID/limits beside ls /proc/PID/fd | wc -l. Raise the limit where it is set for that process (LimitNOFILE in its systemd unit, the runtime’s default for containers).',
    'zh-CN':
      '查看真正相关的进程：cat /proc/PID/limits，并对照 ls /proc/PID/fd | wc -l。在该进程的限制来源处调整（systemd 单元的 LimitNOFILE，或容器运行时的默认值）。',
  },
  ...driftStrings,
} as const satisfies Strings;
