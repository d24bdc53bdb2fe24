import type {Strings} from '../../model/message.ts';

export const strings = {
  'too-fast': {
    en: 'it was over before the clock of 10 ms could tell',
    'zh-CN': '耗时太短，精度 10 毫秒的时钟无法分辨',
  },
  late: {
    en: 'the time for benchmarks was over before its turn',
    'zh-CN': '尚未轮到该项，基准测试的时间已用完',
  },
  unavailable: {
    en: 'the program or device for it is not there',
    'zh-CN': '缺少所需的程序或设备',
  },
} as const satisfies Strings;
