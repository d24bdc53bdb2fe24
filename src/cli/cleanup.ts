import {clusterFailureMessage} from '../inventory/kubernetes/failure-message.ts';
import {errorSpeaker} from '../pipeline/catalogue.ts';
import {type KubeContext, openContext} from '../platform/kube/config.ts';
import {listOwnNamespaces, type OwnedNamespace, removeNamespace} from '../reach/index.ts';
import type {Context} from './context.ts';

type Request = {context?: string[]; kubeconfig?: string; all?: boolean; dryRun?: boolean};

/** One line for each namespace of ours; exit status 1 when something that had to go is still there. */
export async function cleanUp(request: Request, context: Context): Promise<void> {
  const {kubeconfig} = request;
  const opened: KubeContext[] = [];
  // What the user gave wrong is told before anything is removed.
  for (const name of new Set(request.context ?? [undefined])) {
    const named = name === undefined ? {} : {context: name};
    opened.push(await openContext(kubeconfig === undefined ? named : {...named, kubeconfig}));
  }
  const clean = await Promise.all(opened.map((cluster) => cleanCluster(cluster, request, context)));
  if (clean.includes(false)) context.exit(1);
}

/** True: nothing is left that had to go. */
async function cleanCluster(
  cluster: KubeContext,
  {all = false, dryRun = false}: Request,
  context: Context,
): Promise<boolean> {
  const {text} = context;
  const listed = await listOwnNamespaces(cluster);
  if (!listed.ok) {
    const message = clusterFailureMessage(cluster.name, cluster.server, listed);
    context.note(errorSpeaker(context.language)(message));
    return false;
  }
  if (listed.items.length === 0) {
    context.note(
      text({
        en: `${cluster.name}: nothing of samespec’s is there`,
        'zh-CN': `${cluster.name}：没有 samespec 的遗留对象`,
      }),
    );
  }
  const done = await Promise.all(
    listed.items.map(async (namespace) => {
      const goes = all || isOver(namespace);
      const state = await stateAfter(cluster, namespace, goes, dryRun, context);
      await context.out(`${cluster.name}  ${namespace.name}  ${state.told}\n`);
      return state.clean;
    }),
  );
  return !done.includes(false);
}

async function stateAfter(
  cluster: KubeContext,
  {name, deadline}: OwnedNamespace,
  goes: boolean,
  dryRun: boolean,
  {text}: Context,
): Promise<{told: string; clean: boolean}> {
  if (!goes) {
    const until = deadline?.toISOString() ?? '?';
    const told = text({
      en: `kept: may be in use until ${until} (--all removes it)`,
      'zh-CN': `保留：可能使用到 ${until}（--all 可一并删除）`,
    });
    return {told, clean: true};
  }
  if (dryRun) return {told: text({en: 'would be removed', 'zh-CN': '将被删除'}), clean: true};
  const removal = await removeNamespace(cluster, name);
  if (removal.state === 'removed') {
    return {told: text({en: 'removed', 'zh-CN': '已删除'}), clean: true};
  }
  const told =
    removal.state === 'stuck'
      ? text({
          en: `being deleted, and held: ${removal.detail}`,
          'zh-CN': `正在删除，但被卡住：${removal.detail}`,
        })
      : text({
          en: `not removed: ${removal.detail}`,
          'zh-CN': `未能删除：${removal.detail}`,
        });
  return {told, clean: false};
}

/** A namespace that does not say until when it is needed is not taken from anybody. */
function isOver({deadline}: OwnedNamespace): boolean {
  return deadline !== undefined && deadline.getTime() < Date.now();
}
