import {tell} from '../../clusters/workloads.ts';
import {defineRule, fail, notApplicable} from '../../define-rule.ts';
import {clusters} from '../../inputs/clusters.ts';
import {allPathMtu} from '../../inputs/index.ts';
import {TEXT} from '../../inputs/kinds.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

const SHOWN = 3;

export const meshNotTheCause = defineRule({
  id: 'mesh-not-the-cause',
  scope: 'fleet',
  requires: {clusters: clusters()},
  optional: {hosts: allPathMtu('host'), pods: allPathMtu('pod')},
  strings,
  references: [
    'RFC 9293, section 3.7.1 (maximum segment size)',
    'RFC 8899, section 1.1 (classical path MTU discovery and black holes)',
  ],
  check({clusters: {value: all}, hosts, pods}) {
    const meshes = all.flatMap((cluster) => {
      const mode = tell(cluster, TEXT, 'cluster', 'mesh', 'mode');
      return mode === null || mode.value === 'none' ? [] : [{cluster: cluster.context, mode}];
    });
    if (meshes.length === 0) return notApplicable(say('no-mesh'));
    const measured = [...(hosts.ok ? hosts.value : []), ...(pods.ok ? pods.value : [])];
    const holes = measured.filter(({result}) => result.state === 'black-hole');
    if (holes.length === 0) return notApplicable(say('no-hole'));
    return fail({
      verdict: 'note',
      severity: 'info',
      confidence: 0.95,
      about: {nodes: [...new Set(holes.map(({source}) => source.id))].sort()},
      title: say('title'),
      why: say('why'),
      evidenceFor: [
        ...holes.slice(0, SHOWN).map(({source, destination, result}) => ({
          message: say('below', {
            source: source.id,
            destination: destination.id,
            layer: result.layer,
          }),
          sources: [],
        })),
        ...meshes.map(({cluster, mode}) => ({
          message: say('mesh', {cluster, mode: mode.value}),
          sources: [mode.source],
        })),
      ],
      evidenceAgainst: [],
      safe: [{id: 'mend-path', message: say('mend-path')}],
      danger: [{id: 'disable-mesh', message: say('disable-mesh')}],
    });
  },
});
