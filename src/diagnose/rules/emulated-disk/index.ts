import {z} from 'zod';
import type {Evidence} from '../../../model/finding.ts';
import {type Claim, defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {fact} from '../../inputs/index.ts';
import {isGuest} from '../../settings/is-guest.ts';
import {peerTexts} from '../../settings/peers.ts';
import {virtualizationSigns} from '../../virtualization/signs.ts';
import {diskKind} from './disk-kind.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

export const emulatedDisk = defineRule({
  id: 'emulated-disk',
  scope: 'node',
  requires: {driver: fact('disk.root.driver', z.string())},
  optional: {signs: virtualizationSigns(), peers: peerTexts('disk.root.driver')},
  strings,
  references: ['QEMU: Block devices', 'Linux Documentation/block/'],
  check({driver, signs, peers}) {
    const name = driver.value;
    const seen = {message: say('driver', {driver: name}), sources: [driver.source]};
    const kind = diskKind(name);
    if (kind === 'other') return pass([seen]);
    const guest = signs.ok ? isGuest(signs.value) : undefined;
    if (guest === undefined) return notApplicable(say('where-unknown', {driver: name}));
    if (!guest) return pass([seen]);
    const better = peers.ok
      ? [...peers.value].filter(([, peer]) => diskKind(peer) === 'other').map(([node]) => node)
      : [];
    return fail(claimOf(name, kind === 'emulated', seen, better.slice(0, 5)));
  },
});

function claimOf(driver: string, sure: boolean, seen: Evidence, better: readonly string[]): Claim {
  const peers = {message: say('peers', {nodes: [...better]}), sources: []};
  const told = better.length > 0;
  // AHCI is imitated well and may be what the image wanted; without better peers it is only worth a note.
  const contributes = sure || told;
  return {
    verdict: contributes ? 'contributor' : 'note',
    severity: contributes ? 'medium' : 'low',
    confidence: sure ? (told ? 0.7 : 0.6) : told ? 0.5 : 0.4,
    title: say('title', {driver}),
    why: say('why'),
    evidenceFor: told ? [seen, peers] : [seen],
    evidenceAgainst: [{message: say('data-elsewhere'), sources: []}],
    safe: [{id: 'paravirtual-disk', message: say('paravirtual-disk')}],
    danger: [{id: 'driver-in-initramfs', message: say('driver-in-initramfs')}],
  };
}
