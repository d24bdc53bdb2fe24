import type {NodeSpec, Scenario} from '../scenario.ts';

type Images = NonNullable<NodeSpec['images']>;

export type ResolvedGuest = {cpu: string; cpuidDriver: boolean};

/** A node’s specification with nothing left open. */
export type ResolvedNode = {
  nicMtuBytes: number;
  cpu: NonNullable<NodeSpec['cpu']>;
  hiddenCpuFlags: readonly string[];
  kernelModules: readonly string[];
  podMtuBytes: number;
  outerDf: 'set' | 'unset' | 'inherit';
  podSysctls: Readonly<Record<string, string>>;
  sysctls: Readonly<Record<string, string>>;
  images: Images;
  files: Readonly<Record<string, string>>;
  hiddenPrograms: readonly string[];
  ssh: boolean;
  /** Null: as much as there is. */
  cpuQuotaCpus: number | null;
  busyLoops: number;
  /** Null: what this machine allows. */
  maxOpenFiles: number | null;
  /** Null: a set of namespaces on this machine. */
  guest: ResolvedGuest | null;
};

/** Merges what is said of all nodes, of the region and of the node itself; the closer one wins, key by key. */
export function resolveNode(scenario: Scenario, name: string): ResolvedNode {
  const region = name.slice(0, name.lastIndexOf('-'));
  const specs: (NodeSpec | undefined)[] = [
    scenario.nodeOverrides?.[name],
    scenario.regions[region],
    scenario.node,
  ];
  const first = <K extends keyof NodeSpec>(key: K): NodeSpec[K] | undefined =>
    specs.find((spec) => spec?.[key] !== undefined)?.[key];
  const overlay = <K extends keyof NonNullable<NodeSpec['overlay']>>(key: K) =>
    specs.find((spec) => spec?.overlay?.[key] !== undefined)?.overlay?.[key];
  const merged = (pick: (spec: NodeSpec) => Readonly<Record<string, string>> | undefined) =>
    Object.assign({}, ...specs.toReversed().map((spec) => (spec === undefined ? {} : pick(spec))));

  const guest = first('guest');
  return {
    nicMtuBytes: first('nicMtuBytes') ?? 1500,
    cpu: first('cpu') ?? 'intel-8255c',
    hiddenCpuFlags: first('hiddenCpuFlags') ?? [],
    kernelModules: first('kernelModules') ?? ['kvm', 'irqbypass', 'kvm_intel'],
    podMtuBytes: overlay('podMtuBytes') ?? 1450,
    outerDf: overlay('outerDf') ?? 'unset',
    podSysctls: merged((spec) => spec.overlay?.podSysctls),
    sysctls: merged((spec) => spec.sysctls),
    images: mergedImages(specs),
    files: merged((spec) => spec.files),
    hiddenPrograms: first('hiddenPrograms') ?? [],
    ssh: first('ssh') ?? true,
    cpuQuotaCpus: first('cpuQuotaCpus') ?? null,
    busyLoops: first('busyLoops') ?? 0,
    maxOpenFiles: first('maxOpenFiles') ?? null,
    guest: guest === undefined ? null : {cpuidDriver: true, ...guest},
  };
}

/** An image named again closer to the node replaces the one of the same reference. */
function mergedImages(specs: readonly (NodeSpec | undefined)[]): Images {
  const byReference = new Map<string, Images[number]>();
  for (const spec of specs.toReversed()) {
    for (const image of spec?.images ?? []) byReference.set(image.image, image);
  }
  return [...byReference.values()];
}
