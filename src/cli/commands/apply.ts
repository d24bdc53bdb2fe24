import {type Command, Option} from 'commander';
import type {ApplyFlags} from '../apply.ts';
import type {Context} from '../context.ts';
import {addLanguage} from '../flags.ts';

export function registerApply(program: Command, context: Context): void {
  const {text} = context;
  const command = program
    .command('apply')
    .argument(
      '<plan>',
      text({en: 'file of “samespec plan --out”', 'zh-CN': '“samespec plan --out”生成的文件'}),
    )
    .description(
      text({
        en: 'carry out a plan, node by node; what is not proven goes back by itself',
        'zh-CN': '逐个节点执行计划；未证明有效的修改会自行回滚',
      }),
    )
    .option('--yes', text({en: 'do not ask', 'zh-CN': '不询问确认'}), false)
    .option(
      '--dry-run',
      text({en: 'look at the nodes and change nothing', 'zh-CN': '只检查各节点，不做修改'}),
      false,
    )
    .option(
      '--no-deadman',
      text({
        en: 'go on where nothing on the node can undo the change by itself',
        'zh-CN': '即使节点上没有自动回滚的机制也继续执行',
      }),
    );
  command.addHelpText(
    'after',
    text({
      en: `
Exit status: 0 in force and proven on every node; 2 refused, nothing was changed; 6 rolled back; 7 in doubt.

Examples:
  samespec apply fix.json --dry-run   looks at every node and changes nothing
  samespec apply fix.json             shows the plan, asks, and carries it out
  samespec apply fix.json --yes -o json > outcome.json
  After a crash: the same command again. What is in force stays, what hangs half-way is taken back and done again.`,
      'zh-CN': `
退出状态：0 所有节点均已生效并证明有效；2 已拒绝，未做修改；6 已回滚；7 状态存疑。

示例：
  samespec apply fix.json --dry-run   检查每个节点，不做修改
  samespec apply fix.json             显示计划，确认后执行
  samespec apply fix.json --yes -o json > outcome.json
  中途崩溃之后：再次执行同一条命令即可。已生效的保留，中途停止的先撤回再重新执行。`,
    }),
  );
  addOutcome(command, context).action(async (file: string, flags: ApplyFlags) => {
    const {apply} = await import('../apply.ts');
    await apply(file, flags, context);
  });
}

export function addOutcome(command: Command, context: Context): Command {
  const {text} = context;
  command
    .addOption(
      new Option('-o, --output <format>', text({en: 'output format', 'zh-CN': '输出格式'}))
        .choices(['text', 'json'])
        .default('text'),
    )
    .option('--quiet', text({en: 'no progress', 'zh-CN': '不显示进度'}), false);
  return addLanguage(command, context);
}
