import type {Command} from 'commander';
import type {Context} from '../context.ts';
import type {DemoFlags} from '../demo.ts';
import {addLanguage, addOutput, repeated} from '../flags.ts';

export function registerDemo(program: Command, context: Context): void {
  const command = program
    .command('demo')
    .argument(
      '[scenario]',
      context.text({en: 'a scenario of the lab', 'zh-CN': '实验环境中的场景'}),
      'hongkong',
    )
    .description(
      context.text({
        en: 'the incident, live, on this machine: real nodes, real packets; found, explained, mended and proved',
        'zh-CN': '在本机真实重现事故：真实的节点，真实的报文，找出原因、解释、修复并验证',
      }),
    )
    .option(
      '--replay',
      context.text({
        en: 'show the recorded run instead of building the lab',
        'zh-CN': '不搭建实验环境，直接回放录制好的运行记录',
      }),
      false,
    )
    .option(
      '--try-article-fix',
      context.text({
        en: 'the fix of the article, MTU 1500 everywhere: refused, and shown in the lab once its risk is accepted',
        'zh-CN': '文章给出的办法（MTU 一律改为 1500）：默认拒绝，接受风险后在实验环境中演示其后果',
      }),
      false,
    )
    .option(
      '--i-accept <risk>',
      context.text({
        en: 'accept a danger by its name; repeatable',
        'zh-CN': '按名称接受某项风险；可重复',
      }),
      repeated,
      [],
    );
  addOutput(command, context);
  addLanguage(command, context).action(async (scenario: string, flags: DemoFlags) => {
    const {demonstrate} = await import('../demo.ts');
    await demonstrate(scenario, flags, context);
  });
}
