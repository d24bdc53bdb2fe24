import type {Observed, Source} from '../../model/observed.ts';
import type {EvidenceView, Input} from '../define-rule.ts';
import {observe} from '../inputs/fact.ts';
import {NUMBER, TEXT, TRUTH, WORDS} from '../inputs/kinds.ts';
import {nodeOf} from '../inputs/subject.ts';

const TEXTS = {
  detected: 'virt.detected',
  signature: 'virt.cpuidSignature',
  lscpuVendor: 'virt.lscpuHypervisorVendor',
  kernelHypervisor: 'virt.dmesgHypervisor',
  kernelPlatform: 'virt.dmesgParavirtualized',
  sysHypervisor: 'virt.sysHypervisorType',
  deviceTree: 'virt.deviceTreeHypervisor',
  stolenTime: 'virt.dmesgStolenTime',
  product: 'virt.dmi.productName',
  sysVendor: 'virt.dmi.sysVendor',
  boardVendor: 'virt.dmi.boardVendor',
  biosVendor: 'virt.dmi.biosVendor',
  cpuModel: 'cpu.modelName',
  cpuVendor: 'cpu.vendor',
  frequencyDriver: 'cpu.frequency.driver',
} as const;

/** What a node shows of how it is virtualized. Flags `vmx` and `svm` are left out on purpose: no sign of it. */
export type Signs = {readonly [K in keyof typeof TEXTS]: Observed<string>} & {
  readonly hypervisorFlag: Observed<boolean>;
  readonly clocks: Observed<string[]>;
  readonly cpuFlags: Observed<string[]>;
  readonly hypInterrupts: Observed<number>;
  readonly stealTicks: Observed<number>;
};

/** One sign that was seen; `id` ends the id of its text in a rule, `value` fills the text. */
export type Sign = {
  id:
    | 'signature'
    | 'clock'
    | 'kernel'
    | 'lscpu'
    | 'detected'
    | 'steal'
    | 'hyp'
    | 'product'
    | 'sys-hypervisor'
    | 'device-tree'
    | 'stolen-time'
    | 'metal'
    | 'no-hypervisor'
    | 'no-signature'
    | 'frequency-driver'
    | 'cpu-model'
    | 'no-kvm-clock'
    | 'bare-hardware'
    | 'unnamed'
    | 'not-from-firmware'
    | 'host-cpu'
    | 'avx512'
    | 'probes-slow'
    | 'probes-near'
    | 'cpuid-fast';
  value: string;
  sources: Source[];
};

/** Any of these says something; without one there is nothing to weigh. */
const TELLING = ['detected', 'signature', 'clocks', 'hypervisorFlag', 'product'] as const;

/** All signs of the node. Missing only where none of the telling ones could be read: then the first reason. */
export function virtualizationSigns(): Input<Signs> {
  return {
    name: 'virt.detected, virt.cpuidSignature, clock.sourcesAvailable, virt.hypervisorFlag',
    read(view, subject) {
      const {id} = nodeOf(subject);
      const signs = signsOf(view, id);
      const telling = TELLING.map((name) => signs[name]);
      const first = telling.find(({ok}) => ok);
      if (first !== undefined) return {ok: true, value: signs, source: first.source};
      const refused = telling.find((one) => !one.ok && one.reason !== 'absent');
      const told = refused ?? signs.detected;
      if (told.ok) throw new Error('a sign that was read cannot be missing');
      return told;
    },
  };
}

export function signsOf(view: EvidenceView, node: string): Signs {
  let known = KNOWN.get(view.facts);
  if (known === undefined) {
    known = new Map();
    KNOWN.set(view.facts, known);
  }
  let signs = known.get(node);
  if (signs === undefined) {
    signs = readSigns(view, node);
    known.set(node, signs);
  }
  return signs;
}

// Several rules ask for the signs of every node.
const KNOWN = new WeakMap<EvidenceView['facts'], Map<string, Signs>>();

function readSigns(view: EvidenceView, node: string): Signs {
  const texts = Object.entries(TEXTS).map(([name, path]) => [
    name,
    observe(view.facts, node, path, TEXT),
  ]);
  return {
    ...(Object.fromEntries(texts) as Record<keyof typeof TEXTS, Observed<string>>),
    hypervisorFlag: observe(view.facts, node, 'virt.hypervisorFlag', TRUTH),
    clocks: observe(view.facts, node, 'clock.sourcesAvailable', WORDS),
    cpuFlags: observe(view.facts, node, 'cpu.flags', WORDS),
    hypInterrupts: observe(view.facts, node, 'virt.hypInterrupts', NUMBER),
    stealTicks: observe(view.facts, node, 'cpu.stealTicks', NUMBER),
  };
}

export function textOf(observed: Observed<string>): string {
  return observed.ok ? observed.value : '';
}

/** A sign where the value was read and this says something about it. */
export function signIf<T>(
  id: Sign['id'],
  observed: Observed<T>,
  tell: (value: T) => string | undefined,
): Sign[] {
  if (!observed.ok) return [];
  const value = tell(observed.value);
  return value === undefined ? [] : [{id, value, sources: [observed.source]}];
}
