import {hostname, networkInterfaces} from 'node:os';

/** Only this machine can connect to it. */
export function isLoopback(address: string): boolean {
  return /^(127(\.\d{1,3}){3}|::1|localhost)$/.test(address);
}

/** Names under which a server on this address is asked for, and those that were allowed besides. */
export function hostNames(address: string, allowed: readonly string[]): Set<string> {
  const names = ['127.0.0.1', '::1', 'localhost', ...allowed];
  if (!isLoopback(address)) names.push(...(isAny(address) ? ownNames() : [address]));
  return new Set(names.map((name) => inUrl(name.toLowerCase())));
}

/** As it stands in an address: version 6 in brackets. */
export function inUrl(name: string): string {
  return name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
}

function isAny(address: string): boolean {
  return address === '0.0.0.0' || address === '::';
}

function ownNames(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((cards = []) =>
    cards.map(({address}) => address),
  );
  return [hostname(), ...addresses];
}
