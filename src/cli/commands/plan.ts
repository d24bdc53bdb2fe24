import {type Command, Option} from 'commander';
import type {Context} from '../context.ts';
import {addLanguage, positive, repeated} from '../flags.ts';
import type {PlanFlags} from '../plan.ts';

export function registerPlan(program: Command, context: Context): void {
  const {text} = context;
  const command = program
    .command('plan')
    .argument('<finding>', text({en: 'id of a finding', 'zh-CN': '结论的编号'}))
    .description(
      text({
        en: 'a change that can be undone, from a finding of a saved run; nothing is changed yet',
        'zh-CN': '根据运行记录中的结论生成可撤销的变更计划；此时不做任何修改',
      }),
    )
    .option(
      '--from <run>',
      text({en: 'a saved run (default: the newest)', 'zh-CN': '运行记录（默认取最新的一份）'}),
    )
    .option(
      '--remedy <id>',
      text({en: 'another remedy of the finding', 'zh-CN': '改用该结论的另一种处理办法'}),
    )
    .option(
      '--only <node>',
      text({en: 'change this node only; repeatable', 'zh-CN': '只修改该节点；可重复'}),
      repeated,
    )
    .option(
      '--i-accept <risk>',
      text({en: 'accept a danger by its name; repeatable', 'zh-CN': '按名称接受某项风险；可重复'}),
      repeated,
      [],
    )
    .option(
      '--max-unavailable <n>',
      text({en: 'nodes changed at the same time', 'zh-CN': '同时修改的节点数'}),
      positive,
      1,
    )
    .option(
      '--pause <seconds>',
      text({en: 'wait between groups of nodes', 'zh-CN': '各批节点之间的等待时间（秒）'}),
      Number,
      0,
    )
    .option(
      '--window <seconds>',
      text({
        en: 'a node that is not proven by then goes back by itself',
        'zh-CN': '节点在此时限内未证明有效即自行回滚（秒）',
      }),
      positive,
      300,
    )
    .addOption(
      new Option('-o, --output <format>', text({en: 'output format', 'zh-CN': '输出格式'}))
        .choices(['text', 'md', 'json', 'yaml'])
        .default('text'),
    )
    .option(
      '--out <file>',
      text({
        en: 'write the plan to a file; without -o as JSON, for apply',
        'zh-CN': '把计划写入文件；未指定 -o 时为 JSON，供 apply 使用',
      }),
    );
  command.addHelpText(
    'after',
    text({
      en: `
Examples:
  samespec plan overlay-black-hole                  shows what would be done, and how it is undone
  samespec plan overlay-black-hole --out fix.json   and writes it down for apply
  samespec plan sysctl-drift --only web-7 --out fix.json
  samespec plan overlay-black-hole --remedy mss-clamp -o md > change-request.md
  A dangerous remedy is refused by name; the refusal says which --i-accept it takes, if any.`,
      'zh-CN': `
示例：
  samespec plan overlay-black-hole                  显示会做什么、如何撤销
  samespec plan overlay-black-hole --out fix.json   同时写入文件，供 apply 使用
  samespec plan sysctl-drift --only web-7 --out fix.json
  samespec plan overlay-black-hole --remedy mss-clamp -o md > change-request.md
  危险的处理办法会按名称拒绝；若允许接受，拒绝信息会给出所需的 --i-accept。`,
    }),
  );
  addLanguage(command, context).action(async (finding: string, flags: PlanFlags) => {
    const {plan} = await import('../plan.ts');
    const chosen = command.getOptionValueSource('output') !== 'default';
    await plan(finding, flags, chosen, context);
  });
}
