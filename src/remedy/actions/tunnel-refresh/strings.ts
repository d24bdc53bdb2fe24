import {messages, type Strings} from '../../../model/message.ts';

export const strings = {
  'not-deleted': {
    en: 'The tunnel device is not deleted: it gets the MTU it would have if it were made now, and traffic goes on.',
    'zh-CN': '不删除隧道设备：只把它的 MTU 改成此刻新建时应有的值，流量不中断。',
  },
  'pods-later': {
    en: 'Pods keep their own MTU until they are recreated.',
    'zh-CN': 'Pod 的 MTU 要等重建后才会改变。',
  },
  'no-way-back': {
    en: 'Not done on {nodes}: the kernel would not take the old MTU of the tunnel device back, so it could not be undone. The request below is for these nodes.',
    'zh-CN':
      '{nodes} 上不执行：隧道设备的 MTU 一旦改小，内核不允许再改回，无法撤销。这些节点请按下面的工单处理。',
  },
  nothing: {
    en: 'What the tunnel’s MTU ought to be does not follow from this run. Measure again.',
    'zh-CN': '这份运行记录推不出隧道设备应有的 MTU。请重新测量。',
  },
} as const satisfies Strings;

export const say = messages('action-tunnel-refresh', strings);
