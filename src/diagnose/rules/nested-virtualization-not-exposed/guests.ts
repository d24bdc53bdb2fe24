import {type Observed, seen} from '../../../model/observed.ts';
import type {Input} from '../../define-rule.ts';
import {cohortFact} from '../../inputs/index.ts';
import {acceleratorAt} from '../../virtualization/accelerator.ts';
import {signsOf} from '../../virtualization/signs.ts';
import {NestingFlag} from './nesting-flag.ts';

/** A guest, whether it may nest guests of its own, and whether it runs on the hardware (a fact apart). */
export type Guest = {
  node: string;
  nesting: NestingFlag;
  accelerated: boolean;
  source: Observed<unknown>['source'];
};

/**
 * The nodes of the cohort that are guests and tell the flag. Left out: bare metal, where the flag is the
 * firmware’s, and nodes that are emulated, where it comes from the emulator.
 */
export function guests(): Input<readonly Guest[]> {
  const flags = cohortFact('virt.nestingFlag', NestingFlag);
  return {
    name: flags.name,
    read(view, subject) {
      const told = flags.read(view, subject);
      if (!told.ok) return told;
      const found = told.value.flatMap(({node, observed}): Guest[] => {
        if (!observed.ok) return [];
        const {kind} = acceleratorAt(view, node.id);
        const {hypervisorFlag} = signsOf(view, node.id);
        const isGuest = kind === 'hardware' || (hypervisorFlag.ok && hypervisorFlag.value);
        if (!isGuest || kind === 'emulated' || kind === 'bare-metal') return [];
        const {value, source} = observed;
        return [{node: node.id, nesting: value, accelerated: kind === 'hardware', source}];
      });
      return seen(found, told.source);
    },
  };
}
