import {z} from 'zod';
import type {Source} from '../../../model/observed.ts';
import type {EvidenceView} from '../../define-rule.ts';
import {observe} from '../../inputs/fact.ts';
import {TEXT} from '../../inputs/kinds.ts';

/**
 * What people have blamed for a slow region, and what is no reason for it. `no-nesting`: no vmx or svm on some nodes
 * while others have it. `module`: a KVM module of the vendor loaded without the flag it needs.
 */
export type Suspicion = {kind: 'no-nesting' | 'module'; node: string; source: Source};

const MODULES = [
  ['kvm_amd', 'svm'],
  ['kvm_intel', 'vmx'],
] as const;

const NESTING = z.enum(['vmx', 'svm', 'none']);

export function suspicionsOf(view: EvidenceView, nodes: readonly string[]): Suspicion[] {
  const flags = nodes.map((node) => ({
    node,
    flag: observe(view.facts, node, 'virt.nestingFlag', NESTING),
  }));
  const some = flags.some(({flag}) => flag.ok && flag.value !== 'none');
  return flags.flatMap(({node, flag}): Suspicion[] => {
    if (!flag.ok) return [];
    const odd = MODULES.some(([name, needs]) => {
      const module = observe(view.facts, node, `kvm.module.${name}`, TEXT);
      return module.ok && module.value === 'loaded' && flag.value !== needs;
    });
    const {source} = flag;
    return [
      ...(some && flag.value === 'none' ? [{kind: 'no-nesting' as const, node, source}] : []),
      ...(odd ? [{kind: 'module' as const, node, source}] : []),
    ];
  });
}
