import type {Command} from 'commander';
import type {Context} from '../context.ts';
import {
  type AnalysisFlags,
  addAnalysis,
  addBenchmark,
  addBudget,
  addClusters,
  addFrom,
  addInto,
  addLanguage,
  addLimits,
  addOutput,
  addPrometheus,
  addRules,
  addTargets,
  type LimitFlags,
  type OutputFlags,
  settingsOf,
  type TargetFlags,
} from '../flags.ts';

type Flags = TargetFlags &
  LimitFlags &
  OutputFlags &
  AnalysisFlags & {measure: boolean; rules: string[]; dryRun?: boolean};

export function registerDiagnose(program: Command, context: Context): void {
  const command = program.command('diagnose').description(
    context.text({
      en: 'collect, measure, compare, diagnose, report: the main job',
      'zh-CN': '采集、测量、比较、诊断、报告：主要功能',
    }),
  );
  addTargets(command, context);
  addClusters(command, context);
  addPrometheus(command, context);
  addFrom(command, context);
  addInto(command, context);
  addLimits(command, context).option(
    '--no-measure',
    context.text({
      en: 'facts only, no packets between nodes',
      'zh-CN': '只采集事实，不在节点间发包',
    }),
  );
  command.option(
    '--dry-run',
    context.text({
      en: 'print the objects that would be made in clusters, and make and ask nothing else',
      'zh-CN': '只打印将在集群中创建的对象，不创建也不执行任何操作',
    }),
  );
  addBenchmark(command, context);
  addBudget(command, context);
  addAnalysis(command, context);
  addRules(command, context);
  addOutput(command, context);
  addLanguage(command, context)
    .addHelpText('after', examples(context))
    .action(async (flags: Flags) => {
      if (flags.dryRun === true) {
        const {printPlanned} = await import('../dry-run.ts');
        return printPlanned(flags, flags.measure, context);
      }
      const {deliver} = await import('../render.ts');
      const document = await documentOf(flags, context);
      if (document !== null) await deliver(document, flags, context);
    });
}

async function documentOf(flags: Flags, context: Context) {
  const {rulesFrom} = await import('../rule-files.ts');
  const {choicesOf} = await import('../choices.ts');
  const choices = {...(await choicesOf(flags)), rules: await rulesFrom(flags.rules)};
  if (flags.from !== undefined) {
    const {reportFrom} = await import('../from.ts');
    return reportFrom(flags.from, context, flags.quiet, choices);
  }
  const {runFleet} = await import('../fleet.ts');
  return runFleet(
    {
      targets: flags,
      settings: settingsOf(flags, flags.measure),
      wanted: {collect: true, measure: flags.measure},
      quiet: flags.quiet,
      choices,
    },
    context,
  );
}

function examples(context: Context): string {
  return context.text({
    en: `
Examples:
  samespec diagnose -i fleet.yaml
  samespec diagnose -i inventory.ini --sudo -o html --out report.html
  samespec diagnose --host bj-1=root@10.1.0.11,region=bj --host hk-1=root@10.3.0.11,region=hk
  samespec diagnose --prometheus http://prometheus:9090 --since 30m
  samespec diagnose --from 2026-11-23T05-41-07-fleet --lang zh-CN
  samespec diagnose --from bj-1=sosreport-a.tar.xz,region=bj --from hk-1=/mnt/hk-1,region=hk

Exit status: 0 nothing at or above --fail-on, 1 samespec failed, 2 wrong usage,
3 a finding at or above --fail-on, 5 too little could be observed, 130 interrupted.`,
    'zh-CN': `
示例：
  samespec diagnose -i fleet.yaml
  samespec diagnose -i inventory.ini --sudo -o html --out report.html
  samespec diagnose --host bj-1=root@10.1.0.11,region=bj --host hk-1=root@10.3.0.11,region=hk
  samespec diagnose --prometheus http://prometheus:9090 --since 30m
  samespec diagnose --from 2026-11-23T05-41-07-fleet --lang en
  samespec diagnose --from bj-1=sosreport-a.tar.xz,region=bj --from hk-1=/mnt/hk-1,region=hk

退出状态：0 没有达到 --fail-on 的结论；1 samespec 自身失败；2 用法错误；
3 有达到或高于 --fail-on 的结论；5 能观察到的太少；130 被中断。`,
  });
}
