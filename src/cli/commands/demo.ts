import type {Command} from 'commander';
import type {Context} from '../context.ts';
import {addLanguage, addOutput, type OutputFlags} from '../flags.ts';

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
        en: 'the incident, live, on this machine: real nodes, real packets, found and explained',
        'zh-CN': '在本机真实重现事故：真实的节点，真实的报文，找出并解释原因',
      }),
    )
    .option(
      '--replay',
      context.text({
        en: 'show the recorded run instead of building the lab',
        'zh-CN': '不搭建实验环境，直接回放录制好的运行记录',
      }),
      false,
    );
  addOutput(command, context);
  addLanguage(command, context).action(
    async (scenario: string, flags: OutputFlags & {replay: boolean}) => {
      const {demonstrate} = await import('../demo.ts');
      await demonstrate(scenario, flags, context);
    },
  );
}
