import type {NodeFacts} from '../../model/fact.ts';
import {type Kept, kept, type PersistBackend} from './backend.ts';
import {appendLine, editLine, refuseLine, sedLiteral} from './edit-line.ts';
import {HEAD, ownFile} from './own-file.ts';
import type {Setup} from './setups.ts';
import {say} from './strings.ts';

/** No dot: `source-directory` leaves out names with one. Source: interfaces(5). */
export const INTERFACES_FILE = '/etc/network/interfaces.d/90-samespec';
const DHCLIENT_FILE = '/etc/dhcp/dhclient.conf';
/** A name that no card has: `ifquery samespec` succeeds only where our file is read. */
const PROBE = 'samespec';

/**
 * What sets the MTU there decides: a `mtu` line is changed where it stands, because a later stanza wins over ours; a
 * lease is superseded in dhclient.conf; a static interface without a line gets a stanza in a file of our own.
 */
export const ifupdown: PersistBackend = {
  id: 'ifupdown',
  claims(setups) {
    const stanzas = setups.filter(({setter}) => setter === 'interfaces');
    if (stanzas.length > 0) return stanzas.map(({file}) => file);
    // A lease may be left over from an installer: it counts only where nothing else is known.
    const strong = setups.some(({setter}) => setter !== 'dhcp');
    return strong ? [] : leases(setups).map(({file}) => file);
  },
  keepMtu(facts, device, mtuBytes, setups) {
    const stanzas = setups.filter(({setter}) => setter === 'interfaces');
    const methods = new Set(stanzas.flatMap(({detail}) => detail ?? []));
    const leased = methods.size === 0 && leases(setups).length > 0;
    const lines = stanzas.filter((each) => each.mtuBytes !== null);
    if (methods.has('dhcp') || (leased && lines.length === 0)) return supersede(device, mtuBytes);
    // Without the method it cannot be told whether the stanza or the lease has the last word.
    if (leased) return {refused: say('stanza-or-lease', {device})};
    const [line] = lines;
    const files = lines.map(({file}) => file);
    if (lines.length > 1) return {refused: say('several-files', {device, files})};
    if (line === undefined || line.file === INTERFACES_FILE) {
      return ownStanza(facts, device, mtuBytes);
    }
    return changeLine(line, device, mtuBytes);
  },
};

function leases(setups: readonly Setup[]): Setup[] {
  return setups.filter(({setter, file}) => setter === 'dhcp' && file.startsWith('/var/lib/dhcp/'));
}

function supersede(device: string, mtuBytes: number): Kept {
  const head = `interface "${device}" { supersede interface-mtu `;
  const line = `${head}${mtuBytes}; } # samespec`;
  return {
    persist: [
      refuseLine(DHCLIENT_FILE, `^${sedLiteral(head)}`),
      ...appendLine(DHCLIENT_FILE, line),
    ],
    notes: [say('dhclient-renewal', {device})],
  };
}

function changeLine({file, mtuBytes: oldBytes}: Setup, device: string, newBytes: number): Kept {
  if (oldBytes === null || oldBytes === newBytes) return kept();
  const start = `^[ \t]*iface[ \t][ \t]*${sedLiteral(device)}[ \t][ \t]*inet[ \t]`;
  const end = '^[ \t]*\\(iface\\|auto\\|allow-\\|mapping\\|source\\|template\\|no-auto-down\\)';
  const within = `/${start}/,/${end}/`;
  const line = {head: '[ \t]*mtu[ \t][ \t]*', tail: '[ \t]*'};
  return kept(...editLine({file, within, ...line, oldBytes, newBytes}));
}

function ownStanza(facts: NodeFacts, device: string, mtuBytes: number): Kept {
  const persist = ownFile(facts, device, mtuBytes, {
    path: INTERFACES_FILE,
    mode: '0644',
    render: (mtus) => {
      const stanzas = [...mtus].map(
        ([name, bytes]) => `iface ${name} inet manual\n\tmtu ${bytes}\n`,
      );
      return `${HEAD}${stanzas.join('')}# Nothing is called this: “ifquery ${PROBE}” tells that this file is read.\niface ${PROBE} inet manual\n`;
    },
    check: ['ifquery', PROBE],
  });
  return kept(...(persist ?? []));
}
