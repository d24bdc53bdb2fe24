import type {Command} from 'commander';
import type {Context} from '../context.ts';
import {repeated} from './values.ts';

/** Series that are there already, in place of or beside what is measured. */
export function addPrometheus(command: Command, context: Context): Command {
  const {text} = context;
  return command
    .option(
      '--prometheus <url>',
      text({
        en: 'read series of this Prometheus: beside the nodes given, or instead of touching any; repeatable',
        'zh-CN': '读取该 Prometheus 已有的序列：给出节点时作为补充，未给出时不触碰任何节点；可重复',
      }),
      repeated,
    )
    .option(
      '--since <time>',
      text({
        en: 'how far back to read there, such as 15m or 2d (default: 1h)',
        'zh-CN': '从多久以前读起，例如 15m、2d（默认 1h）',
      }),
    )
    .option(
      '--prometheus-token-file <file>',
      text({en: 'bearer token for it', 'zh-CN': '访问它所用的 bearer 令牌文件'}),
    )
    .option(
      '--prometheus-header-file <file>',
      text({
        en: 'headers for it, “Name: value” on each line',
        'zh-CN': '访问它所用的请求头文件，每行“名称: 值”',
      }),
    )
    .option(
      '--prometheus-ca <file>',
      text({
        en: 'certificates (PEM) that vouch for it',
        'zh-CN': '信任的颁发机构证书（PEM）',
      }),
    );
}
