import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Do pods start as fast in every cluster, and do all of them start?',
    'zh-CN': '各集群的 Pod 启动速度是否一致，是否都能启动？',
  },
  'ruled-out': {
    en: 'pods start alike in all clusters',
    'zh-CN': '各集群的 Pod 启动情况一致',
  },
  alike: {
    en: 'pods of {count, plural, one {one workload start} other {# workloads start}} as fast in every cluster; none waits',
    'zh-CN': '{count} 个业务的 Pod 在各集群启动速度一致，没有在等待的容器',
  },
  'no-clusters': {en: 'no cluster was read', 'zh-CN': '没有读取任何集群'},
  'no-starts': {
    en: 'no pod that is ready tells how long its start took',
    'zh-CN': '没有就绪的 Pod 能说明启动用了多久',
  },
  title: {
    en: '{count, plural, one {pods of {workload} start} other {pods of # workloads, first of all {workload}, start}} much slower in cluster {cluster}',
    'zh-CN':
      '集群 {cluster}：{count, plural, one {{workload} 的 Pod 启动明显更慢} other {# 个业务的 Pod 启动明显更慢，首先是 {workload}}}',
  },
  why: {
    en: 'From being placed on a node to being ready a pod gets its network, its images, its init containers and its first successful probe. The step that takes longer shows where to look: the network plugin, the registry or its mirror, a dependency the program waits for, a slow disk or CPU.',
    'zh-CN':
      'Pod 从被调度到就绪，要依次获得网络和镜像、跑完 init 容器、通过首次探测。多花时间的那一步指明了该看哪里：网络插件、镜像仓库或其镜像站、程序等待的依赖、慢的磁盘或 CPU。',
  },
  start: {
    en: '{cluster}: {workload} takes {startMs, number} ms from being placed to being ready (median of {count, plural, one {one pod} other {# pods}}), {othersMs, number} ms elsewhere',
    'zh-CN':
      '{cluster}：{workload} 从被调度到就绪用 {startMs, number} 毫秒（{count} 个 Pod 的中位数），其他集群为 {othersMs, number} 毫秒',
  },
  step: {
    en: '{workload}: most of it before {step, select, sandboxMs {the pod’s network was ready} initialisedMs {init containers had ended} containersReadyMs {containers ran and their probes succeeded} other {the pod was called ready}}: {tookMs, number} ms, {usualMs, number} ms elsewhere',
    'zh-CN':
      '{workload}：主要花在{step, select, sandboxMs {Pod 网络就绪} initialisedMs {init 容器结束} containersReadyMs {容器运行且探测成功} other {Pod 被判定就绪}}之前：{tookMs, number} 毫秒，其他集群为 {usualMs, number} 毫秒',
  },
  pulled: {
    en: '{workload}: pulling images took {pullMs, number} ms of it',
    'zh-CN': '{workload}：其中拉取镜像用了 {pullMs, number} 毫秒',
  },
  'only-at-start': {
    en: 'a slow start is felt where pods are made: rollouts, scaling, crashes; not by requests to pods that run',
    'zh-CN': '启动慢只在创建 Pod 时有影响（发布、扩容、崩溃），不影响发往运行中 Pod 的请求',
  },
  'few-pods': {
    en: 'fewer than three pods tell: a first pull of the image is enough for this',
    'zh-CN': '不足三个 Pod 给出：首次拉取镜像就足以造成这种差异',
  },
  'title-waiting': {
    en: 'containers of {count, plural, one {{workload} wait} other {# workloads, first of all {workload}, wait}} in cluster {cluster}: {reasons}',
    'zh-CN':
      '集群 {cluster}：{count, plural, one {{workload}} other {{workload} 等 # 个业务}}的容器在等待：{reasons}',
  },
  'why-waiting': {
    en: 'Pods that do not start leave their work to the others. An image that cannot be pulled, a container that crashes or a setting that is missing does not mend itself.',
    'zh-CN':
      '没有启动的 Pod 会把工作留给其他 Pod。拉取不到的镜像、不断崩溃的容器、缺失的配置，都不会自行恢复。',
  },
  waits: {
    en: '{cluster}: {workload}: {reasons}; ended before: {ended}',
    'zh-CN': '{cluster}：{workload}：{reasons}；此前结束的原因：{ended}',
  },
  'others-run': {
    en: 'other pods of the workload may well carry the load',
    'zh-CN': '该业务的其他 Pod 也许足以承担负载',
  },
  'pre-pull': {
    en: 'Look at the events of a slow pod (kubectl describe pod): pull times stand there. A mirror of the registry in this region, or images pulled before they are needed, help against slow pulls.',
    'zh-CN':
      '查看启动慢的 Pod 的事件（kubectl describe pod），其中有拉取镜像的用时。若是拉取慢，可在该地域设置镜像站，或预先拉取镜像。',
  },
  'look-at-events': {
    en: 'Read the events and the last log of one such pod (kubectl describe pod, kubectl logs --previous), and put right what they name.',
    'zh-CN':
      '查看其中一个 Pod 的事件与上次日志（kubectl describe pod、kubectl logs --previous），按其中所述修正。',
  },
} as const satisfies Strings;
