import {analysisMark} from '../pipeline/analysis-mark.ts';
import {errorSpeaker} from '../pipeline/catalogue.ts';
import {runsFolder} from '../store/folder.ts';
import {listEntries, type RunEntry, type RunVerdict} from '../store/index/index.ts';
import type {Context} from './context.ts';

const CONCLUSIONS: Readonly<Record<RunVerdict['conclusion'], {en: string; 'zh-CN': string}>> = {
  cause: {en: 'cause', 'zh-CN': '已找到原因'},
  contributor: {en: 'contributor', 'zh-CN': '存在影响因素'},
  unexplained: {en: 'slow, unexplained', 'zh-CN': '变慢，原因未明'},
  clean: {en: 'clean', 'zh-CN': '未发现问题'},
  inconclusive: {en: 'inconclusive', 'zh-CN': '能观察到的太少'},
};

/** Prints a line per run, newest first; of those that were analysed also what was found. */
export async function listSavedRuns(context: Context): Promise<void> {
  const entries = await listEntries(runsFolder(), await analysisMark());
  if (entries.length === 0) {
    context.note(context.text({en: 'No saved runs.', 'zh-CN': '还没有已保存的运行记录。'}));
  }
  await context.out(entries.map((entry) => `${entry.id}  ${tailOf(entry, context)}\n`).join(''));
}

function tailOf({outline, problem, verdict, state}: RunEntry, context: Context): string {
  const {text, language} = context;
  if (outline === null) {
    const why = problem === null ? '' : `: ${errorSpeaker(language)(problem)}`;
    return `${text({en: 'cannot be read', 'zh-CN': '无法读取'})}${why}`;
  }
  const {nodes, stages} = outline;
  const parts = [
    `${nodes} ${text({en: 'nodes', 'zh-CN': '个节点'})}`,
    `collect ${stages.collect}`,
    `measure ${stages.measure}`,
  ];
  if (state === 'running') parts.push(text({en: 'under way', 'zh-CN': '进行中'}));
  if (state === 'stopped') {
    parts.push(text({en: 'ended without finishing', 'zh-CN': '中途结束，未完成'}));
  }
  if (verdict !== null) {
    const [finding] = verdict.findings;
    const told = verdict.counts.cause + verdict.counts.contributor > 0 && finding !== undefined;
    parts.push(text(CONCLUSIONS[verdict.conclusion]) + (told ? ` ${finding.id}` : ''));
  }
  return parts.join('  ');
}
