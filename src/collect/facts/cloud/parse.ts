import type {FactWriter, Sections} from '../../define-family.ts';
import {fileSection, lines} from '../../section-reader.ts';
import {providerOf} from './provider-of.ts';
import {CloudName} from './schema.ts';

const DMI = 'cloud.dmi';
const INIT = 'cloud.init';
const KEYS = {
  provider: /^cloud_name$/,
  region: /^region$/,
  zone: /^availability[_-]zone$/,
  instanceType: /^instance[_-]type$/,
} as const;

export function parse(sections: Sections, facts: FactWriter): void {
  const told = initRows(sections);
  const dmi = fileSection(sections, DMI);
  const text = (name: string) => {
    const file = dmi.get(`/sys/class/dmi/id/${name}`);
    return file.ok ? file.content.trim() : '';
  };
  const vendor = text('sys_vendor');
  const byFirmware = providerOf(vendor, text('bios_vendor'));
  const fallbacks: Readonly<Record<string, string | undefined>> = {
    provider: byFirmware,
    // EC2 writes the type into the product’s name.
    instanceType: byFirmware === 'aws' ? text('product_name') : undefined,
  };
  for (const name of Object.keys(KEYS)) {
    const value = CloudName.safeParse(told.get(name));
    const other = CloudName.safeParse(fallbacks[name]);
    if (value.success) facts.value(`cloud.${name}`, value.data, INIT);
    else if (other.success) facts.value(`cloud.${name}`, other.data, DMI);
    else facts.missing(`cloud.${name}`, reasonOf(dmi.get('/sys/class/dmi/id/sys_vendor')), DMI);
  }
  writeCreation(sections, facts);
}

const BIRTHS = ['/var/lib/cloud/instance', '/etc/machine-id'] as const;

/** The day on which the instance was first started, and which file says so: a disk copied later keeps the older day. */
function writeCreation(sections: Sections, facts: FactWriter): void {
  const id = 'cloud.birth';
  const rows = lines(sections.get(id));
  for (const path of BIRTHS) {
    const seconds = Number(
      /^(\d{9,10}) /.exec(rows.find((row) => row.endsWith(` ${path}`)) ?? '')?.[1],
    );
    if (!Number.isFinite(seconds)) continue;
    facts.value('cloud.createdOn', new Date(seconds * 1000).toISOString().slice(0, 10), id);
    facts.value('cloud.createdSource', path, id);
    return;
  }
  facts.missing('cloud.createdOn', 'absent', id);
  facts.missing('cloud.createdSource', 'absent', id);
}

/** Firmware that is there and names no cloud is an answer; one that may not be read is none. */
function reasonOf(file: {ok: boolean; reason?: 'absent' | 'denied' | 'unparsed'}) {
  return file.ok ? 'absent' : (file.reason ?? 'absent');
}

/** Rows `"KEY": "VALUE"`. cloud-init sorts its keys, so its own summary (v1) comes last and wins. */
function initRows(sections: Sections): Map<string, string> {
  const told = new Map<string, string>();
  for (const line of lines(sections.get(INIT))) {
    const row = /^"([\w-]+)": *"([^"]+)"$/.exec(line);
    if (row?.[1] === undefined || row[2] === undefined) continue;
    const [key, value] = [row[1], row[2]];
    const name = Object.entries(KEYS).find(([, pattern]) => pattern.test(key))?.[0];
    if (name !== undefined && value !== 'unknown' && value !== 'none') told.set(name, value);
  }
  return told;
}
