import {firstOf, rowsOf, type SectionSource, sectionOf} from '../source.ts';
import {hypervisorVendor} from './hypervisor.ts';

const LSCPU = '/sos_commands/processor/lscpu';
const LOGS = ['/sos_commands/kernel/dmesg', '/sos_commands/general/dmesg', '/var/log/dmesg'];

/** What `systemd-detect-virt --vm` had said, where somebody saved it. */
export const virtDetected: SectionSource = {
  id: 'virtualization.detect',
  async read(tree) {
    const path = '/sos_commands/systemd/systemd-detect-virt_--vm';
    return sectionOf('virtualization.detect', [path], (await tree.read(path))?.trim());
  },
};

/**
 * lscpu as it ran on the machine, else the vendor that the files name. Files that name none prove nothing: without
 * CPUID even lscpu cannot see KVM, and “no vendor” would be taken for a sign of emulation.
 */
export const virtLscpu: SectionSource = {
  id: 'virtualization.lscpu',
  async read(tree) {
    const saved = await tree.read(LSCPU);
    if (saved !== undefined && /^Architecture:/m.test(saved)) {
      return sectionOf('virtualization.lscpu', [LSCPU], saved);
    }
    const found = await hypervisorVendor(tree);
    if (found === undefined) return undefined;
    return sectionOf('virtualization.lscpu', [found.path], `Hypervisor vendor: ${found.vendor}`);
  },
};

/** The same lines that `virtualization_kernel` of facts/virtualization/collect.sh lets pass. */
export const virtKernel: SectionSource = {
  id: 'virtualization.kernel',
  async read(tree) {
    const interrupts = await tree.read('/proc/interrupts');
    const log = await firstOf(tree, LOGS);
    const rows = rowsOf(interrupts ?? '').filter((row) => /^ *HYP:/.test(row));
    for (const row of rowsOf(log?.text ?? '')) {
      if (/Hypervisor detected: /.test(row)) rows.push(row);
      if (/paravirtualized kernel on /.test(row)) {
        rows.push(row);
        break;
      }
      // From 100 s after boot: a ring that has lost its start.
      if (/^\[ *[0-9][0-9][0-9][0-9]*\./.test(row)) break;
    }
    const paths = [...(interrupts === undefined ? [] : ['/proc/interrupts']), log?.path ?? ''];
    if (paths.every((path) => path === '')) return undefined;
    const text = rows.join('\n') || ' ';
    const partial = interrupts === undefined || log === undefined;
    return sectionOf('virtualization.kernel', paths.filter(Boolean), text, partial);
  },
};

const CLOUD_TAGS = new Set([
  'Amazon EC2',
  'OracleCloud.com',
  'HUAWEICLOUD',
  'OpenStack Nova',
  '7783-7084-3265-9085-8269-3286-77',
]);

/** The names of clouds only; elsewhere it is an inventory number. */
export const virtAssetTag: SectionSource = {
  id: 'virtualization.asset',
  async read(tree) {
    const path = '/sys/class/dmi/id/chassis_asset_tag';
    const tag = (await tree.read(path))?.split('\n')[0]?.trim();
    if (tag === undefined) return undefined;
    const word = tag === '' ? 'none' : CLOUD_TAGS.has(tag) ? tag : 'other';
    return sectionOf('virtualization.asset', [path], word);
  },
};
