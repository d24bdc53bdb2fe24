import {errorSpeaker} from '../pipeline/catalogue.ts';
import {type Cleaned, type CleanRequest, cleanClusters} from '../pipeline/clean-clusters.ts';
import type {Context} from './context.ts';

/** One line for each namespace or object of ours; exit status 1 when something that had to go may still be there. */
export async function cleanUp(request: CleanRequest, context: Context): Promise<void> {
  const {text} = context;
  for (const {context: cluster, failure, left} of await cleanClusters(request)) {
    if (failure !== undefined) {
      context.note(errorSpeaker(context.language)(failure));
      context.exit(1);
    } else if (left.length === 0) {
      context.note(
        text({
          en: `${cluster}: nothing of samespec’s is there`,
          'zh-CN': `${cluster}：没有 samespec 的遗留对象`,
        }),
      );
    }
    for (const {name, fate} of left) {
      await context.out(`${cluster}  ${name}  ${told(fate, context)}\n`);
      if (fate.state === 'stuck' || fate.state === 'refused') context.exit(1);
    }
  }
}

function told(fate: Cleaned['fate'], {text}: Context): string {
  switch (fate.state) {
    case 'removed':
      return text({en: 'removed', 'zh-CN': '已删除'});
    case 'would-be-removed':
      return text({en: 'would be removed', 'zh-CN': '将被删除'});
    case 'stuck':
      return text({
        en: `being deleted, and held: ${fate.detail}`,
        'zh-CN': `正在删除，但被卡住：${fate.detail}`,
      });
    case 'refused':
      return text({en: `not removed: ${fate.detail}`, 'zh-CN': `未能删除：${fate.detail}`});
    case 'kept': {
      const until = fate.deadline?.toISOString() ?? '?';
      return text({
        en: `kept: may be in use until ${until} (--all removes it)`,
        'zh-CN': `保留：可能使用到 ${until}（--all 可一并删除）`,
      });
    }
  }
}
