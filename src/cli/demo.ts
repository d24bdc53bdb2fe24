import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {loadScenario} from '../lab/index.ts';
import type {ReportDocument} from '../model/report.ts';
import {Verification} from '../model/verification.ts';
import {errorSpeaker} from '../pipeline/catalogue.ts';
import {isRoot} from '../platform/tools.ts';
import type {Context} from './context.ts';
import type {Show} from './demo-fix.ts';
import {ensureTools} from './examine.ts';
import type {OutputFlags} from './flags.ts';
import {deliver} from './render.ts';

export type DemoFlags = OutputFlags & {replay: boolean; tryArticleFix: boolean; iAccept: string[]};

/**
 * The incident on this machine, from the lab to the report, and on to the change that mends it, measured before and
 * after. Where the lab cannot be built, the recorded run is shown and named as such.
 */
export async function demonstrate(name: string, flags: DemoFlags, context: Context): Promise<void> {
  const scenario = await loadScenario(name);
  if (flags.tryArticleFix) await refuseArticleFix(name, flags, context);
  const live = !flags.replay && isRoot() && (await ensureTools(context));
  if (!live) return replayRecorded(name, flags, context);
  const {withDiagnosedLab} = await import('./scenario-lab.ts');
  await withDiagnosedLab(scenario, flags.quiet, context, async (document, signal) => {
    await goOn(document, flags, {context, quiet: flags.quiet, signal});
    if (signal.aborted) context.exit(130);
  });
}

/** What follows the diagnosis while the lab is still up. */
async function goOn(document: ReportDocument, flags: DemoFlags, show: Show): Promise<void> {
  const {context} = show;
  if (flags.tryArticleFix) {
    const {tryArticleFix} = await import('./demo-article.ts');
    return tryArticleFix(document, flags.iAccept, show);
  }
  await tell(document, flags, context);
  if (!isForPeople(flags)) return;
  const {fixAndVerify, mendable} = await import('./demo-fix.ts');
  const plan = await mendable(document, context);
  const verification = plan === null ? null : await fixAndVerify(plan, show);
  if (verification !== null) await tellVerification(verification, flags, context);
}

/** Other formats hold one document, the report. */
function isForPeople({output}: OutputFlags): boolean {
  return output === 'text' || output === 'html' || output === 'md';
}

/** The plan is made from the recorded run first: to refuse it, no lab is needed. */
async function refuseArticleFix(name: string, flags: DemoFlags, context: Context): Promise<void> {
  const {articlePlan} = await import('./demo-article.ts');
  await articlePlan(await recorded(name), flags.iAccept, context);
}

async function replayRecorded(name: string, flags: DemoFlags, context: Context): Promise<void> {
  if (!flags.replay) {
    context.note(
      context.text({
        en: 'The live lab needs Linux, root and the programs that “samespec doctor” lists. Showing a recorded run instead.',
        'zh-CN':
          '实时实验环境需要 Linux、root 以及“samespec doctor”列出的程序。下面改为回放录制好的运行记录。',
      }),
    );
  }
  await tell(await recorded(name), flags, context);
  const verification = await recordedVerification(name);
  if (verification !== null && isForPeople(flags)) {
    await tellVerification(verification, flags, context);
  }
}

/** What came of mending it, recorded as well; null where it was not. */
async function recordedVerification(name: string): Promise<Verification | null> {
  const file = new URL(`../../fixtures/${name}.verification.json`, import.meta.url);
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? null : Verification.parse(JSON.parse(text));
}

async function recorded(name: string): Promise<ReportDocument> {
  const {importRun} = await import('../store/bundle.ts');
  const {runsFolder} = await import('../store/folder.ts');
  const {replay} = await import('./replay.ts');
  const file = fileURLToPath(new URL(`../../fixtures/${name}.samespec`, import.meta.url));
  return replay(await importRun(runsFolder(), file));
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

/** On the screen; as a page or Markdown beside the file of the report, where one was asked for. */
async function tellVerification(
  verification: Verification,
  flags: OutputFlags,
  context: Context,
): Promise<void> {
  const {writeVerification} = await import('./verify.ts');
  const {output, out, color} = flags;
  if (out !== undefined && (output === 'html' || output === 'md')) {
    await writeVerification(verification, {output, out: besideOf(out), color}, context);
  }
  if (output === 'text' && out === undefined) {
    return writeVerification(verification, {output, color}, context);
  }
  context.note(errorSpeaker(context.language)(verification.message));
}

/** `report.html` gives `report.verification.html`. */
function besideOf(file: string): string {
  const dot = file.lastIndexOf('.');
  const slash = file.lastIndexOf('/');
  if (dot <= slash + 1) return `${file}.verification`;
  return `${file.slice(0, dot)}.verification${file.slice(dot)}`;
}
