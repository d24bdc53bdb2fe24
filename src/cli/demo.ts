import {fileURLToPath} from 'node:url';
import {loadScenario} from '../lab/index.ts';
import type {ReportDocument} from '../model/report.ts';
import {isRoot} from '../platform/tools.ts';
import type {Context} from './context.ts';
import {ensureTools} from './examine.ts';
import type {OutputFlags} from './flags.ts';
import {deliver} from './render.ts';

/**
 * The incident on this machine, from the lab to the report. Where the lab cannot be built, the recorded run
 * is shown and named as such.
 */
export async function demonstrate(
  name: string,
  flags: OutputFlags & {replay: boolean},
  context: Context,
): Promise<void> {
  const scenario = await loadScenario(name);
  const live = !flags.replay && isRoot() && (await ensureTools(context));
  if (!live) return replayRecorded(name, flags, context);
  const {diagnoseScenario} = await import('./scenario-run.ts');
  const document = await diagnoseScenario(scenario, flags.quiet, context);
  if (document !== null) await tell(document, flags, context);
}

async function replayRecorded(
  name: string,
  flags: OutputFlags & {replay: boolean},
  context: Context,
) {
  if (!flags.replay) {
    context.note(
      context.text({
        en: 'The live lab needs Linux, root and the programs that “samespec doctor” lists. Showing a recorded run instead.',
        'zh-CN':
          '实时实验环境需要 Linux、root 以及“samespec doctor”列出的程序。下面改为回放录制好的运行记录。',
      }),
    );
  }
  const {importRun} = await import('../store/bundle.ts');
  const {runsFolder} = await import('../store/folder.ts');
  const {replay} = await import('./replay.ts');
  const recorded = fileURLToPath(new URL(`../../fixtures/${name}.samespec`, import.meta.url));
  const id = await importRun(runsFolder(), recorded);
  await tell(await replay(id), flags, context);
}

/** A demo that finds what it was built to show has succeeded, so it does not end with status 3. */
async function tell(document: ReportDocument, flags: OutputFlags, context: Context): Promise<void> {
  await deliver(document, {...flags, failOn: 'never'}, context);
  if (flags.output !== 'text') return;
  const {id} = document.run;
  context.note(
    context.text({
      en: `\nThe run is saved. As a page: samespec report ${id} -o html --out report.html`,
      'zh-CN': `\n运行记录已保存。生成网页：samespec report ${id} -o html --out report.html`,
    }),
  );
}
