import type {FactWriter, Sections} from '../../define-family.ts';
import {lines} from '../../section-reader.ts';
import {KvmRefusal} from './schema.ts';

const ID = 'kvmrefusal';

export function parse(sections: Sections, facts: FactWriter): void {
  const rows = lines(sections.get(ID));
  const path = 'kvm.refusal';
  if (rows.some((row) => /by BIOS|by bios/.test(row)))
    facts.value(path, KvmRefusal.enum.firmware, ID);
  else if (rows.some((row) => row.startsWith('dmesg: '))) facts.missing(path, 'denied', ID);
  else facts.missing(path, 'absent', ID);
}
