import type {Command} from 'commander';
import type {Context} from '../context.ts';
import {addLanguage} from '../flags.ts';

export function registerRules(program: Command, context: Context): void {
  const command = program
    .command('rules')
    .argument('[id]', context.text({en: 'one rule', 'zh-CN': '某一条规则'}))
    .description(
      context.text({
        en: 'what is checked, on what evidence, with which references',
        'zh-CN': '检查什么、依据哪些证据、参考资料',
      }),
    );
  addLanguage(command, context).action(async (id: string | undefined) => {
    const {describeRule, listRules} = await import('../../pipeline/rule-help.ts');
    const text =
      id === undefined ? listRules(context.language) : describeRule(id, context.language);
    await context.out(text);
  });
}
