import type {NodeFacts} from '../../model/fact.ts';
import type {Message} from '../../model/message.ts';
import type {Persist, PlanArtifact} from '../../model/plan.ts';
import type {Kept, PersistBackend} from './backend.ts';
import {byHand} from './by-hand.ts';
import {ifcfg} from './ifcfg.ts';
import {ifupdown} from './ifupdown.ts';
import {netplan} from './netplan.ts';
import {networkd} from './networkd.ts';
import {networkmanager} from './networkmanager.ts';
import {isClosed, setupsOf} from './setups.ts';
import {say} from './strings.ts';

export {strings as persistStrings} from './strings.ts';

const BACKENDS: readonly PersistBackend[] = [netplan, networkd, networkmanager, ifupdown, ifcfg];

/** Names that mean one interface in every one of these files and in sed. */
const PLAIN_DEVICE = /^[A-Za-z][A-Za-z0-9_.-]{0,14}$/;

/** How an MTU outlasts a reboot. Where `persist` is empty and there are files for a person, it is by hand. */
export type KeptMtu = {persist: Persist[]; leftOut: Message[]; artifacts: PlanArtifact[]};

/**
 * What keeps an interface’s MTU over a reboot, by whatever sets up the interface. Where that is unknown, or several
 * claim it, nothing is written: the reason, and what a person has to write, stand in the result. Pure.
 */
export function persistLinkMtu(facts: NodeFacts, device: string, mtuBytes: number): KeptMtu {
  const found = keep(facts, device, mtuBytes);
  if ('persist' in found) {
    return {persist: found.persist, leftOut: found.notes, artifacts: []};
  }
  const {node} = facts;
  const leftOut = [say('not-kept', {node, device, reason: found.refused})];
  return {persist: [], leftOut, artifacts: [byHand(facts, device, mtuBytes)]};
}

function keep(facts: NodeFacts, device: string, mtuBytes: number): Kept {
  if (!PLAIN_DEVICE.test(device)) return {refused: say('odd-name', {device})};
  if (isClosed(facts)) return {refused: say('closed', {device})};
  const setups = setupsOf(facts, device);
  const claims = BACKENDS.map((backend) => ({backend, files: backend.claims(setups)})).filter(
    ({files}) => files.length > 0,
  );
  const [only] = claims;
  if (only === undefined) return {refused: say('none-known', {device})};
  if (claims.length > 1) {
    const files = [...new Set(claims.flatMap((claim) => claim.files))];
    return {refused: say('several-claim', {device, files})};
  }
  return only.backend.keepMtu(facts, device, mtuBytes, setups);
}
