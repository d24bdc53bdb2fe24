import {z} from 'zod';
import {missing, type Observed, seen} from '../../../model/observed.ts';
import type {EvidenceView, Input, Subject} from '../../define-rule.ts';
import {fact, podFacts} from '../../inputs/index.ts';
import type {PodValue} from '../../inputs/pods.ts';
import {say as sayInput} from '../../inputs/strings.ts';
import {nodeOf} from '../../inputs/subject.ts';

/**
 * Settings a new network namespace does not take over, with the kernel’s defaults (somaxconn was 128 before 5.4).
 * tcp_rmem, tcp_wmem and congestion control are copied and therefore not here. Measured on Linux 6.18.
 */
export const NOT_INHERITED: Readonly<Record<string, readonly string[]>> = {
  'net.ipv4.tcp_mtu_probing': ['0'],
  'net.ipv4.tcp_base_mss': ['1024', '512'],
  'net.ipv4.tcp_slow_start_after_idle': ['1'],
  'net.core.somaxconn': ['4096', '128'],
};

export type Setting = {
  key: string;
  defaults: readonly string[];
  node: Extract<Observed<string>, {ok: true}>;
  pods: readonly PodValue<string>[];
};

/** Each setting that is known of the node and of a pod. Missing where none is, with the reason of the pods or the node. */
export function settings(): Input<readonly Setting[]> {
  const inputs = Object.entries(NOT_INHERITED).map(([key, defaults]) => ({
    key,
    defaults,
    ofNode: fact(`sysctl.${key}`, z.string()),
    ofPods: podFacts(`sysctl.${key}`, z.string()),
  }));
  return {
    name: 'TCP settings of node and pods',
    reads: inputs.flatMap(({ofNode, ofPods}) => [...(ofNode.reads ?? []), ...(ofPods.reads ?? [])]),
    read(view: EvidenceView, subject: Subject) {
      const found: Setting[] = [];
      let failed: Observed<never> | undefined;
      for (const {key, defaults, ofNode, ofPods} of inputs) {
        const node = ofNode.read(view, subject);
        const pods = ofPods.read(view, subject);
        if (node.ok && pods.ok) found.push({key, defaults, node, pods: pods.value});
        else if (!pods.ok) failed ??= pods;
        else if (!node.ok) failed ??= node;
      }
      const [first] = found;
      if (first !== undefined) return seen(found, first.node.source);
      if (failed !== undefined) return failed;
      const {id} = nodeOf(subject);
      const source = {node: id, command: '-', section: '-', at: '-'};
      return missing('absent', sayInput('no-pods', {node: id}), source);
    },
  };
}
