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
    en: 'The kernel would not take the old MTU of {device} on {node} back, so this cannot be undone. Take the traffic off the node, delete the device and let the network plugin make it anew.',
    'zh-CN':
      '{node} 上 {device} 的旧 MTU 一旦改小，内核不允许再改回，无法撤销。请先迁走该节点的流量，再删除该设备，由网络插件重新创建。',
  },
  nothing: {
    en: 'What the tunnel’s MTU ought to be does not follow from this run. Measure again.',
    'zh-CN': '这份运行记录推不出隧道设备应有的 MTU。请重新测量。',
  },
} as const satisfies Strings;

export const say = messages('action-tunnel-refresh', strings);
