import type {Command} from 'commander';
import type {Context} from '../context.ts';
import {addLanguage, positive} from '../flags.ts';
import type {FaultFlags} from '../lab-fault.ts';

export function registerLab(program: Command, context: Context): void {
  const {text} = context;
  const lab = program.command('lab').description(
    text({
      en: 'three regions on this machine, with faults on demand',
      'zh-CN': '在本机搭建三个地域，并按需制造故障',
    }),
  );
  addLanguage(
    lab.command('list').description(text({en: 'the scenarios', 'zh-CN': '列出场景'})),
    context,
  ).action(async () => (await work()).list(context));
  addLanguage(
    lab
      .command('up')
      .argument('[scenario]')
      .option(
        '-f, --file <file>',
        text({en: 'a scenario of your own', 'zh-CN': '使用自己的场景文件'}),
      )
      .option(
        '--random <seed>',
        text({
          en: 'random paths between regions, the same for the same seed',
          'zh-CN': '按种子随机生成地域间路径，同一种子结果相同',
        }),
        positive,
      )
      .description(text({en: 'build it and leave it running', 'zh-CN': '搭建并保持运行'})),
    context,
  ).action(async (scenario: string | undefined, flags: {file?: string; random?: number}) =>
    (await work()).up({...(scenario === undefined ? {} : {name: scenario}), ...flags}, context),
  );
  addLanguage(
    lab
      .command('fault')
      .argument(
        '[words...]',
        text({en: 'WORD=VALUE as in a scenario', 'zh-CN': '与场景文件相同的 名称=值'}),
      )
      .option('--region <region>', text({en: 'its links and nodes', 'zh-CN': '该地域的链路与节点'}))
      .option('--node <node>', text({en: 'one node', 'zh-CN': '单个节点'}))
      .option(
        '--link <a,b>',
        text({en: 'the link between two regions', 'zh-CN': '两个地域之间的链路'}),
      )
      .option(
        '--toward <region>',
        text({en: 'one direction of the link', 'zh-CN': '仅该链路的一个方向'}),
      )
      .option(
        '--lab <name>',
        text({en: 'where several are up', 'zh-CN': '有多个实验环境时指明其一'}),
      )
      .option('--clear', text({en: 'as the scenario says again', 'zh-CN': '恢复为场景所定'}))
      .description(
        text({
          en: 'change it while it runs: lossShare=0.07 --link bj,hk',
          'zh-CN': '运行中更改：lossShare=0.07 --link bj,hk',
        }),
      ),
    context,
  ).action(async (words: string[], flags: FaultFlags) => {
    const {fault} = await import('../lab-fault.ts');
    await fault(words, flags, context);
  });
  addLanguage(
    lab.command('status').description(text({en: 'what is running', 'zh-CN': '查看运行状态'})),
    context,
  ).action(async () => (await work()).status(context));
  addLanguage(
    lab
      .command('down')
      .argument('[name]')
      .description(text({en: 'end it and remove all it made', 'zh-CN': '停止并清理全部内容'})),
    context,
  ).action(async (name: string | undefined) => (await work()).down(name, context));
  addLanguage(
    lab
      .command('check')
      .argument('[scenarios...]')
      .option('--repeat <n>', text({en: 'times in a row', 'zh-CN': '连续次数'}), positive, 1)
      .description(
        text({
          en: 'build, diagnose and end each scenario, and hold the result against what it expects',
          'zh-CN': '逐个搭建、诊断、清理场景，并核对结果是否符合预期',
        }),
      ),
    context,
  ).action(async (scenarios: string[], flags: {repeat: number}) => {
    const {checkScenarios} = await import('../lab-check.ts');
    await checkScenarios(scenarios, flags.repeat, context);
  });
}

function work(): Promise<typeof import('../lab.ts')> {
  return import('../lab.ts');
}
