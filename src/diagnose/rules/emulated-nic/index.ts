import {z} from 'zod';
import type {Evidence} from '../../../model/finding.ts';
import {type Claim, defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {fact} from '../../inputs/index.ts';
import {isGuest} from '../../settings/is-guest.ts';
import {peerTexts} from '../../settings/peers.ts';
import {virtualizationSigns} from '../../virtualization/signs.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

export const emulatedNic = defineRule({
  id: 'emulated-nic',
  scope: 'node',
  requires: {kind: fact('nic.class', z.string())},
  optional: {
    driver: fact('nic.driver', z.string()),
    lower: fact('nic.hasLower', z.boolean()),
    signs: virtualizationSigns(),
    peers: peerTexts('nic.class'),
  },
  strings,
  references: [
    'QEMU: Network emulation; Linux Documentation/networking/device_drivers/',
    'Microsoft: Accelerated Networking overview',
  ],
  check({kind, driver, lower, signs, peers}) {
    const name = driver.ok ? driver.value : '-';
    const seen = {message: say('driver', {driver: name}), sources: [kind.source]};
    if (kind.value === 'software') return notApplicable(say('software'));
    if (kind.value === 'emulated-model') {
      const guest = signs.ok ? isGuest(signs.value) : undefined;
      if (guest === undefined) return notApplicable(say('where-unknown', {driver: name}));
      if (!guest) return pass([seen]);
      const better = peers.ok
        ? [...peers.value].filter(([, peer]) => peer === 'paravirtual').map(([node]) => node)
        : [];
      return fail(emulated(name, seen, better.slice(0, 5)));
    }
    if (name === 'hv_netvsc' && lower.ok && !lower.value) return fail(withoutFunction(seen));
    return pass([seen]);
  },
});

function emulated(driver: string, seen: Evidence, better: readonly string[]): Claim {
  const peers = {message: say('peers', {nodes: [...better]}), sources: []};
  return {
    verdict: 'contributor',
    facts: ['net.default.driver', 'nic.class', 'nic.driver'],
    severity: 'medium',
    confidence: better.length > 0 ? 0.7 : 0.6,
    title: say('title', {driver}),
    why: say('why'),
    evidenceFor: better.length > 0 ? [seen, peers] : [seen],
    evidenceAgainst: [{message: say('little-traffic'), sources: []}],
    safe: [{id: 'paravirtual-nic', message: say('paravirtual-nic')}],
    danger: [{id: 'names-change', message: say('names-change')}],
  };
}

function withoutFunction(seen: Evidence): Claim {
  return {
    kind: 'accelerated-networking-off',
    verdict: 'note',
    severity: 'low',
    confidence: 0.8,
    title: say('title-function'),
    why: say('why-function'),
    evidenceFor: [seen, {message: say('no-function'), sources: []}],
    evidenceAgainst: [],
    safe: [{id: 'accelerated-networking', message: say('accelerated-networking')}],
    danger: [],
  };
}
