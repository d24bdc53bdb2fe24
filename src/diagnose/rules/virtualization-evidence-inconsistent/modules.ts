import {z} from 'zod';
import {seen} from '../../../model/observed.ts';
import type {EvidenceView, Input} from '../../define-rule.ts';
import {observe} from '../../inputs/fact.ts';
import {NUMBER} from '../../inputs/kinds.ts';
import {nodeOf} from '../../inputs/subject.ts';

export type VendorModule = {
  name: 'kvm_amd' | 'kvm_intel';
  /** The CPU flag without which a stock kernel refuses to load it. */
  needs: 'svm' | 'vmx';
  /** Virtual machines that use it; `null` where the kernel does not count. */
  users: number | null;
};

const VENDOR = [
  ['kvm_amd', 'svm'],
  ['kvm_intel', 'vmx'],
] as const;

/**
 * The vendor modules that were loaded at run time (built in ones say nothing), and whether the kernel has PVM.
 * Missing: as the leaves say, where a module’s state could not be read; not loaded is an answer.
 */
export function vendorModules(): Input<{loaded: readonly VendorModule[]; pvm: boolean}> {
  return {
    name: 'kvm.module.kvm_amd, kvm.module.kvm_intel',
    reads: ['kvm.module'],
    // How many there are is told in claims alone, and those are made node by node.
    readsPositive: ['kvm.module.*.users'],
    read(view, subject) {
      const {id} = nodeOf(subject);
      const loaded: VendorModule[] = [];
      let source = stateOf(view, id, 'kvm').source;
      for (const [name, needs] of VENDOR) {
        const state = stateOf(view, id, name);
        if (!state.ok && state.reason !== 'absent') return state;
        if (!state.ok || state.value !== 'loaded') continue;
        const users = observe(view.facts, id, `kvm.module.${name}.users`, NUMBER);
        loaded.push({name, needs, users: users.ok ? users.value : null});
        source = state.source;
      }
      return seen({loaded, pvm: stateOf(view, id, 'kvm_pvm').ok}, source);
    },
  };
}

const STATE = z.enum(['loaded', 'builtin']);

function stateOf(view: EvidenceView, node: string, module: string) {
  return observe(view.facts, node, `kvm.module.${module}`, STATE);
}
