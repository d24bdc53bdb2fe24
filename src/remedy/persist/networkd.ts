import {kept, type PersistBackend} from './backend.ts';
import {isFromNetplan} from './netplan.ts';
import {HEAD, ownFile} from './own-file.ts';
import {allSetups, baseName, devicesFitting, type Setup} from './setups.ts';
import {say} from './strings.ts';

const OURS = '90-samespec.conf';
const UNIT = /\/([A-Za-z0-9_.@:-]+\.network)(?:\.d\/[^/]+\.conf)?$/;

/**
 * A drop-in beside the unit that sets up the interface. MTUBytes= makes networkd ignore UseMTU=. It is read when
 * networkd starts; nothing is reloaded. Source: systemd.network(5).
 */
export const networkd: PersistBackend = {
  id: 'networkd',
  claims: (setups) => unitsOf(setups).map(({file}) => file),
  keepMtu(facts, device, mtuBytes, setups) {
    const unit = unitInForce(setups);
    const files = unitsOf(setups).map(({file}) => file);
    if (unit === null) return {refused: say('several-files', {device, files})};
    const patterns = allSetups(facts)
      .filter(({setter, file}) => setter === 'networkd' && unitName(file) === unit)
      .map(({pattern}) => pattern);
    if (devicesFitting(facts, patterns).some((other) => other !== device)) {
      return {refused: say('several-interfaces', {file: unit})};
    }
    const path = `/etc/systemd/network/${unit}.d/${OURS}`;
    const later = setups.find(
      ({file, mtuBytes: bytes}) =>
        bytes !== null && file.includes(`/${unit}.d/`) && baseName(file) > OURS,
    );
    if (later !== undefined) return {refused: say('later-file', {file: later.file, ours: path})};
    // A drop-in has no name of its own: the fact stands under the pattern of its unit, or `?`.
    const written = allSetups(facts).find(({file}) => file === path)?.pattern ?? device;
    const persist = ownFile(facts, written, mtuBytes, {
      path,
      mode: '0644',
      render: (mtus) => `${HEAD}[Link]\nMTUBytes=${mtus.get(written)}\n`,
    });
    return kept(...(persist ?? []));
  },
};

function unitsOf(setups: readonly Setup[]): Setup[] {
  return setups.filter(
    ({setter, file}) => setter === 'networkd' && unitName(file) !== null && !isFromNetplan(file),
  );
}

/** The one networkd says it uses; else the only one that is known. */
function unitInForce(setups: readonly Setup[]): string | null {
  const units = unitsOf(setups);
  const used = units.find(({detail}) => detail === 'configured') ?? units[0];
  const names = new Set(units.map(({file}) => unitName(file)));
  if (used === undefined || (used.detail === null && names.size > 1)) return null;
  return unitName(used.file);
}

function unitName(file: string): string | null {
  return UNIT.exec(file)?.[1] ?? null;
}
