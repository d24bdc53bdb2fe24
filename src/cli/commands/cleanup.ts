import type {Command} from 'commander';
import type {Context} from '../context.ts';
import {addKubeconfig, addLanguage, kubeName, repeated} from '../flags.ts';

type Flags = {
  context?: string[];
  kubeconfig?: string;
  probeNamespace?: string;
  all?: boolean;
  dryRun?: boolean;
};

export function registerCleanup(program: Command, context: Context): void {
  const {text} = context;
  const command = program
    .command('cleanup')
    .description(
      text({
        en: 'remove what runs that were killed left behind in clusters',
        'zh-CN': '清理被强行终止的运行在集群中遗留的对象',
      }),
    )
    .option(
      '--context <name>',
      text({
        en: 'context of a kubeconfig, repeatable (default: the current one)',
        'zh-CN': 'kubeconfig 中的 context，可重复（默认取当前 context）',
      }),
      repeated,
    );
  addKubeconfig(command, context)
    .option(
      '--probe-namespace <name>',
      text({
        en: 'objects of runs with this --probe-namespace, instead of namespaces of runs',
        'zh-CN': '清理使用该 --probe-namespace 的运行留下的对象，而不是运行自建的命名空间',
      }),
      kubeName,
    )
    .option(
      '--all',
      text({
        en: 'also those whose deadline has not passed: a run that needs them loses its nodes',
        'zh-CN': '连同尚未到期的一并删除：正在使用它们的运行会失去其节点',
      }),
    )
    .option(
      '--dry-run',
      text({en: 'only list what would be removed', 'zh-CN': '只列出将要删除的内容'}),
    );
  addLanguage(command, context).action(async (flags: Flags) => {
    const {cleanUp} = await import('../cleanup.ts');
    const {context: contexts = [], kubeconfig, probeNamespace, all = false, dryRun = false} = flags;
    await cleanUp({contexts, kubeconfig, probeNamespace, all, dryRun}, context);
  });
}
