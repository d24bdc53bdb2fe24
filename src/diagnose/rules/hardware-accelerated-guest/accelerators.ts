import {type Source, seen} from '../../../model/observed.ts';
import type {EvidenceView, Input} from '../../define-rule.ts';
import {membersOf} from '../../inputs/subject.ts';
import {acceleratorAt} from '../../virtualization/accelerator.ts';
import {hypervisorOf} from '../../virtualization/hardware-signs.ts';
import type {Sign} from '../../virtualization/signs.ts';

/** What a node runs on; `by` is the hypervisor (`KVM`, `Xen`, …), `metal` without one. */
export type Accelerated = {node: string; by: string; signs: readonly Sign[]};

const KNOWN: Readonly<Record<string, string>> = {
  kvm: 'KVM',
  xen: 'Xen',
  vmware: 'VMware',
  microsoft: 'Hyper-V',
  'hyper-v': 'Hyper-V',
};

/** The nodes of the cohort that are shown to run on the hardware, under a hypervisor that is named, or under none. */
export function accelerators(): Input<readonly Accelerated[]> {
  return {
    name: 'virt.detected, virt.cpuidSignature, clock.sourcesAvailable',
    read(view, subject) {
      const nodes = membersOf(view, subject);
      const found = nodes.flatMap(({id}) => acceleratedBy(view, id) ?? []);
      const source: Source = {
        node: nodes[0]?.id ?? '-',
        command: '-',
        section: 'compare/virt.detected',
        at: '-',
      };
      return seen(found, found[0]?.signs[0]?.sources[0] ?? source);
    },
  };
}

function acceleratedBy(view: EvidenceView, node: string): Accelerated | undefined {
  const accelerator = acceleratorAt(view, node);
  if (accelerator.kind === 'bare-metal') return {node, by: 'metal', signs: accelerator.signs};
  if (accelerator.kind !== 'hardware') return undefined;
  const name = hypervisorOf(accelerator.signs);
  // Steal or a row HYP shows that there is one, not which.
  if (name === undefined) return undefined;
  return {node, by: KNOWN[name.toLowerCase()] ?? name, signs: accelerator.signs};
}
