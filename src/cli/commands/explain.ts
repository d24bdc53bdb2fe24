import type {Command} from 'commander';
import type {Context} from '../context.ts';
import {addLanguage, repeated} from '../flags.ts';

export function registerExplain(program: Command, context: Context): void {
  const {text} = context;
  const command = program
    .command('explain')
    .argument('<node>', text({en: 'a node of the run', 'zh-CN': '运行记录中的节点'}))
    .argument(
      '<fact>',
      text({
        en: 'a fact, such as net.default.mtuBytes',
        'zh-CN': '某项事实，如 net.default.mtuBytes',
      }),
    )
    .description(
      text({
        en: 'where a value comes from: file, DHCP, cloud-init, CNI (MTU and sysctl)',
        'zh-CN': '追溯一个值的来源：文件、DHCP、cloud-init、CNI（MTU 与 sysctl）',
      }),
    )
    .option(
      '--from <source>',
      text({
        en: 'a saved run, exported file, or saved files of machines; the latter repeatable (default: the newest run)',
        'zh-CN': '运行记录、导出文件，或机器的文件；后者可重复（默认取最新的运行记录）',
      }),
      repeated,
    );
  addLanguage(command, context).action(
    async (node: string, fact: string, flags: {from?: string[]}) => {
      const {explain} = await import('../explain.ts');
      await explain(node, fact, flags.from, context);
    },
  );
}
