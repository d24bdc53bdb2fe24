import {wholeNumber, wordSet} from '../../section-reader.ts';
import {armModelName, armVendor} from './arm-names.ts';
import type {CpuInfo} from './schema.ts';

/** Text of /proc/cpuinfo: the first block in full; of the others `processor`, `physical id`, `core id`. */
export function parseCpuInfo(text: string): CpuInfo {
  const rows = text.split('\n').map(toRow);
  const first = new Map<string, string>();
  for (const {key, value} of rows) if (!first.has(key)) first.set(key, value);
  const count = rows.filter(({key}) => /^processor( \d+)?$/.test(key)).length;
  const cpu = identity(first);
  if (count > 0) cpu.count = count;
  return {...cpu, ...topology(first, rows)};
}

type Row = {key: string; value: string};

function toRow(line: string): Row {
  const colon = line.indexOf(':');
  if (colon < 0) return {key: '', value: ''};
  return {key: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim()};
}

function identity(first: ReadonlyMap<string, string>): CpuInfo {
  const implementer = first.get('CPU implementer');
  if (implementer !== undefined) return armIdentity(first, implementer);
  const s390 = first.get('processor 0');
  const machine = s390 === undefined ? undefined : /machine = (\w+)/.exec(s390)?.[1];
  const modelName = first.get('model name') ?? first.get('cpu') ?? first.get('uarch');
  return present({
    vendor: first.get('vendor_id'),
    modelName: modelName ?? (machine === undefined ? undefined : `machine ${machine}`),
    family: first.get('cpu family'),
    model: first.get('model') ?? machine,
    stepping: first.get('stepping') ?? first.get('revision'),
    microcode: first.get('microcode'),
    nominalMhz: nominalMhz(modelName, first.get('cpu MHz') ?? first.get('clock')),
    flags: flags(first.get('flags') ?? first.get('features') ?? first.get('isa')),
  });
}

function armIdentity(first: ReadonlyMap<string, string>, implementer: string): CpuInfo {
  const part = first.get('CPU part');
  const variant = Number(first.get('CPU variant'));
  const revision = first.get('CPU revision');
  return present({
    vendor: armVendor(implementer),
    modelName: first.get('model name') ?? armModelName(implementer, part),
    family: first.get('CPU architecture'),
    model: part,
    stepping: Number.isNaN(variant) || !revision ? undefined : `r${variant}p${revision}`,
    flags: flags(first.get('Features')),
  });
}

/** x86 says how many threads and cores share a socket; others say nothing here. */
function topology(first: ReadonlyMap<string, string>, rows: readonly Row[]): CpuInfo {
  const siblings = wholeNumber(first.get('siblings') ?? '');
  const cores = wholeNumber(first.get('cpu cores') ?? '');
  if (!siblings || !cores || siblings < cores) return {};
  const sockets = new Set(rows.filter(({key}) => key === 'physical id').map(({value}) => value));
  return present({
    sockets: sockets.size === 0 ? undefined : sockets.size,
    coresPerSocket: cores,
    threadsPerCore: Math.floor(siblings / cores),
  });
}

/** The speed in the name is what was sold; the measured one changes with load, but is constant in guests. */
function nominalMhz(
  modelName: string | undefined,
  measured: string | undefined,
): number | undefined {
  const sold = /@ (\d+(?:\.\d+)?)\s*([GM])Hz/.exec(modelName ?? '');
  if (sold !== null) return Math.round(Number(sold[1]) * (sold[2] === 'G' ? 1000 : 1));
  const mhz = Number.parseFloat(measured ?? '');
  return mhz > 0 && Number.isFinite(mhz) ? Math.round(mhz) : undefined;
}

function flags(text: string | undefined): string[] | undefined {
  const words = wordSet(text ?? '');
  return words.length === 0 ? undefined : words;
}

type Optional<T> = {[K in keyof T]: T[K] | undefined};

function present(cpu: Optional<CpuInfo>): CpuInfo {
  return Object.fromEntries(
    Object.entries(cpu).filter(([, value]) => value !== undefined && value !== ''),
  );
}
