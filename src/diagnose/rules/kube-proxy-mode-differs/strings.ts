import type {Strings} from '../../../model/message.ts';
import {clusterStrings} from '../../clusters/cluster-strings.ts';

export const strings = {
  about: {
    en: 'Does kube-proxy work in the same mode, with the same settings, in every cluster?',
    'zh-CN': '各集群的 kube-proxy 模式与设置是否一致？',
  },
  'ruled-out': {
    en: 'kube-proxy mode equal in all clusters',
    'zh-CN': '各集群的 kube-proxy 模式一致',
  },
  equal: {
    en: 'mode and settings of kube-proxy are equal',
    'zh-CN': 'kube-proxy 的模式与设置一致',
  },
  why: {
    en: 'The first packet of every connection to a Service passes the rules of kube-proxy. iptables, IPVS and nftables find the target in different ways, and limits of the connection table are set here too. Connections through Services then cost differently.',
    'zh-CN':
      '到 Service 的每个连接，第一个报文都要经过 kube-proxy 的规则。iptables、IPVS 与 nftables 查找目标的方式不同，连接跟踪表的上限也在这里设置。经由 Service 的连接开销因此不同。',
  },
  'rules-scale': {
    en: 'with few Services the modes cost nearly the same; the layers of the path show what a Service really costs',
    'zh-CN': 'Service 不多时各模式的开销相差无几；逐层测量的结果说明 Service 实际的开销',
  },
  'same-proxy-mode': {
    en: 'Decide on one mode and change the odd cluster in a maintenance window, node by node, draining each; measure the service layer before and after.',
    'zh-CN':
      '选定一种模式，在维护窗口中逐个节点（先排空）修改不同的集群；修改前后都测量 service 层。',
  },
  'switch-under-traffic': {
    en: 'Do not switch the mode under traffic: rules of the old mode stay until they are removed, and connections break.',
    'zh-CN': '不要在有流量时切换模式：旧模式的规则在清除之前会一直保留，连接会中断。',
  },
  ...clusterStrings,
} as const satisfies Strings;
