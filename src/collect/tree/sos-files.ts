import type {Tree} from './tree.ts';

type Derived = {from: readonly string[]; read(text: string): string | undefined};

const DMIDECODE = ['/sos_commands/hardware/dmidecode', '/dmidecode'];
const HOSTNAME = ['/sos_commands/host/hostname', '/sos_commands/general/hostname', '/hostname'];

/** Files of /sys and /proc that a sosreport does not copy, and the command output that holds the same. */
const DERIVED: Readonly<Record<string, Derived>> = {
  '/sys/class/dmi/id/sys_vendor': dmi('System Information', 'Manufacturer'),
  '/sys/class/dmi/id/product_name': dmi('System Information', 'Product Name'),
  '/sys/class/dmi/id/bios_vendor': dmi('BIOS Information', 'Vendor'),
  '/sys/class/dmi/id/board_vendor': dmi('Base Board Information', 'Manufacturer'),
  '/sys/class/dmi/id/chassis_asset_tag': dmi('Chassis Information', 'Asset Tag'),
  '/proc/sys/kernel/hostname': {from: [...HOSTNAME, '/etc/hostname'], read: firstLine},
};

/** The tree, with the files above in place where it has none of its own. */
export function withSosFiles(tree: Tree): Tree {
  return {
    ...tree,
    async read(path) {
      const own = await tree.read(path);
      const derived = Object.hasOwn(DERIVED, path) ? DERIVED[path] : undefined;
      if (own !== undefined || derived === undefined) return own;
      for (const source of derived.from) {
        const text = await tree.read(source);
        const found = text === undefined ? undefined : derived.read(text);
        if (found !== undefined) return `${found}\n`;
      }
      return undefined;
    },
  };
}

/** A value in a block of dmidecode; blocks start at the margin, values are indented by a tab. */
function dmi(block: string, key: string): Derived {
  return {
    from: DMIDECODE,
    read(text) {
      const start = text.search(new RegExp(`^${block}$`, 'm'));
      if (start < 0) return undefined;
      const body = text.slice(start).split(/\n(?=\S|\n|$)/, 1)[0] ?? '';
      const value = new RegExp(`^\\t${key}: (.*)$`, 'm').exec(body)?.[1]?.trim();
      return value === 'Not Specified' ? '' : value;
    },
  };
}

function firstLine(text: string): string | undefined {
  const line = text.split('\n')[0]?.trim();
  return line === '' ? undefined : line;
}
