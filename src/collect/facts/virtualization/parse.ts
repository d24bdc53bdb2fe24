import {messages} from '../../../model/message.ts';
import type {FactWriter, Sections} from '../../define-family.ts';
import {fileSection, lines, oneLine} from '../../section-reader.ts';
import {cpuidSignature} from './cpuid.ts';
import {DetectedVm} from './schema.ts';
import {strings} from './strings.ts';

const say = messages('virtualization', strings);
const KERNEL = 'virtualization.kernel';
const DMI = '/sys/class/dmi/id';
const DEVICE_TREE = '/proc/device-tree/hypervisor/compatible';

export function parse(sections: Sections, facts: FactWriter): void {
  writeDetected(sections, facts);
  writeCpuid(sections, facts);
  writeFlags(sections, facts);
  writeLscpu(sections, facts);
  writeDmesg(sections, facts);
  writeInterrupts(sections, facts);
  writeFirmware(sections, facts);
  writeWithoutCpuid(sections, facts);
}

function writeDetected(sections: Sections, facts: FactWriter): void {
  const id = 'virtualization.detect';
  const section = sections.get(id);
  const word = DetectedVm.safeParse(oneLine(section?.text ?? ''));
  if (word.success) facts.value('virt.detected', word.data, id);
  else if (section === undefined)
    facts.missing('virt.detected', 'absent', id, say('no-tool', {tool: 'systemd-detect-virt'}));
  else facts.missing('virt.detected', 'unparsed', id);
}

function writeCpuid(sections: Sections, facts: FactWriter): void {
  const id = 'virtualization.cpuid';
  const text = oneLine(sections.get(id)?.text ?? '');
  const signature = cpuidSignature(text ?? '');
  if (signature !== undefined) facts.value('virt.cpuidSignature', signature, id);
  else if (text === 'denied') facts.missing('virt.cpuidSignature', 'denied', id);
  else if (text === undefined || text === 'absent')
    facts.missing('virt.cpuidSignature', 'absent', id, say('no-cpuid'));
  else facts.missing('virt.cpuidSignature', 'absent', id, say('no-signature'));
}

/** Flags of x86 only; other architectures have no row `flags` and neither fact. */
function writeFlags(sections: Sections, facts: FactWriter): void {
  const id = 'cpu.info';
  const row = lines(sections.get(id)).find((line) => /^flags\s*:/.test(line));
  if (row === undefined) {
    facts.missing('virt.hypervisorFlag', 'absent', id);
    facts.missing('virt.nestingFlag', 'absent', id);
    return;
  }
  const flags = new Set(
    row
      .slice(row.indexOf(':') + 1)
      .trim()
      .split(/\s+/),
  );
  facts.value('virt.hypervisorFlag', flags.has('hypervisor'), id);
  const nesting = flags.has('vmx') ? 'vmx' : flags.has('svm') ? 'svm' : 'none';
  facts.value('virt.nestingFlag', nesting, id);
}

/**
 * `none`: lscpu ran and named no vendor, which with the flag `hypervisor` is itself a sign. It is not asked where
 * systemd-detect-virt has named a hypervisor that lscpu could only repeat.
 */
function writeLscpu(sections: Sections, facts: FactWriter): void {
  const id = 'virtualization.lscpu';
  const fact = 'virt.lscpuHypervisorVendor';
  const rows = lines(sections.get(id));
  const row = rows.find((line) => /^\s*Hypervisor vendor:/.test(line));
  if (row !== undefined) facts.value(fact, row.slice(row.indexOf(':') + 1).trim(), id);
  else if (rows.some((line) => /^Architecture:/.test(line))) facts.value(fact, 'none', id);
  else {
    const named = /^(kvm|microsoft|vmware|xen)$/m.test(
      sections.get('virtualization.detect')?.text ?? '',
    );
    facts.missing(
      fact,
      'absent',
      id,
      named ? say('named-already') : say('no-tool', {tool: 'lscpu'}),
    );
  }
}

const KERNEL_LINES = [
  ['virt.dmesgHypervisor', /Hypervisor detected: (.+)$/],
  ['virt.dmesgParavirtualized', /Booting paravirtualized kernel on (.+)$/],
] as const;

function writeDmesg(sections: Sections, facts: FactWriter): void {
  const id = KERNEL;
  const rows = lines(sections.get(id));
  const denied = rows.some((line) => /^dmesg: .*(not permitted|denied)/.test(line));
  for (const [fact, pattern] of KERNEL_LINES) {
    const text = rows.map((line) => pattern.exec(line)?.[1]?.trim()).find(Boolean);
    if (text !== undefined) facts.value(fact, text, id);
    else if (denied) facts.missing(fact, 'denied', id);
    else facts.missing(fact, 'absent', id, say('not-in-ring'));
  }
}

/** The row has a column per CPU; only where the kernel is built for guests does it exist. */
function writeInterrupts(sections: Sections, facts: FactWriter): void {
  const id = KERNEL;
  const columns = /^ *HYP:((?:[ \t]+\d+)+)/m.exec(sections.get(id)?.text ?? '')?.[1];
  if (columns === undefined) {
    facts.missing('virt.hypInterrupts', 'absent', id);
    return;
  }
  let count = 0;
  for (const word of columns.trim().split(/\s+/)) count += Number(word);
  facts.value('virt.hypInterrupts', count, id);
}

const FILES = [
  ['virt.dmi.sysVendor', `${DMI}/sys_vendor`],
  ['virt.dmi.productName', `${DMI}/product_name`],
  ['virt.dmi.biosVendor', `${DMI}/bios_vendor`],
  ['virt.dmi.boardVendor', `${DMI}/board_vendor`],
  ['virt.sysHypervisorType', '/sys/hypervisor/type'],
] as const;

/** What only machines without CPUID have; the others do not report it. */
function writeWithoutCpuid(sections: Sections, facts: FactWriter): void {
  const stolen = /arm-pv: using stolen time PV/.exec(sections.get(KERNEL)?.text ?? '')?.[0];
  if (stolen !== undefined) facts.value('virt.dmesgStolenTime', stolen, KERNEL);
  const tree = oneLine(fileText(sections, 'virtualization.files', DEVICE_TREE) ?? '');
  if (tree !== undefined) facts.value('virt.deviceTreeHypervisor', tree, 'virtualization.files');
  // `KVM/Linux`, `z/VM    7.3.0`: what stands between an s390x guest and the machine.
  const system = fileText(sections, 'virtualization.sysinfo', '/proc/sysinfo') ?? '';
  const program = /^VM00 Control Program:\s*(\S.*)$/m.exec(system)?.[1]?.trim();
  if (program === undefined) return;
  facts.value('virt.controlProgram', program.replace(/\s+/g, ' '), 'virtualization.sysinfo');
}

function fileText(sections: Sections, id: string, path: string): string | undefined {
  const file = fileSection(sections, id).get(path);
  return file.ok ? file.content : undefined;
}

function writeFirmware(sections: Sections, facts: FactWriter): void {
  const files = fileSection(sections, 'virtualization.files');
  for (const [fact, path] of FILES) files.fact(fact, path, (text) => oneLine(text) ?? '', facts);
  const id = 'virtualization.asset';
  const tag = oneLine(sections.get(id)?.text ?? '');
  if (tag === undefined) facts.missing('virt.dmi.chassisAssetTag', 'absent', id);
  else facts.value('virt.dmi.chassisAssetTag', tag, id);
}
