import type {Command} from 'commander';
import type {Context} from '../context.ts';
import {addLanguage} from '../flags.ts';

export function registerRuns(program: Command, context: Context): void {
  const {text} = context;
  const runs = program
    .command('runs')
    .description(text({en: 'saved runs', 'zh-CN': '已保存的运行记录'}));
  const run = text({en: 'id of a saved run', 'zh-CN': '运行记录的编号'});
  addLanguage(
    runs.command('list').description(text({en: 'newest first', 'zh-CN': '按时间倒序列出'})),
    context,
  ).action(() => list(context));
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
}

async function folder(): Promise<string> {
  const {runsFolder} = await import('../../store/folder.ts');
  return runsFolder();
}

async function list(context: Context): Promise<void> {
  const {listRuns} = await import('../../store/load.ts');
  const listings = await listRuns(await folder());
  if (listings.length === 0) {
    context.note(context.text({en: 'No saved runs.', 'zh-CN': '还没有已保存的运行记录。'}));
  }
  const unreadable = context.text({en: 'cannot be read', 'zh-CN': '无法读取'});
  for (const {id, manifest} of listings) {
    const nodes = context.text({en: 'nodes', 'zh-CN': '个节点'});
    const tail = manifest
      ? `${manifest.inventory.nodes.length} ${nodes}  collect ${manifest.stages.collect}  measure ${manifest.stages.measure}`
      : unreadable;
    await context.out(`${id}  ${tail}\n`);
  }
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
