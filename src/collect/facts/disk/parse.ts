import {factPath} from '../../../model/fact.ts';
import type {FactWriter, Sections} from '../../define-family.ts';
import {type FileSection, fileSection, lines, wholeNumber} from '../../section-reader.ts';
import {bottomOf, readDisks} from './read-disks.ts';
import {type Mount, readMount} from './read-mounts.ts';
import type {Disk} from './schema.ts';

const LIST = 'disk.list';
const MOUNTS = 'disk.mounts';

export function parse(sections: Sections, facts: FactWriter): void {
  const disks = readDisks(sections.get(LIST), facts);
  const queue = fileSection(sections, 'disk.queue');
  const drivers = fileSection(sections, 'disk.driver');
  for (const disk of disks.values()) {
    writeDisk(['disk', 'device', disk.name], disk, queue, drivers, facts);
    const size = queue.get(`/sys/block/${disk.name}/size`);
    const sectors = size.ok ? wholeNumber(size.content) : undefined;
    // Always in units of 512 bytes, whatever the disk’s own.
    if (sectors)
      facts.value(factPath('disk', 'device', disk.name, 'sizeBytes'), sectors * 512, queue.id);
  }
  const mounts = mountsOf(sections, facts);
  for (const [point, mount] of mounts) {
    const disk = [...disks.values()].find(({numbers}) => numbers.includes(mount.number));
    writeMount(point === '/' ? ['disk', 'root'] : ['disk', 'mount', point], mount, disk, facts);
  }
  writeRoot(mounts.get('/'), disks, queue, drivers, facts);
}

/** The last mount on a point hides those before it. */
function mountsOf(sections: Sections, facts: FactWriter): Map<string, Mount> {
  const mounts = new Map<string, Mount>();
  for (const line of lines(sections.get(MOUNTS))) {
    if (line.startsWith('grep: ')) continue;
    const mount = readMount(line);
    if (mount === undefined) facts.drop(MOUNTS, line, 'not a mount');
    else mounts.set(mount.point, mount);
  }
  return mounts;
}

function writeMount(at: string[], mount: Mount, disk: Disk | undefined, facts: FactWriter): void {
  facts.value(factPath(...at, 'fileSystem'), mount.fileSystem, MOUNTS);
  facts.value(factPath(...at, 'mountOptions'), mount.options, MOUNTS);
  if (disk !== undefined) facts.value(factPath(...at, 'device'), disk.name, LIST);
}

/** The disk at the bottom of the root file system; of several (RAID) the first stands for all. */
function writeRoot(
  mount: Mount | undefined,
  disks: ReadonlyMap<string, Disk>,
  queue: FileSection,
  drivers: FileSection,
  facts: FactWriter,
): void {
  const top = [...disks.values()].find(({numbers}) => numbers.includes(mount?.number ?? '-'));
  const disk = top === undefined ? undefined : bottomOf(top, disks)[0];
  if (mount === undefined) facts.missing('disk.root.fileSystem', 'absent', MOUNTS);
  if (disk === undefined) {
    // A container, a network root: the node has no such disk.
    for (const name of ['disk', 'driver', ...QUEUE])
      facts.missing(`disk.root.${name}`, 'absent', LIST);
    return;
  }
  facts.value('disk.root.disk', disk.name, LIST);
  writeDisk(['disk', 'root'], disk, queue, drivers, facts);
}

const QUEUE = ['scheduler', 'rotational', 'queueRequests', 'writeCache', 'readAheadBytes'] as const;

function writeDisk(
  at: string[],
  disk: Disk,
  queue: FileSection,
  drivers: FileSection,
  facts: FactWriter,
): void {
  const folder = `/sys/block/${disk.name}`;
  const path = (name: string) => factPath(...at, name);
  queue.fact(path('scheduler'), `${folder}/queue/scheduler`, scheduler, facts);
  queue.fact(path('rotational'), `${folder}/queue/rotational`, bit, facts);
  queue.fact(path('queueRequests'), `${folder}/queue/nr_requests`, wholeNumber, facts);
  queue.fact(
    path('writeCache'),
    `${folder}/queue/write_cache`,
    (text) => word(text, /^write \w+$/),
    facts,
  );
  queue.fact(path('readAheadBytes'), `${folder}/queue/read_ahead_kb`, kibibytes, facts);
  writeDriver(path('driver'), disk, drivers, facts);
}

/** `sd` says nothing, so its SCSI host counts; NVMe names its driver one folder further up. */
function writeDriver(path: string, disk: Disk, drivers: FileSection, facts: FactWriter): void {
  if (disk.hostDriver !== undefined) {
    facts.value(path, disk.hostDriver, LIST);
    return;
  }
  const folder = `/sys/block/${disk.name}/device`;
  const near = drivers.get(`${folder}/uevent`);
  const far = drivers.get(`${folder}/device/uevent`);
  const name = driverName(near.ok ? near.content : '') ?? driverName(far.ok ? far.content : '');
  if (name !== undefined) facts.value(path, name, drivers.id);
  else facts.missing(path, near.ok ? 'unparsed' : near.reason, drivers.id);
}

function driverName(text: string): string | undefined {
  return /^DRIVER=([\w-]{1,40})$/m.exec(text)?.[1];
}

function scheduler(text: string): string | undefined {
  // Without a choice the only one stands alone.
  return /\[([\w-]+)\]/.exec(text)?.[1] ?? word(text, /^[\w-]+$/);
}

function word(text: string, pattern: RegExp): string | undefined {
  return pattern.test(text.trim()) ? text.trim() : undefined;
}

function bit(text: string): boolean | undefined {
  return text.trim() === '1' ? true : text.trim() === '0' ? false : undefined;
}

function kibibytes(text: string): number | undefined {
  const number = wholeNumber(text);
  return number === undefined ? undefined : number * 1024;
}
