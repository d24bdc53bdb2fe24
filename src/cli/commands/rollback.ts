import type {Command} from 'commander';
import type {Context} from '../context.ts';
import type {OutcomeFlags} from '../outcome.ts';
import {addOutcome} from './apply.ts';

export function registerRollback(program: Command, context: Context): void {
  const {text} = context;
  const command = program
    .command('rollback')
    .argument('<plan>', text({en: 'file of the plan', 'zh-CN': '计划文件'}))
    .description(
      text({
        en: 'put every node back as it was before the plan, also long after',
        'zh-CN': '把各节点恢复到执行计划之前的状态，事后很久也可以',
      }),
    );
  command.addHelpText(
    'after',
    text({
      en: `
Exit status: 0 every node is as before; 7 in doubt, or a node is still changed.

Examples:
  samespec rollback fix.json
  samespec rollback fix.json -o json > outcome.json
  Without this program, on the node itself: sh /var/lib/samespec/txn/ID/rollback.sh asked`,
      'zh-CN': `
退出状态：0 所有节点都已恢复原状；7 状态存疑，或仍有节点处于修改后的状态。

示例：
  samespec rollback fix.json
  samespec rollback fix.json -o json > outcome.json
  没有本程序时，可在节点上直接执行：sh /var/lib/samespec/txn/ID/rollback.sh asked`,
    }),
  );
  addOutcome(command, context).action(async (file: string, flags: OutcomeFlags) => {
    const {rollback} = await import('../apply.ts');
    await rollback(file, flags, context);
  });
}
