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
  addOutcome(command, context).action(async (file: string, flags: OutcomeFlags) => {
    const {rollback} = await import('../apply.ts');
    await rollback(file, flags, context);
  });
}
