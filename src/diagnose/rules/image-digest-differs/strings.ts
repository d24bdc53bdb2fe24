import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Does an image name stand for the same image everywhere it runs?',
    'zh-CN': '同一镜像名称在各处运行的是否为同一份镜像？',
  },
  'ruled-out': {
    en: 'image digests equal on {where}',
    'zh-CN': '镜像摘要一致：{where}',
  },
  equal: {
    en: 'image digests equal {equal}/{compared}',
    'zh-CN': '镜像摘要一致 {equal}/{compared}',
  },
  'nothing-shared': {
    en: 'no image runs on two nodes with the same container runtime, so there is nothing to compare',
    'zh-CN': '没有镜像同时运行在两个使用相同容器运行时的节点上，无从比较',
  },
  title: {
    en: '{image} on {where} is not the image that runs elsewhere under this name',
    'zh-CN': '{where}：{image} 与其他节点上的同名镜像不是同一份',
  },
  why: {
    en: 'A tag is a name that can be moved: nodes that pulled it on different days, or from different mirrors, run different code. {kind, select, region {Every region is uniform, as with one mirror or registry cache for each. } other {Nodes of one region differ, as with a cached pull (imagePullPolicy IfNotPresent). }}Different code may well be slower, but the digest does not say so.',
    'zh-CN':
      '标签只是可移动的名称：在不同时间、或从不同镜像站拉取的节点，跑的是不同的代码。{kind, select, region {各地域内部一致、地域之间不同，像是各地域有自己的镜像站或缓存。} other {同一地域内的节点不同，像是用了本地缓存（imagePullPolicy: IfNotPresent）。}}不同的代码确实可能更慢，但摘要本身说明不了这一点。',
  },
  difference: {
    en: '{few}/{all} nodes ({nodes}): {image} is {value}, others {usual}',
    'zh-CN': '{few}/{all} 个节点（{nodes}）：{image} 为 {value}，其他为 {usual}',
  },
  'lies-as-slowness': {
    en: 'exactly the slow nodes have it',
    'zh-CN': '恰好是变慢的那些节点如此',
  },
  'slow-have-usual': {
    en: 'slow nodes run the usual image too',
    'zh-CN': '变慢的节点中也有运行常见镜像的',
  },
  'other-runtimes': {
    en: '{count, plural, one {# node has} other {# nodes have}} another container runtime, whose digests cannot be compared with these',
    'zh-CN': '有 {count} 个节点使用其他容器运行时，其摘要与这些不可比',
  },
  'pin-digest': {
    en: 'Name the image by digest (image: NAME@sha256:…) and roll it out again; then measure whether the difference mattered.',
    'zh-CN': '改用摘要引用镜像（image: NAME@sha256:…）并重新发布，再测量差异是否有影响。',
  },
} as const satisfies Strings;
