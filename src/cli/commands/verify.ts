import {type Command, Option} from 'commander';
import type {Context} from '../context.ts';
import {addLanguage, positive} from '../flags.ts';
import type {VerifyFlags} from '../verify.ts';

export function registerVerify(program: Command, context: Context): void {
  const {text} = context;
  const command = program
    .command('verify')
    .argument(
      '<plan>',
      text({en: 'file of “samespec plan --out”', 'zh-CN': '“samespec plan --out”生成的文件'}),
    )
    .description(
      text({
        en: 'measure again and judge before against after, by the criterion of the plan',
        'zh-CN': '重新测量，按计划中事先定下的标准比较变更前后',
      }),
    )
    .option(
      '--before',
      text({
        en: 'take the baseline, before the plan is applied',
        'zh-CN': '在执行计划之前测量基线',
      }),
      false,
    )
    .option(
      '--interleave',
      text({
        en: 'apply the plan and roll it back between runs, A B B A: the strictest proof, on the nodes themselves',
        'zh-CN': '在各次测量之间反复执行与回滚计划（A B B A）：最严格的验证，会改动节点',
      }),
      false,
    )
    .option(
      '--runs <n>',
      text({en: 'runs per side (default: as planned)', 'zh-CN': '每侧的测量次数（默认按计划）'}),
      positive,
    )
    .option(
      '--max-duration <seconds>',
      text({en: 'begin no run after this long', 'zh-CN': '超过该时长（秒）后不再开始新的测量'}),
      positive,
    )
    .option(
      '--from <run>',
      text({
        en: 'another saved run of the same nodes (default: that of the plan)',
        'zh-CN': '改用同一批节点的另一份运行记录（默认用计划所依据的那份）',
      }),
    )
    .addOption(
      new Option('-o, --output <format>', text({en: 'output format', 'zh-CN': '输出格式'}))
        .choices(['text', 'json', 'yaml', 'md', 'html'])
        .default('text'),
    )
    .option('--out <file>', text({en: 'write the result to a file', 'zh-CN': '把结果写入文件'}))
    .option(
      '--no-color',
      text({en: 'no colour (also NO_COLOR)', 'zh-CN': '不用颜色（也可设 NO_COLOR）'}),
    )
    .option('--quiet', text({en: 'no progress', 'zh-CN': '不显示进度'}), false)
    .addHelpText(
      'after',
      text({
        en: '\nExit status: 0 improved, or the same as before and as its peers; 3 became worse, or as bad as before; 5 not settled; 2 wrong usage; 7 the plan is in doubt.',
        'zh-CN':
          '\n退出状态：0 改善，或与变更前及同类地域相同；3 变差，或仍与变更前一样差；5 无法判定；2 用法错误；7 计划状态存疑。',
      }),
    );
  addLanguage(command, context).action(async (file: string, flags: VerifyFlags) => {
    const {verify} = await import('../verify.ts');
    await verify(file, flags, context);
  });
}
