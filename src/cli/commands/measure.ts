import type {Command} from 'commander';
import type {Context} from '../context.ts';
import {
  addBudget,
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

export function registerMeasure(program: Command, context: Context): void {
  const command = program.command('measure').description(
    context.text({
      en: 'paths between the nodes; with --into, of a run whose facts are collected',
      'zh-CN': '测量节点之间的路径；配合 --into 可用于已采集事实的运行记录',
    }),
  );
  addTargets(command, context);
  addClusters(command, context);
  addInto(command, context);
  addLimits(command, context);
  addBudget(command, context);
  addOutput(command, context);
  addLanguage(command, context).action(async (flags: TargetFlags & LimitFlags & OutputFlags) => {
    const {runFleet} = await import('../fleet.ts');
    const {deliver} = await import('../render.ts');
    // Paths cannot be planned without the facts; those a saved run already has are not asked again.
    const wanted = {collect: true, measure: true};
    const work = {targets: flags, settings: settingsOf(flags, true), wanted, quiet: flags.quiet};
    const document = await runFleet(work, context);
    if (document !== null) await deliver(document, flags, context);
  });
}
