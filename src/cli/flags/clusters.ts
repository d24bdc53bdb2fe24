import type {Command} from 'commander';
import type {Context} from '../context.ts';
import {kubeName, repeated} from './values.ts';

/** How clusters are probed. */
export type ProbeFlags = {probeImage?: string; probeNamespace?: string; probeIngress?: string};

export function addClusters(command: Command, context: Context): Command {
  const {text} = context;
  command.option(
    '--context <name>',
    text({
      en: 'nodes of the cluster of a kubeconfig context; repeatable, several clusters are one fleet',
      'zh-CN': 'kubeconfig 中某个 context 所指集群的节点；可重复，多个集群视为一个机群',
    }),
    repeated,
  );
  return addKubeconfig(command, context)
    .option(
      '--selector <labels>',
      text({
        en: 'only nodes of the clusters with these labels, such as node-role.kubernetes.io/worker=',
        'zh-CN': '只取集群中带这些标签的节点，例如 node-role.kubernetes.io/worker=',
      }),
    )
    .option(
      '--region-from <source>',
      text({
        en: 'region of a cluster node: context, label:KEY or regex:EXPRESSION on CONTEXT/NODE (default: the standard label, else the context); of a target of Prometheus: label:KEY',
        'zh-CN':
          '集群节点的地域取自：context、label:键，或作用于 CONTEXT/NODE 的 regex:表达式（默认取标准标签，没有则取 context）；Prometheus 抓取目标的地域：label:键',
      }),
    )
    .option(
      '--probe-image <image>',
      text({
        en: 'image of the temporary probe pods, best with a digest; needs sh, sleep and nsenter (default: busybox:1.37)',
        'zh-CN': '临时探测 Pod 的镜像，最好带摘要；需含 sh、sleep、nsenter（默认 busybox:1.37）',
      }),
    )
    .option(
      '--probe-namespace <name>',
      text({
        en: 'existing namespace for the probe pods, for users with rights in it only (default: a new one for each run)',
        'zh-CN': '放置探测 Pod 的已有命名空间，供只在其中有权限的用户使用（默认每次运行新建一个）',
      }),
      kubeName,
    )
    .option(
      '--probe-ingress <class>',
      text({
        en: 'also measure through the ingress controller of this class: a temporary Ingress under a path of its own',
        'zh-CN':
          '同时经由该类（IngressClass）的 ingress 控制器测量：临时创建一个独占路径的 Ingress',
      }),
    );
}

export function addKubeconfig(command: Command, {text}: Context): Command {
  return command.option(
    '--kubeconfig <file>',
    text({
      en: 'kubeconfig to read (default: KUBECONFIG, else ~/.kube/config)',
      'zh-CN': 'kubeconfig 文件（默认取 KUBECONFIG，否则 ~/.kube/config）',
    }),
  );
}
