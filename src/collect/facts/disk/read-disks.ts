import type {FactWriter, Section} from '../../define-family.ts';
import {lines} from '../../section-reader.ts';
import {Disk} from './schema.ts';

/** Rows `disk NAME NUMBER`, `part NAME NUMBER`, `slave NAME BELOW`, `host NAME DRIVER` of the collector. */
export function readDisks(section: Section | undefined, facts: FactWriter): Map<string, Disk> {
  const disks = new Map<string, Disk>();
  for (const line of lines(section)) {
    if (line === 'more') continue;
    const [kind, name = '', word = ''] = line.split(' ');
    const disk = disks.get(name);
    if (kind === 'disk') {
      const parsed = Disk.safeParse({name, numbers: [word], below: []});
      if (parsed.success) disks.set(name, parsed.data);
      else facts.drop('disk.list', line, 'not a disk');
    } else if (kind === 'part' && disk) disk.numbers.push(word);
    else if (kind === 'slave' && disk) disk.below.push(word);
    else if (kind === 'host' && disk && /^[\w-]{1,40}$/.test(word)) disk.hostDriver = word;
    else facts.drop('disk.list', line, 'not a row of a disk');
  }
  return disks;
}

/** The disks at the bottom of one: itself, or those below a mapped one. Loops cannot happen twice. */
export function bottomOf(disk: Disk, disks: ReadonlyMap<string, Disk>, depth = 0): Disk[] {
  if (disk.below.length === 0 || depth > 4) return [disk];
  return disk.below.flatMap((name) => {
    const found =
      disks.get(name) ??
      [...disks.values()].find((one) => name.startsWith(one.name) && one !== disk);
    return found === undefined ? [] : bottomOf(found, disks, depth + 1);
  });
}
