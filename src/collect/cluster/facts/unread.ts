import type {RawCluster} from '../raw.ts';
import type {ClusterLeaves} from './leaves.ts';

/** What was asked for and not given, by its name: `cluster.read.pods` is denied. What is not there is an answer. */
export function unreadFacts({lists, configMaps, version}: RawCluster, leaves: ClusterLeaves): void {
  for (const [name, answer] of Object.entries({version, ...lists, ...configMaps})) {
    if (!answer.ok && answer.failure !== 'absent') {
      leaves.unread(name, ['cluster', 'read', name], answer);
    }
  }
}
