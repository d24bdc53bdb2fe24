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
