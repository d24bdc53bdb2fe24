import type {Command} from 'commander';
import type {Context} from '../context.ts';
import {repeated} from './values.ts';

export type TargetFlags = {
  inventory: string[];
  host: string[];
  from?: string[];
  into?: string;
  context?: string[];
  kubeconfig?: string;
  selector?: string;
  regionFrom?: string;
  prometheus?: string[];
  prometheusTokenFile?: string;
  prometheusHeaderFile?: string;
  prometheusCa?: string;
  since?: string;
};

export function addTargets(command: Command, context: Context): Command {
  const {text} = context;
  return command
    .option(
      '-i, --inventory <file>',
      text({
        en: 'fleet: samespec YAML, or an Ansible inventory (INI or YAML); repeatable',
        'zh-CN': '机群清单：samespec YAML，或 Ansible inventory（INI 或 YAML）；可重复',
      }),
      repeated,
      [],
    )
    .option(
      '--host <host>',
      text({
        en: 'one node, NAME=USER@ADDRESS:PORT,region=REGION; repeatable',
        'zh-CN': '单个节点：名称=用户@地址:端口,region=地域；可重复',
      }),
      repeated,
      [],
    );
}

export function addFrom(command: Command, context: Context): Command {
  return command.option(
    '--from <source>',
    context.text({
      en: 'a saved run or exported file, or saved files of machines (sosreport, any folder with proc/, sys/, etc/), NAME=PATH,region=REGION; the latter repeatable',
      'zh-CN':
        '已保存的运行记录或导出文件；或机器的文件（sosreport、任何含 proc/、sys/、etc/ 的目录），名称=路径,region=地域，后者可重复',
    }),
    repeated,
  );
}

export function addInto(command: Command, context: Context): Command {
  return command.option(
    '--into <run>',
    context.text({
      en: 'go on with a saved run: only what is missing is asked',
      'zh-CN': '在已保存的运行记录上继续，只补缺少的部分',
    }),
  );
}
