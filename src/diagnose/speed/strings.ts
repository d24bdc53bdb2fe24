import {messages, type Strings} from '../../model/message.ts';

export const speedStrings = {
  'not-measured': {
    en: 'no micro-benchmark was run on {node} (--benchmark)',
    'zh-CN': '未在 {node} 上运行微基准测试（--benchmark）',
  },
  'no-peer': {
    en: 'no other node ran the same micro-benchmark with the very same programs as {node}',
    'zh-CN': '没有其他节点以与 {node} 完全相同的程序运行过同样的微基准测试',
  },
} as const satisfies Strings;

export const say = messages('speed', speedStrings);
