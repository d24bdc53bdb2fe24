import {factPath, type NodeFacts} from '../../model/fact.ts';
import {textFact} from '../facts-view.ts';
import {type Kept, kept, type PersistBackend} from './backend.ts';
import {HEAD, ownFile} from './own-file.ts';
import {baseName, isPattern, type Setup, setupsOf} from './setups.ts';
import {say} from './strings.ts';

export const NETPLAN_FILE = '/etc/netplan/90-samespec.yaml';

const NETWORKD = /^\/run\/systemd\/network\/10-netplan-([A-Za-z0-9_.-]+)\.network$/;
const MANAGER =
  /^\/run\/NetworkManager\/system-connections\/netplan-([A-Za-z0-9_.-]+)\.nmconnection$/;
/** A drop-in beside a unit that netplan made: it is read after it. */
const DROP_IN = /\/10-netplan-[^/]+\.network\.d\/[^/]+\.conf$/;

/** What netplan wrote for networkd or NetworkManager is netplan’s, whoever puts it in force. */
export function isFromNetplan(file: string): boolean {
  return /\/10-netplan-[^/]+\.(?:network|link)(?:\.d\/[^/]+)?$/.test(file) || MANAGER.test(file);
}

/**
 * A file of our own, which netplan merges into the definition of the same id: its keys win, all others stay. The file
 * of cloud-init is never touched. `netplan generate` only renders; nothing is applied. Source: netplan-yaml(5).
 */
export const netplan: PersistBackend = {
  id: 'netplan',
  claims: (setups) =>
    setups
      .filter(({setter, file}) => setter === 'netplan' || isFromNetplan(file))
      .map(({file}) => file),
  keepMtu(facts, device, mtuBytes, setups) {
    const refused = obstacle(facts, device, setups);
    if (refused !== null) return {refused};
    const rendered = renderingOf(setups);
    if (rendered === null) return {refused: say('netplan-unrendered', {device})};
    const mac = macOf(facts, device);
    const persist = ownFile(facts, device, mtuBytes, {
      path: NETPLAN_FILE,
      mode: '0600',
      render: (mtus) => render(facts, mtus),
      check: ['netplan', 'generate'],
      undoCheck: ['netplan', 'generate'],
      asserts: assertsOf(rendered, device, mtuBytes, mac),
    });
    if (persist !== null) return kept(...persist);
    return {refused: say('netplan-no-mac', {device})} satisfies Kept;
  },
};

function obstacle(facts: NodeFacts, device: string, setups: readonly Setup[]) {
  if (textFact(facts, factPath('net', 'link', device, 'kind')) !== 'physical') {
    return say('not-a-card', {device});
  }
  const shared = setups.find(({pattern}) => isPattern(pattern));
  if (shared !== undefined) return say('several-interfaces', {file: shared.file});
  const later = setups.find(
    ({setter, file, mtuBytes}) =>
      mtuBytes !== null &&
      (DROP_IN.test(file) || (setter === 'netplan' && baseName(file) > baseName(NETPLAN_FILE))),
  );
  return later === undefined ? null : say('later-file', {file: later.file, ours: NETPLAN_FILE});
}

type Rendering = {id: string; file: string; by: 'networkd' | 'networkmanager'};

/** The file that netplan makes for the interface; its name holds the id. */
function renderingOf(setups: readonly Setup[]): Rendering | null {
  for (const {file} of setups) {
    const networkd = NETWORKD.exec(file)?.[1];
    if (networkd !== undefined) return {id: networkd, file, by: 'networkd'};
    const manager = MANAGER.exec(file)?.[1];
    if (manager !== undefined) return {id: manager, file, by: 'networkmanager'};
  }
  // NetworkManager’s file names the interface only where netplan was given its name.
  const id = setups.find(({setter, detail}) => setter === 'netplan' && detail !== null)?.detail;
  const managed = setups.some(({setter, detail}) => setter === 'networkmanager' && detail !== null);
  if (typeof id !== 'string' || !managed || !/^[A-Za-z0-9_.-]+$/.test(id)) return null;
  const file = `/run/NetworkManager/system-connections/netplan-${id}.nmconnection`;
  return {id, file, by: 'networkmanager'};
}

/**
 * dhcp4 and dhcp6 must agree where networkd asks for both, or `netplan generate` fails. Without the MAC address the
 * file adds to the definition only, which must then match by one itself: the assertion sees to that.
 */
function render(facts: NodeFacts, mtus: ReadonlyMap<string, number>): string | null {
  const rows: string[] = [];
  for (const [device, mtuBytes] of mtus) {
    const id = renderingOf(setupsOf(facts, device))?.id;
    const mac = macOf(facts, device);
    if (id === undefined || (mac === null && id !== device)) return null;
    rows.push(`    ${id}:`);
    if (mac !== null) {
      rows.push('      match:', `        macaddress: "${mac}"`, `      set-name: ${device}`);
    }
    rows.push(`      mtu: ${mtuBytes}`);
    for (const version of [4, 6]) {
      rows.push(`      dhcp${version}-overrides:`, '        use-mtu: false');
    }
  }
  const all = ['network:', '  version: 2', '  ethernets:', ...rows];
  return `${HEAD}${all.join('\n')}\n`;
}

function assertsOf({file, by}: Rendering, device: string, mtuBytes: number, mac: string | null) {
  const mtu = by === 'networkd' ? 'MTUBytes=' : 'mtu=';
  const matched = by === 'networkd' ? [{path: file, contains: 'MACAddress='}] : [];
  // A plan with the address of another card would leave this one without a network at the next boot.
  const address = mac === null ? [] : [{path: `/sys/class/net/${device}/address`, contains: mac}];
  return [...address, {path: file, contains: `${mtu}${mtuBytes}`}, ...matched];
}

function macOf(facts: NodeFacts, device: string): string | null {
  const address = textFact(facts, factPath('net', 'link', device, 'macAddress'));
  return address !== null && /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/.test(address) ? address : null;
}
