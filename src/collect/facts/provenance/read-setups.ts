import {definitionsOf} from './read-netplan.ts';
import type {NameOf, Setup} from './schema.ts';

const LINK = /^\/run\/systemd\/netif\/links\/(\d+)$/;
const DEVICE = /^\/run\/NetworkManager\/devices\/(\d+)$/;

type Reader = (file: string, content: string, nameOf: NameOf) => Setup[];

/** Which interfaces a file sets up, whether it says an MTU or not; by section of the collector. */
export const SETUP_READERS: Readonly<Record<string, Reader>> = {
  'provenance.netplan': (file, content) =>
    definitionsOf(content).map(({id, name}) => ({
      ...{setter: 'netplan' as const, file, interface: name},
      detail: id,
    })),
  // What networkd and NetworkManager say of a device they have set up.
  'provenance.networkd': (file, content, nameOf) => {
    const unit = /^NETWORK_FILE=(\/.+)$/m.exec(content)?.[1];
    const name = nameOf(LINK.exec(file)?.[1] ?? '');
    if (unit === undefined || name === undefined) return [];
    return [{setter: 'networkd', file: unit.trim(), interface: name, detail: 'configured'}];
  },
  'provenance.networkmanager': (file, content, nameOf) => {
    const uuid = /^connection-uuid=([0-9a-f-]{36})$/m.exec(content)?.[1];
    const name = nameOf(DEVICE.exec(file)?.[1] ?? '');
    if (uuid === undefined || name === undefined || /^managed=(?:0|false)$/m.test(content))
      return [];
    return [{setter: 'networkmanager', file, interface: name, detail: uuid}];
  },
  'provenance.ifcfg': (file, content) => {
    const device = /^DEVICE=["']?([^"'\n]+)/m.exec(content)?.[1]?.trim();
    return device ? [{setter: 'ifcfg', file, interface: device, detail: 'file'}] : [];
  },
  'provenance.interfaces': (file, content) =>
    [...content.matchAll(/^ *iface (\S+) inet +(\S+)/gm)].map(([, name = '', method = '']) => ({
      ...{setter: 'interfaces' as const, file, interface: name},
      detail: method,
    })),
};
