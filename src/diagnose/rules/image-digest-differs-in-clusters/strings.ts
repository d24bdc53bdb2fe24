import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Do all clusters run the same images under the same names?',
    'zh-CN': '各集群中同名的镜像是否为同一份？',
  },
  'ruled-out': {
    en: 'image digests equal in all clusters',
    'zh-CN': '各集群的镜像摘要一致',
  },
  equal: {
    en: 'image digests of shared workloads equal between clusters {equal}/{compared}{incomparable, plural, =0 {} other {; # more are told by different runtimes and cannot be compared}}',
    'zh-CN':
      '各集群共有业务的镜像摘要一致 {equal}/{compared}{incomparable, plural, =0 {} other {；另有 # 个由不同的运行时给出，无法比较}}',
  },
  'no-clusters': {en: 'no cluster was read', 'zh-CN': '没有读取任何集群'},
  'nothing-shared': {
    en: 'no two clusters run a workload of the same name whose image digests can be compared',
    'zh-CN': '没有两个集群运行同名且镜像摘要可比的业务',
  },
  title: {
    en: '{image} in cluster {clusters} is not the image that other clusters run under this name',
    'zh-CN': '集群 {clusters}：{image} 与其他集群的同名镜像不是同一份',
  },
  'title-within': {
    en: 'pods of cluster {clusters} run different images under the name {image}',
    'zh-CN': '集群 {clusters}：不同 Pod 以 {image} 之名运行着不同的镜像',
  },
  'title-tag': {
    en: '{workload} runs {image} in cluster {clusters}, {usual} elsewhere',
    'zh-CN': '集群 {clusters}：{workload} 运行的是 {image}，其他集群为 {usual}',
  },
  why: {
    en: '{kind, select, within {A tag is a name that can be moved: nodes that pulled it on different days run different code, so pods of one workload are not alike. } other {A tag is a name that can be moved, and each region may have a mirror of its own: clusters then run different code under one name. }}Different code may well be slower, but the digest does not say so.',
    'zh-CN':
      '{kind, select, within {标签只是可移动的名称：在不同时间拉取的节点，跑的是不同的代码，同一业务的 Pod 因此并不相同。} other {标签只是可移动的名称，各地域又可能有自己的镜像站：不同集群以同一名称运行着不同的代码。}}不同的代码确实可能更慢，但摘要本身说明不了这一点。',
  },
  runs: {
    en: '{cluster}: {workload}, container {container}: {images} is {digests}',
    'zh-CN': '{cluster}：{workload} 的容器 {container}：{images} 为 {digests}',
  },
  'lies-as-slowness': {
    en: 'exactly the clusters of slow regions have it',
    'zh-CN': '恰好是变慢地域的集群如此',
  },
  'slow-have-usual': {
    en: 'clusters of slow regions have the usual image too',
    'zh-CN': '变慢地域的集群中也有运行常见镜像的',
  },
  'few-clusters': {
    en: 'with one cluster in each region every difference between clusters is one between regions: chance can not be told from cause',
    'zh-CN': '每个地域只有一个集群时，集群间的任何差异都表现为地域差异，无法区分巧合与原因',
  },
  rollout: {
    en: 'several images at once: a rollout may be under way',
    'zh-CN': '同时存在多个镜像：可能正在发布',
  },
  'pin-digest': {
    en: 'Name the image by its digest (repo@sha256:…) in the manifests, roll out one cluster first, and measure again.',
    'zh-CN': '在清单中以摘要指定镜像（repo@sha256:…），先发布一个集群，然后重新测量。',
  },
} as const satisfies Strings;
