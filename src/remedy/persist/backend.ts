import type {NodeFacts} from '../../model/fact.ts';
import type {Message} from '../../model/message.ts';
import type {Persist} from '../../model/plan.ts';
import type {Setup} from './setups.ts';

/** What keeps an MTU over a reboot, or why it cannot be written down for this interface. */
export type Kept = {persist: Persist[]; notes: Message[]} | {refused: Message};

/** One way in which a machine sets up its network, and how an MTU is written down there. */
export type PersistBackend = {
  /** `netplan`, `networkd`, `networkmanager`, `ifupdown`, `ifcfg` */
  id: string;
  /** The files by which it shows that it sets up the interface; empty: it does not, as far as facts tell. */
  claims(setups: readonly Setup[]): string[];
  /** Files and commands that keep the MTU; pure. Asked only where it alone claims the interface. */
  keepMtu(facts: NodeFacts, device: string, mtuBytes: number, setups: readonly Setup[]): Kept;
};

export function kept(...persist: Persist[]): Kept {
  return {persist, notes: []};
}
