import type {Command} from 'commander';
import type {Context} from '../context.ts';
import {addLanguage, addRules} from '../flags.ts';

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
  addRules(command, context);
  addLanguage(command, context).action(async (id: string | undefined, flags: {rules: string[]}) => {
    const {rulesFrom} = await import('../rule-files.ts');
    const own = await rulesFrom(flags.rules);
    const {describeRule, listRules} = await import('../../pipeline/rule-help.ts');
    const text =
      id === undefined ? listRules(context.language, own) : describeRule(id, context.language, own);
    await context.out(text);
  });
}
