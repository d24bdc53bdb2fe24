import type {Command} from 'commander';
import type {Context} from '../context.ts';
import {
  addBenchmark,
  addClusters,
  addInto,
  addLanguage,
  addLimits,
  addOutput,
  addTargets,
  type LimitFlags,
  type OutputFlags,
  settingsOf,
  type TargetFlags,
} from '../flags.ts';

type Flags = TargetFlags & LimitFlags & OutputFlags & {showScript: boolean};

export function registerCollect(program: Command, context: Context): void {
  const command = program
    .command('collect')
    .description(
      context.text({
        en: 'facts of every node, saved as a run',
        'zh-CN': '采集各节点的事实，保存为运行记录',
      }),
    )
    .option(
      '--show-script',
      context.text({
        en: 'print what would run on the nodes, and its checksum; touches nothing',
        'zh-CN': '打印将在节点上运行的脚本及其校验和，不做任何操作',
      }),
      false,
    );
  addTargets(command, context);
  addClusters(command, context);
  addInto(command, context);
  addLimits(command, context);
  addBenchmark(command, context);
  addOutput(command, context);
  addLanguage(command, context).action(async (flags: Flags) => {
    if (flags.showScript) {
      const {collectorScript, collectorSha256} = await import('../../collect/index.ts');
      await context.out(collectorScript('all').text);
      if (flags.benchmark) await context.out(collectorScript('benchmark').text);
      context.note(`sha256 ${collectorSha256()}`);
      return;
    }
    const {runFleet} = await import('../fleet.ts');
    const {deliver} = await import('../render.ts');
    const wanted = {collect: true, measure: false};
    const work = {targets: flags, settings: settingsOf(flags, false), wanted, quiet: flags.quiet};
    const document = await runFleet(work, context);
    if (document !== null) await deliver(document, flags, context);
  });
}
