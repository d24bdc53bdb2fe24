import type {NodeFacts} from '../../model/fact.ts';
import type {Persist} from '../../model/plan.ts';

/** One way in which a machine sets up its network, and how an MTU is written down there. */
export type PersistBackend = {
  /** `netplan`, `networkd`, `networkmanager`, `ifupdown`, `ifcfg` */
  id: string;
  /** True where this is what sets up the interface, judged by facts. */
  owns(facts: NodeFacts, device: string): boolean;
  /** Files and commands that keep the MTU; pure. Null: not possible for this interface. */
  keepMtu(facts: NodeFacts, device: string, mtuBytes: number): readonly Persist[] | null;
};

/** In the order in which they are asked: what generates comes before what it generates for. */
const BACKENDS: readonly PersistBackend[] = [];

/** What keeps an interface’s MTU over a reboot; empty where nothing known sets it up. */
export function keepLinkMtu(facts: NodeFacts, device: string, mtuBytes: number): Persist[] {
  const backend = BACKENDS.find((each) => each.owns(facts, device));
  return [...(backend?.keepMtu(facts, device, mtuBytes) ?? [])];
}
