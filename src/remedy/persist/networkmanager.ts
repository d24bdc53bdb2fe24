import type {NodeFacts} from '../../model/fact.ts';
import {kept, type PersistBackend} from './backend.ts';
import {isFromNetplan} from './netplan.ts';
import {allSetups, type Setup} from './setups.ts';
import {say} from './strings.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Where NetworkManager says which connection a device uses now, also one that netplan made. */
const STATE = '/run/NetworkManager/devices/';
/** What NetworkManager writes for an automatic MTU. */
const AUTOMATIC = 0;

/** The profile of the connection; NetworkManager takes it at the next activation. Source: nm-settings-nmcli(5). */
export const networkmanager: PersistBackend = {
  id: 'networkmanager',
  claims(setups) {
    const generated = setups.some(({setter, file}) => setter === 'netplan' || isFromNetplan(file));
    return profiles(setups)
      .map(({file}) => file)
      .filter((file) => !(generated && file.startsWith(STATE)));
  },
  keepMtu(facts, device, mtuBytes, setups) {
    const own = profiles(setups);
    const uuids = [...new Set(own.flatMap(({detail}) => detail ?? []))];
    const [uuid] = uuids;
    if (uuid === undefined || uuids.length > 1 || !UUID.test(uuid)) {
      return {refused: say('no-uuid', {device})};
    }
    const oldBytes = oldMtu(facts, setups);
    if (oldBytes === null) return {refused: say('old-mtu-unknown', {device})};
    if (oldBytes === mtuBytes) return kept();
    const modify = (bytes: number) => [
      ...['nmcli', 'connection', 'modify', 'uuid', uuid],
      ...['802-3-ethernet.mtu', String(bytes)],
    ];
    return kept({kind: 'command', argv: modify(mtuBytes), inverse: modify(oldBytes)});
  },
};

function profiles(setups: readonly Setup[]): Setup[] {
  return setups.filter(({setter, file}) => setter === 'networkmanager' && !isFromNetplan(file));
}

/** Null: a profile that names no interface has an MTU, or two have; it may be the one in force. */
function oldMtu(facts: NodeFacts, setups: readonly Setup[]): number | null {
  const nameless = allSetups(facts).some(
    ({setter, pattern, mtuBytes}) =>
      setter === 'networkmanager' && pattern === '?' && mtuBytes !== null,
  );
  // A connection of Red Hat’s plugin is kept in an ifcfg file.
  const told = setups
    .filter(({setter}) => setter === 'networkmanager' || setter === 'ifcfg')
    .flatMap(({mtuBytes}) => mtuBytes ?? []);
  if (nameless || told.length > 1) return null;
  return told[0] ?? AUTOMATIC;
}
