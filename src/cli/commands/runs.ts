import type {Command} from 'commander';
import type {Context} from '../context.ts';
import {addLanguage, positive} from '../flags.ts';
import type {PruneFlags} from '../runs-prune.ts';

export function registerRuns(program: Command, context: Context): void {
  const {text} = context;
  const runs = program
    .command('runs')
    .description(text({en: 'saved runs', 'zh-CN': '已保存的运行记录'}));
  const run = text({en: 'id of a saved run', 'zh-CN': '运行记录的编号'});
  addLanguage(
    runs.command('list').description(text({en: 'newest first', 'zh-CN': '按时间倒序列出'})),
    context,
  ).action(async () => {
    const {listSavedRuns} = await import('../runs-list.ts');
    await listSavedRuns(context);
  });
  addLanguage(
    runs
      .command('show')
      .argument('<run>', run)
      .description(text({en: 'what it holds', 'zh-CN': '查看其中的内容'})),
    context,
  ).action((id: string) => show(id, context));
  addLanguage(
    runs
      .command('export')
      .argument('<run>', run)
      .argument('<file>')
      .description(text({en: 'pack into one file', 'zh-CN': '打包成单个文件'})),
    context,
  ).action(async (id: string, file: string) => {
    const {exportRun} = await import('../../store/bundle.ts');
    await exportRun(await folder(), id, file);
    context.note(text({en: `Written: ${file}`, 'zh-CN': `已写入：${file}`}));
  });
  addLanguage(
    runs
      .command('import')
      .argument('<file>')
      .description(text({en: 'take in a packed run', 'zh-CN': '导入打包的运行记录'})),
    context,
  ).action(async (file: string) => {
    const {importRun} = await import('../../store/bundle.ts');
    await context.out(`${await importRun(await folder(), file)}\n`);
  });
  addLanguage(
    runs
      .command('rm')
      .argument('<run>', run)
      .description(text({en: 'remove', 'zh-CN': '删除'})),
    context,
  ).action(async (id: string) => {
    const {removeRun} = await import('../../store/load.ts');
    await removeRun(await folder(), id);
  });
  registerPrune(runs, context);
}

function registerPrune(runs: Command, context: Context): void {
  const {text} = context;
  const command = runs
    .command('prune')
    .description(
      text({
        en: 'remove old runs; never one that is being written, that a plan was made from, or that cannot be read',
        'zh-CN': '删除旧的运行记录；正在写入的、已据此生成计划的、无法读取的记录一律保留',
      }),
    )
    .option(
      '--keep <n>',
      text({en: 'keep the newest N runs', 'zh-CN': '保留最新的 N 份'}),
      positive,
    )
    .option(
      '--older-than <age>',
      text({
        en: 'keep younger runs: 30d, 12h (days, hours, minutes, weeks)',
        'zh-CN': '保留更近的记录，如 30d、12h（周 w、天 d、小时 h、分钟 m）',
      }),
    )
    .option(
      '--dry-run',
      text({en: 'only say what would go', 'zh-CN': '只列出将删除的记录，不删除'}),
      false,
    );
  command.addHelpText(
    'after',
    text({
      en: `
Examples:
  samespec runs prune --keep 50                     the newest 50 stay
  samespec runs prune --older-than 30d --dry-run    what is older than 30 days, removing nothing
  samespec runs prune --keep 50 --older-than 30d    the newest 50 stay, and all of the last 30 days`,
      'zh-CN': `
示例：
  samespec runs prune --keep 50                     保留最新的 50 份
  samespec runs prune --older-than 30d --dry-run    列出 30 天以前的记录，不删除
  samespec runs prune --keep 50 --older-than 30d    保留最新的 50 份，以及最近 30 天内的全部记录`,
    }),
  );
  addLanguage(command, context).action(async (flags: PruneFlags) => {
    const {prune} = await import('../runs-prune.ts');
    await prune(flags, context);
  });
}

async function folder(): Promise<string> {
  const {runsFolder} = await import('../../store/folder.ts');
  return runsFolder();
}

async function show(id: string, context: Context): Promise<void> {
  const {loadRun} = await import('../../store/load.ts');
  const {manifest, paths, folder: where} = await loadRun(await folder(), id);
  const {nodes} = manifest.inventory;
  await context.out(
    `${[
      manifest.id,
      where,
      `${manifest.startedAt} – ${manifest.endedAt ?? '?'}  samespec ${manifest.samespecVersion}`,
      `collect ${manifest.stages.collect}  measure ${manifest.stages.measure}  ${paths.length} path results`,
      ...nodes.map((node) => {
        const outcome = manifest.outcomes.find((o) => o.node === node.id);
        const state = outcome ? (outcome.ok ? 'ok' : (outcome.failure ?? 'failed')) : '-';
        return `  ${node.id}  ${node.labels.region ?? '-'}  ${state}`;
      }),
    ].join('\n')}\n`,
  );
}
