import {plannedClusters} from '../pipeline/planned-clusters.ts';
import {kubernetesOf} from './clusters.ts';
import type {Context} from './context.ts';
import type {ProbeFlags, TargetFlags} from './flags.ts';

/** Prints as YAML what would be made in the clusters. */
export async function printPlanned(
  flags: TargetFlags & ProbeFlags,
  layers: boolean,
  context: Context,
): Promise<void> {
  const {stringify} = await import('yaml');
  const targets = {files: flags.inventory, hosts: flags.host, kubernetes: kubernetesOf(flags)};
  const planned = await plannedClusters(targets, {
    image: flags.probeImage,
    namespace: flags.probeNamespace,
    ingressClass: flags.probeIngress,
    layers,
  });
  if (planned.length === 0) {
    context.note(
      context.text({
        en: 'Nothing would be made: none of these nodes is reached through a cluster.',
        'zh-CN': '不会创建任何对象：这些节点都不经由集群访问。',
      }),
    );
  }
  for (const {context: cluster, objects} of planned) {
    for (const object of objects) {
      await context.out(`---\n# --context ${cluster}\n${stringify(object)}`);
    }
  }
}
