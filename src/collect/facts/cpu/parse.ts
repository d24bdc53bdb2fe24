import {factPath} from '../../../model/fact.ts';
import type {FactWriter, Sections} from '../../define-family.ts';
import {type FileSection, fileSection, oneLine, wholeNumber} from '../../section-reader.ts';
import {parseCpuInfo} from './cpuinfo.ts';
import {CpuInfo} from './schema.ts';

const INFO = 'cpu.info';
const SYS = '/sys/devices/system/cpu';
const FACTS = [
  'vendor',
  'modelName',
  'family',
  'model',
  'stepping',
  'microcode',
  'nominalMhz',
  'flags',
  'count',
  'sockets',
  'coresPerSocket',
  'threadsPerCore',
] as const;

export function parse(sections: Sections, facts: FactWriter): void {
  const text = sections.get(INFO)?.text ?? '';
  const sys = fileSection(sections, 'cpu.sys');
  const fromSys = topologyOf(sys);
  const parsed = CpuInfo.safeParse(parseCpuInfo(text));
  const cpu: CpuInfo = parsed.data ?? {};
  for (const fact of FACTS) {
    const value = cpu[fact];
    const other = fromSys[fact];
    if (value !== undefined) facts.value(`cpu.${fact}`, value, INFO);
    else if (other !== undefined) facts.value(`cpu.${fact}`, other, sys.id);
    else facts.missing(`cpu.${fact}`, parsed.success ? 'absent' : 'unparsed', INFO);
  }
  writeVulnerabilities(sys, facts);
  writeCaches(sys, facts);
}

/** Where /proc/cpuinfo does not tell cores and sockets (arm64, s390x), sysfs does. */
function topologyOf(sys: FileSection): CpuInfo {
  const topology: CpuInfo = {};
  const count = listed(sys, `${SYS}/online`);
  const threads = listed(sys, `${SYS}/cpu0/topology/thread_siblings_list`);
  const perSocket = listed(sys, `${SYS}/cpu0/topology/core_siblings_list`);
  const kilohertz = sys.get(`${SYS}/cpu0/cpufreq/base_frequency`);
  const mhz = kilohertz.ok ? wholeNumber(kilohertz.content) : undefined;
  if (count) topology.count = count;
  if (threads) topology.threadsPerCore = threads;
  if (threads && perSocket && perSocket >= threads) {
    topology.coresPerSocket = Math.floor(perSocket / threads);
  }
  if (count && perSocket) topology.sockets = Math.max(1, Math.round(count / perSocket));
  if (mhz) topology.nominalMhz = Math.round(mhz / 1000);
  return topology;
}

/** Caches that the first CPU uses: `cpu.cache.l1d`, `l1i`, `l2`, `l3`, in bytes. */
function writeCaches(sys: FileSection, facts: FactWriter): void {
  let found = false;
  for (let index = 0; index < 10; index++) {
    const folder = `${SYS}/cpu0/cache/index${index}`;
    const [level, type, size] = ['level', 'type', 'size'].map((name) => {
      const file = sys.get(`${folder}/${name}`);
      return file.ok ? file.content.trim() : '';
    });
    const kibibytes = /^(\d{1,8})K$/.exec(size ?? '')?.[1];
    const letter = {Data: 'd', Instruction: 'i', Unified: ''}[type ?? ''];
    if (!/^[1-9]$/.test(level ?? '') || letter === undefined || kibibytes === undefined) continue;
    facts.value(`cpu.cache.l${level}${letter}`, Number(kibibytes) * 1024, sys.id);
    found = true;
  }
  if (!found) facts.missing('cpu.cache', 'absent', sys.id);
}

function listed(sys: FileSection, path: string): number | undefined {
  const file = sys.get(path);
  return file.ok ? countList(file.content) : undefined;
}

/** How many CPUs a kernel list such as `0-3,8` names; undefined for anything else. */
export function countList(text: string): number | undefined {
  let count = 0;
  for (const part of text.trim().split(',')) {
    const range = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(part);
    if (range === null) return undefined;
    const first = Number(range[1]);
    const last = Number(range[2] ?? range[1]);
    if (last < first) return undefined;
    count += last - first + 1;
  }
  return count;
}

function writeVulnerabilities(sys: FileSection, facts: FactWriter): void {
  const folder = `${SYS}/vulnerabilities/`;
  for (const path of sys.paths) {
    const name = path.slice(folder.length);
    // The shell leaves the pattern itself where there is no such folder.
    if (!path.startsWith(folder) || name === '*') continue;
    sys.fact(factPath('cpu', 'vulnerability', name), path, oneLine, facts);
  }
}
