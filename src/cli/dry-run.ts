import {readInventory} from '../inventory/index.ts';
import {plannedObjects} from '../reach/index.ts';
import {kubernetesOf} from './clusters.ts';
import type {Context} from './context.ts';
import type {TargetFlags} from './flags.ts';

/** Prints as YAML what would be made in the clusters; only their nodes are asked for, and nothing is made. */
export async function printPlanned(
  flags: TargetFlags & {probeImage?: string},
  layers: boolean,
  context: Context,
): Promise<void> {
  const {stringify} = await import('yaml');
  const {nodes} = await readInventory({
    files: flags.inventory,
    hosts: flags.host,
    kubernetes: kubernetesOf(flags),
  });
  const planned = plannedObjects(nodes, {image: flags.probeImage, layers, now: new Date()});
  if (planned.length === 0) {
    context.note(
      context.text({
        en: 'Nothing would be made: none of these nodes is reached through a cluster.',
        'zh-CN': '不会创建任何对象：这些节点都不经由集群访问。',
      }),
    );
  }
  for (const {context: name, objects} of planned) {
    for (const object of objects) {
      await context.out(`---\n# --context ${name}\n${stringify(object)}`);
    }
  }
}
