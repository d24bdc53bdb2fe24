/** What becomes of a remedy that no action carries out: who is asked, and what about. */
export type Handling = {
  /** `provider`: who runs the machines below ours. `cluster`, `owner`: people of one’s own. */
  to: 'provider' | 'cluster' | 'owner';
  topic?: 'firewall' | 'move' | 'platform' | 'accelerate' | 'firmware' | 'device';
};

/** By remedy id of the rules. A structure test holds this list against the rules. */
export const HANDLING: Readonly<Record<string, Handling>> = {
  'allow-ptb-icmp': {to: 'provider', topic: 'firewall'},
  'other-host': {to: 'provider', topic: 'move'},
  'ask-provider': {to: 'provider', topic: 'accelerate'},
  'accelerate-on-host': {to: 'provider', topic: 'accelerate'},
  'check-accelerator': {to: 'provider', topic: 'accelerate'},
  'enable-in-firmware': {to: 'provider', topic: 'firmware'},
  'pin-cpu-platform': {to: 'provider', topic: 'platform'},
  'accelerated-networking': {to: 'provider', topic: 'device'},
  'paravirtual-nic': {to: 'provider', topic: 'device'},
  'paravirtual-disk': {to: 'provider', topic: 'device'},
  'dedicated-cpu': {to: 'provider'},
  'check-credits': {to: 'provider'},
  'check-limits': {to: 'provider'},
  'look-for-loss': {to: 'provider'},
  'look-for-drops': {to: 'provider'},
  'look-for-spraying': {to: 'provider'},
  'trace-both-ways': {to: 'provider'},
  'pod-plpmtud': {to: 'cluster'},
  'set-in-pods': {to: 'cluster'},
  'recreate-pods': {to: 'cluster'},
  'raise-last': {to: 'cluster'},
  'one-version': {to: 'cluster'},
  'pin-digest': {to: 'cluster'},
  'same-runtime': {to: 'cluster'},
  'raise-limit': {to: 'cluster'},
  'look-at-pod-network': {to: 'cluster'},
};

/** Everything else is work on the machines themselves, told by the rule’s own sentence. */
export function handlingOf(remedy: string): Handling {
  return HANDLING[remedy] ?? {to: 'owner'};
}
