import {messages, type Strings} from '../../../model/message.ts';

export const strings = {
  set: {
    en: 'Set the frequency governor of every CPU from {oldValue} to {newValue}',
    'zh-CN': '把所有 CPU 的调频策略从 {oldValue} 改为 {newValue}',
  },
  'not-kept': {
    en: 'Nothing keeps it over a reboot. If it helps, set it in the service that chooses the governor (tuned, cpupower).',
    'zh-CN': '重启后不会保留。若有效，请在负责选择调频策略的服务（tuned、cpupower）中设置。',
  },
  nothing: {
    en: 'Most of the peers do not agree on one governor, or these nodes have several at once.',
    'zh-CN': '多数节点的调频策略并不统一，或这些节点同时使用多种策略。',
  },
} as const satisfies Strings;

export const say = messages('action-cpu-governor', strings);
