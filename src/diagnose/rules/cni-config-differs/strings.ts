import type {Strings} from '../../../model/message.ts';
import {clusterStrings} from '../../clusters/cluster-strings.ts';

export const strings = {
  about: {
    en: 'Is the network plugin the same, with the same settings, in every cluster?',
    'zh-CN': '各集群的网络插件（CNI）及其设置是否一致？',
  },
  'ruled-out': {
    en: 'network plugin and its settings equal in all clusters',
    'zh-CN': '各集群的网络插件及其设置一致',
  },
  equal: {
    en: 'network plugin, version and settings are equal',
    'zh-CN': '网络插件、版本与设置一致',
  },
  why: {
    en: 'The network plugin decides the encapsulation, the MTU of pods and which features carry their packets. Where it is set up differently pods talk differently, whatever the nodes have in common.',
    'zh-CN':
      '网络插件决定封装方式、Pod 的 MTU，以及用哪些特性转发报文。它的设置不同，Pod 的通信就不同，无论节点多么一致。',
  },
  'pods-have-another': {
    en: 'this is what the plugin was told; what pods really have is read on the nodes, and paths are measured',
    'zh-CN': '这是给插件的设置；Pod 的实际值在节点上读取，路径则另行测量',
  },
  'same-cni': {
    en: 'Bring the plugin to one version and one set of values where they are kept (Helm values, operator resource), one cluster first; a changed MTU reaches pods only when they are made anew.',
    'zh-CN':
      '在设置的来源处（Helm values、operator 资源）统一插件版本与取值，先做一个集群；修改后的 MTU 要等 Pod 重建才会生效。',
  },
  'patch-owned': {
    en: 'Do not patch what an operator or a Helm release owns: it is put back.',
    'zh-CN': '不要直接修改由 operator 或 Helm 管理的对象：会被改回去。',
  },
  ...clusterStrings,
} as const satisfies Strings;
