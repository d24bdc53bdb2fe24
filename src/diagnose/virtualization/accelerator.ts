import {rememberedIn} from '../../model/remembered.ts';
import type {EvidenceView} from '../define-rule.ts';
import {directSigns, hiddenKvmSigns, indirectSigns} from './emulation-signs.ts';
import {bareMetalSigns, hardwareSigns} from './hardware-signs.ts';
import {type Sign, type Signs, signsOf} from './signs.ts';
import {nearSigns, type SpeedSigns, slowSigns} from './speed-signs.ts';

/**
 * How a node runs, by all signs together.
 * `emulated`: in software. `direct`: said by TCG itself, else by the sum of signs that a hidden KVM shares.
 * `undecided`: neither emulation nor hardware was shown; `against` says what kept it from being called emulated.
 */
export type Accelerator =
  | {kind: 'emulated'; direct: boolean; confidence: number; signs: Sign[]; against: Sign[]}
  | {kind: 'hardware' | 'bare-metal'; signs: Sign[]}
  | {kind: 'undecided'; signs: Sign[]; against: Sign[]};

/** Detected as QEMU and no kvm-clock, and so many more signs, say TCG (virtualization rule 1). */
const CORROBORATIONS = 1;

/** How a node of this view runs, by its signs alone: worked out once, as several rules ask about every node. */
export const acceleratorAt = rememberedIn(
  (view: EvidenceView, node): Accelerator => acceleratorOf(signsOf(view, node)),
);

/** `speed`: the node against others that are shown to run on the hardware, where micro-benchmarks were run. */
export function acceleratorOf(signs: Signs, speed?: SpeedSigns): Accelerator {
  const hardware = hardwareSigns(signs);
  const direct = directSigns(signs);
  if (direct.length > 0) {
    const strongest = Math.max(...direct.map(({confidence}) => confidence));
    // Both cannot be true of one machine; likely parts of two machines were read together.
    const confidence = hardware.length > 0 ? 0.5 : strongest;
    const told = [
      ...direct.map(({id, value, sources}) => ({id, value, sources})),
      ...slowSigns(speed),
    ];
    return {kind: 'emulated', direct: true, confidence, signs: told, against: hardware};
  }
  const near = nearSigns(speed);
  if (hardware.length > 0) return {kind: 'hardware', signs: [...hardware, ...near]};
  const metal = bareMetalSigns(signs);
  if (metal.length > 0) return {kind: 'bare-metal', signs: metal};
  // Emulation is excluded, whatever else looks like it: a KVM guest that hides itself.
  if (near.length > 0) return {kind: 'hardware', signs: near};
  return bySum(signs, slowSigns(speed));
}

function bySum(signs: Signs, slow: readonly Sign[]): Accelerator {
  const sum = indirectSigns(signs);
  // Where nothing looks like emulation there is nothing to speak against.
  const against = sum.length > 0 ? hiddenKvmSigns(signs) : [];
  const more = sum.length - 2;
  if (more < CORROBORATIONS || against.length > 0) return {kind: 'undecided', signs: sum, against};
  const confidence = slow.length > 0 ? 0.95 : more > 1 ? 0.8 : 0.6;
  return {kind: 'emulated', direct: false, confidence, signs: [...sum, ...slow], against};
}
