import type {Command} from 'commander';
import type {Context} from '../context.ts';
import {
  type AnalysisFlags,
  addAnalysis,
  addLanguage,
  addOutput,
  addRules,
  type OutputFlags,
  repeated,
} from '../flags.ts';

export function registerReport(program: Command, context: Context): void {
  const command = program
    .command('report')
    .argument(
      '<run>',
      context.text({
        en: 'id, folder or exported file of a saved run',
        'zh-CN': '运行记录的编号、目录或导出文件',
      }),
    )
    .description(
      context.text({en: 'any output from a saved run', 'zh-CN': '由已保存的运行记录生成任意输出'}),
    );
  addOutput(command, context);
  addAnalysis(command, context);
  addRules(command, context);
  command.option(
    '--plan <file>',
    context.text({
      en: 'with -o html: a plan made from this run, shown with what verifying it has measured so far; repeatable',
      'zh-CN': '配合 -o html：由该运行记录生成的计划，连同已有的验证结果一并显示；可重复',
    }),
    repeated,
  );
  addLanguage(command, context).action(
    async (run: string, flags: OutputFlags & AnalysisFlags & {rules: string[]}) => {
      const {rulesFrom} = await import('../rule-files.ts');
      const rules = await rulesFrom(flags.rules);
      const {choicesOf} = await import('../choices.ts');
      const choices = {...(await choicesOf(flags)), rules};
      const {savedRun} = await import('../from.ts');
      const {replay} = await import('../replay.ts');
      const {deliver} = await import('../render.ts');
      await deliver(await replay((await savedRun(run)) ?? run, choices), flags, context);
    },
  );
}
