import {AppError} from '../model/error.ts';
import {runsFolder} from '../store/folder.ts';
import {pruneRuns, type Spared} from '../store/retention.ts';
import type {Context} from './context.ts';

export type PruneFlags = {keep?: number; olderThan?: string; dryRun: boolean};

const MINUTE_MS = 60_000;
const UNITS = {m: MINUTE_MS, h: 60 * MINUTE_MS, d: 1440 * MINUTE_MS, w: 10_080 * MINUTE_MS};

const REASONS: Readonly<Record<Spared, {en: string; 'zh-CN': string}>> = {
  running: {en: 'is being written', 'zh-CN': '正在写入'},
  planned: {en: 'a plan was made from it', 'zh-CN': '已据此生成计划'},
  unreadable: {en: 'cannot be read', 'zh-CN': '无法读取'},
};

/** Removes old runs, or says which would go. */
export async function prune(flags: PruneFlags, context: Context): Promise<void> {
  const {keep, olderThan, dryRun} = flags;
  if (keep === undefined && olderThan === undefined) throw new AppError('prune-what');
  const retention = {
    ...(keep === undefined ? {} : {keep}),
    ...(olderThan === undefined ? {} : {olderThanMs: ageOf(olderThan)}),
  };
  const {text} = context;
  const {removed, spared} = await pruneRuns(runsFolder(), retention, {now: Date.now(), dryRun});
  for (const {id} of removed) await context.out(`${id}\n`);
  for (const {id, reason} of spared) {
    const why = text(REASONS[reason]);
    context.note(text({en: `Kept ${id}: ${why}`, 'zh-CN': `保留 ${id}：${why}`}));
  }
  const count = removed.length;
  const megabytes = Math.round(removed.reduce((sum, {bytes}) => sum + bytes, 0) / 1e5) / 10;
  context.note(
    dryRun
      ? text({
          en: `${count} would be removed (${megabytes} MB).`,
          'zh-CN': `将删除 ${count} 份（${megabytes} MB）。`,
        })
      : text({
          en: `${count} removed (${megabytes} MB).`,
          'zh-CN': `已删除 ${count} 份（${megabytes} MB）。`,
        }),
  );
}

function ageOf(given: string): number {
  const [, count, unit] = /^(\d{1,6})([mhdw])$/.exec(given) ?? [];
  if (unit === undefined) throw new AppError('prune-age', {given});
  return Number(count) * UNITS[unit as keyof typeof UNITS];
}
