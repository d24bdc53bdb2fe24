import type {Strings} from '../../../model/message.ts';

export const strings = {
  'no-runtime': {
    en: 'no container runtime answered on this node',
    'zh-CN': '该节点上没有可应答的容器运行时',
  },
  'runtime-denied': {
    en: 'the container runtime may not be asked by this user (try --sudo)',
    'zh-CN': '当前用户无权访问容器运行时（可尝试 --sudo）',
  },
  'no-digest': {
    en: 'the image was built or loaded on the node, so no registry digest is known',
    'zh-CN': '该镜像在节点本地构建或导入，没有仓库摘要',
  },
} as const satisfies Strings;
