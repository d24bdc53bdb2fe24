import type {Command} from 'commander';
import type {Context} from '../context.ts';
import {byteSize, portRange, positive} from './values.ts';

/** What the measurements may cost. */
export function addBudget(command: Command, context: Context): Command {
  const {text} = context;
  return command
    .option(
      '--max-bytes <size>',
      text({
        en: 'bytes to send over all paths, such as 500M or 2G; bulk transfers share what there is, and end with it',
        'zh-CN': '全部路径的发送量上限，例如 500M、2G；各次带宽测试均分余量，用完即止',
      }),
      byteSize,
    )
    .option(
      '--max-duration <seconds>',
      text({
        en: 'time for measuring; bulk transfers beyond are left out and named',
        'zh-CN': '测量时间上限（秒）；超出的带宽测试不做，并会注明',
      }),
      positive,
    )
    .option(
      '--ports <low-high>',
      text({
        en: 'ports the probes may listen on, such as 40000-40100 (default: any free one)',
        'zh-CN': '探针可监听的端口范围，例如 40000-40100（默认任选空闲端口）',
      }),
      portRange,
    )
    .option(
      '--solo-checks <n>',
      text({
        en: 'repeat so many bulk tests alone, and run fewer at once where those run together disturb one another (default: repeat one, and say what came of it)',
        'zh-CN':
          '单独重做若干次带宽测试，若并行测试相互干扰则减少并行数（默认只重做一次，并注明结果）',
      }),
      positive,
    )
    .option(
      '--all-pairs',
      text({
        en: 'bandwidth between every two nodes, not one pair for each two regions',
        'zh-CN': '测量每两个节点之间的带宽，而不是每两个地域只测一对',
      }),
    )
    .option(
      '--cross-check',
      text({
        en: 'bandwidth also by iperf3, where both nodes have it',
        'zh-CN': '两端都有 iperf3 时，再用它测一遍带宽',
      }),
    );
}
