import {kept, type PersistBackend} from './backend.ts';
import {appendLine, editLine} from './edit-line.ts';
import {say} from './strings.ts';

/**
 * The line `MTU=` of the interface’s own file; all else in it stays byte for byte. Read by the network scripts and by
 * NetworkManager’s plugin for these files. Source: nm-settings-ifcfg-rh(5).
 */
export const ifcfg: PersistBackend = {
  id: 'ifcfg',
  claims(setups) {
    // A connection in use is changed through NetworkManager, which would write over the file.
    if (setups.some(({setter, detail}) => setter === 'networkmanager' && detail !== null))
      return [];
    return setups.filter(({setter}) => setter === 'ifcfg').map(({file}) => file);
  },
  keepMtu(_facts, device, mtuBytes, setups) {
    const own = setups.filter(({setter}) => setter === 'ifcfg');
    const [only] = own;
    if (only === undefined || own.length > 1) {
      return {refused: say('several-files', {device, files: own.map(({file}) => file)})};
    }
    const {file, mtuBytes: oldBytes} = only;
    if (oldBytes === mtuBytes) return kept();
    if (oldBytes === null) return kept(...appendLine(file, `MTU=${mtuBytes}`));
    const quote = `["']\\{0,1\\}`;
    const line = {within: '', head: `MTU=${quote}`, tail: `${quote}[ \t]*`};
    return kept(...editLine({file, ...line, oldBytes, newBytes: mtuBytes}));
  },
};
