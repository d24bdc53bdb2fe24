import {firstOf, rowsOf, type SectionSource, sectionOf} from '../source.ts';
import type {Tree} from '../tree.ts';

const NAMES = ['kvm', 'kvm_intel', 'kvm_amd', 'kvm_pvm'];
const LISTS = ['/proc/modules', '/sos_commands/kernel/lsmod'];

/** Modules from /sys/module, else from a list of loaded ones. The device itself no tree has. */
export const kvmState: SectionSource = {
  id: 'kvm.state',
  async read(tree) {
    const seen = await fromSys(tree);
    if (seen.length > 0) return sectionOf('kvm.state', ['/sys/module'], seen.join('\n'), true);
    const list = await firstOf(tree, LISTS);
    if (list === undefined) return undefined;
    return sectionOf('kvm.state', [list.path], fromList(list.text).join('\n'), true);
  },
};

async function fromSys(tree: Tree): Promise<string[]> {
  const rows: string[] = [];
  for (const name of NAMES) {
    const folder = `/sys/module/${name}`;
    if (!(await tree.isFolder(folder))) continue;
    const kind = (await tree.has(`${folder}/initstate`)) ? 'loaded' : 'builtin';
    const users = word(await tree.read(`${folder}/refcnt`));
    const nested = word(await tree.read(`${folder}/parameters/nested`));
    rows.push(`module ${name} ${kind} users ${users} nested ${nested}`);
  }
  return rows;
}

/** `kvm_amd 184320 0 - Live 0x0`: name, size, users. */
function fromList(text: string): string[] {
  return rowsOf(text).flatMap((row) => {
    const [name = '', , users = '-'] = row.split(/\s+/);
    return NAMES.includes(name) ? [`module ${name} loaded users ${word(users)} nested -`] : [];
  });
}

function word(text: string | undefined): string {
  const first = text?.trim().split(/\s+/)[0];
  return first === undefined || first === '' ? '-' : first;
}
