import type {KubeConfig} from '@kubernetes/client-node';
import {AppError} from '../../model/error.ts';

/** Where a cluster is to be found: as kubectl takes it. */
export type KubeSource = {
  /** `--kubeconfig`; absent: `KUBECONFIG` (a list of files), `~/.kube/config`, or the pod’s own service account. */
  kubeconfig?: string;
  /** Absent: the current context. */
  context?: string;
};

/** One context of a kubeconfig, with the user’s own certificates, tokens, exec and OIDC plugins. */
export type KubeContext = {name: string; server: string; config: KubeConfig};

/**
 * Reads the kubeconfig and chooses a context in it. Nothing is asked of the cluster yet.
 * Throws `kube-config-unreadable`, `kube-context-unknown`, `kube-no-cluster`.
 */
export async function openContext(source: KubeSource): Promise<KubeContext> {
  // Half a second and 80 MB: loaded where a cluster is really asked for.
  const {KubeConfig: Config} = await import('@kubernetes/client-node');
  const config = new Config();
  try {
    if (source.kubeconfig === undefined) config.loadFromDefault();
    else config.loadFromFile(source.kubeconfig);
  } catch (cause) {
    const file = source.kubeconfig ?? process.env.KUBECONFIG ?? '~/.kube/config';
    throw new AppError('kube-config-unreadable', {file, detail: messageOf(cause)}, {cause});
  }
  const name = source.context ?? config.getCurrentContext();
  const known = config.getContexts().map((context) => context.name);
  if (!known.includes(name)) {
    throw new AppError('kube-context-unknown', {
      context: name || '-',
      known: known.join(' ') || '-',
    });
  }
  config.setCurrentContext(name);
  const server = config.getCurrentCluster()?.server;
  if (server === undefined) throw new AppError('kube-no-cluster', {context: name});
  return {name, server, config};
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? (cause.message.split('\n')[0] ?? cause.message) : String(cause);
}
