import type {NodeFacts} from '../../model/fact.ts';
import type {Observed, Source} from '../../model/observed.ts';
import type {EvidenceView, Input} from '../define-rule.ts';
import {readerOf} from '../inputs/fact.ts';
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
    reads: [...Object.values(TEXTS), 'virt.hypervisorFlag', 'clock.sourcesAvailable', 'cpu.flags'],
    readsPositive: ['virt.hypInterrupts', 'cpu.stealTicks'],
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

/** The signs of a node, each read when it is asked for: most rules look at a few. */
export function signsOf(view: EvidenceView, node: string): Signs {
  return new NodeSigns(view, node) as unknown as Signs;
}

// A class, as getters of its prototype cost nothing per node.
class NodeSigns {
  readonly facts: NodeFacts | undefined;
  readonly node: string;

  constructor(view: EvidenceView, node: string) {
    this.facts = view.facts.get(node);
    this.node = node;
  }
}

const READERS = [
  ...Object.entries(TEXTS).map(([name, path]) => [name, path, TEXT] as const),
  ['hypervisorFlag', 'virt.hypervisorFlag', TRUTH],
  ['clocks', 'clock.sourcesAvailable', WORDS],
  ['cpuFlags', 'cpu.flags', WORDS],
  ['hypInterrupts', 'virt.hypInterrupts', NUMBER],
  ['stealTicks', 'cpu.stealTicks', NUMBER],
] as const;

for (const [name, path, schema] of READERS) {
  const read = readerOf<unknown>(path, schema);
  Object.defineProperty(NodeSigns.prototype, name, {
    get(this: NodeSigns) {
      return read(this.facts, this.node);
    },
  });
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
