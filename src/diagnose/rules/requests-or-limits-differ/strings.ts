import type {Strings} from '../../../model/message.ts';
import {clusterStrings} from '../../clusters/cluster-strings.ts';

export const strings = {
  about: {
    en: 'Do containers of a workload ask for, and get, the same CPU and memory in every cluster?',
    'zh-CN': '同一业务的容器在各集群中的 CPU 与内存 request、limit 是否一致？',
  },
  'ruled-out': {
    en: 'requests and limits equal in all clusters',
    'zh-CN': '各集群的 request 与 limit 一致',
  },
  equal: {
    en: 'requests and limits of shared workloads are equal',
    'zh-CN': '各集群共有业务的 request 与 limit 一致',
  },
  why: {
    en: 'A lower CPU limit stops a container sooner in each period; a lower request gives it a smaller share of a busy node; a lower memory limit ends it sooner. The same workload is then not equally fast under the same load. CPU is told in thousandths of a core, memory in bytes.',
    'zh-CN':
      'CPU limit 较低，容器在每个周期中会更早被停下；request 较低，在繁忙节点上分到的份额更小；内存 limit 较低，更早被杀。同样的负载下，同一业务便不会一样快。CPU 以千分之一核计，内存以字节计。',
  },
  'only-under-load': {
    en: 'limits slow nothing down that does not reach them; whether containers were held back is another check',
    'zh-CN': '未触及的 limit 不会拖慢任何东西；容器是否真的被限流由另一项检查判断',
  },
  'same-resources': {
    en: 'Bring requests and limits of this workload to one value in the place its manifests come from (Helm values, kustomize overlay), roll out one cluster first, and measure again.',
    'zh-CN':
      '在清单的来源处（Helm values、kustomize overlay）统一该业务的 request 与 limit，先发布一个集群，然后重新测量。',
  },
  'no-limits-everywhere': {
    en: 'Do not remove limits in all clusters to make them equal: one runaway container then takes the CPU of its neighbours.',
    'zh-CN': '不要为了一致而取消所有集群的 limit：那样一个失控的容器就会占满邻居的 CPU。',
  },
  ...clusterStrings,
} as const satisfies Strings;
