import {messages, type Strings} from '../../../model/message.ts';

export const strings = {
  'kube-proxy': {
    en: 'What fills the table is not looked for. Where kube-proxy runs it sets this limit itself when it starts (conntrack.maxPerCore): change it there as well, or the old value comes back.',
    'zh-CN':
      '不会追查是谁占满了连接跟踪表。若运行 kube-proxy，它启动时会自行设置该上限（conntrack.maxPerCore）：请同时在那里修改，否则旧值会回来。',
  },
  program: {
    en: 'The program’s own backlog is not changed, and the shorter of the two counts; it takes the new limit when it opens its port again. Pods have a value of their own.',
    'zh-CN':
      '不修改程序自身的 backlog，两者中较小的生效；程序重新打开端口后才会采用新的上限。Pod 有各自的取值。',
  },
  cause: {
    en: 'Who uses so much is not looked for; the limit is only moved away.',
    'zh-CN': '不会追查是谁用得这么多，只是把上限调高。',
  },
  nothing: {
    en: 'The value of {key} on these nodes is not known or is as large as it can be.',
    'zh-CN': '这些节点上的 {key} 取值未知，或已是最大。',
  },
} as const satisfies Strings;

export const say = messages('action-raise-setting', strings);
