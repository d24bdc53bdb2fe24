import {factSegments, type NodeFacts} from '../../model/fact.ts';
import {numberFact, textFact} from '../facts-view.ts';

/** What one file or lease of a node says about one interface. */
export type Setup = {
  /** `netplan`, `networkd`, `networkmanager`, `ifcfg`, `interfaces`, `dhcp` */
  setter: string;
  file: string;
  /** As the file names the interface: a name, or a pattern such as `en*`. */
  pattern: string;
  mtuBytes: number | null;
  /**
   * Of `provenance.setup`: what sets up the interface now. The netplan id, `configured` for a unit of networkd, the
   * UUID of NetworkManager’s connection, the method of interfaces(5); null where only an MTU was seen.
   */
  detail: string | null;
};

const KINDS = ['mtu', 'useDhcpMtu', 'setup'];

/** All that is known to set up an interface, in the order of the facts. */
export function setupsOf(facts: NodeFacts, device: string): Setup[] {
  return allSetups(facts).filter(({pattern}) => fits(pattern, device));
}

export function allSetups(facts: NodeFacts): Setup[] {
  const found = new Map<string, Setup>();
  for (const [path, leaf] of Object.entries(facts.leaves)) {
    if (!path.startsWith('provenance.') || !('value' in leaf)) continue;
    const [, kind = '', setter = '', file = '', pattern] = factSegments(path);
    if (pattern === undefined || !KINDS.includes(kind) || !isPlainPath(file)) continue;
    const key = JSON.stringify([setter, file, pattern]);
    const setup = found.get(key) ?? {setter, file, pattern, mtuBytes: null, detail: null};
    if (kind === 'mtu') setup.mtuBytes = numberFact(facts, path);
    if (kind === 'setup') setup.detail = textFact(facts, path);
    found.set(key, setup);
  }
  return [...found.values()];
}

/** True where files that may set up an interface were closed to us, so that nobody can tell who does. */
export function isClosed(facts: NodeFacts): boolean {
  const leaf = facts.leaves['provenance.mtu'];
  return leaf !== undefined && 'reason' in leaf && leaf.reason !== 'absent';
}

/** The interfaces of the node that one of these patterns fits. */
export function devicesFitting(facts: NodeFacts, patterns: readonly string[]): string[] {
  const devices = new Set<string>();
  for (const path of Object.keys(facts.leaves)) {
    const [room, kind, device] = factSegments(path);
    if (room === 'net' && kind === 'link' && device !== undefined) devices.add(device);
  }
  return [...devices].filter((device) => patterns.some((pattern) => fits(pattern, device)));
}

export function isPattern(pattern: string): boolean {
  return /[*?[\]!]/.test(pattern);
}

export function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** Of a pattern that names no interface (`?`) nothing is said. */
function fits(pattern: string, device: string): boolean {
  if (pattern.length > 64 || pattern === '?') return false;
  const source = pattern.replace(/[.*+?^${}()|[\]\\]/g, (sign) =>
    sign === '*' ? '[^]*' : sign === '?' ? '[^]' : `\\${sign}`,
  );
  return new RegExp(`^${source}$`).test(device);
}

/** Names of files come from the node and go back to it in commands: only what such files are really called. */
function isPlainPath(file: string): boolean {
  return /^\/[A-Za-z0-9_.@:+/ -]+$/.test(file) && !file.split('/').includes('..');
}
