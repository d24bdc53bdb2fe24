import type {CodedFact} from '../../src/compare/drift/coded-fact.ts';
import {type FactTable, indexed} from '../../src/compare/drift/fact-table.ts';
import type {MeasuredNode} from '../../src/compare/outliers/index.ts';
import {type Random, randomFrom, shuffle} from '../../src/compare/stats/random.ts';
import type {FactReading} from '../../src/model/explanation.ts';
import type {FactPolicy} from '../../src/model/fact.ts';

/** What is put into a synthetic fleet. */
export type FleetPlan = {
  nodes: number;
  regions: number;
  /** All facts of a node; most are equal everywhere, as on real fleets. */
  facts: number;
  faults: number;
  /** Slow nodes per fault. */
  slowPerFault: number;
  /** `region`: one whole region is at fault, so nothing can be separated from it. */
  placement: 'spread' | 'region';
  /** Share of readings that failed. */
  missing: number;
  /** Facts of policy symptom that follow slowness exactly. */
  consequences: number;
  runs: number;
  seed: number;
};

export type Fleet = {
  table: FactTable;
  measured: MeasuredNode[];
  /** Fact behind each fault, and the nodes it is on. */
  causes: {fact: string; nodes: string[]}[];
  symptomFacts: Set<string>;
};

/** Names as real collections have them: weight of prior knowledge differs widely among them. */
const KNOWN: readonly (readonly [string, FactPolicy['tag']])[] = [
  ['net.default.mtuBytes', 'network'],
  ['cni.flannel.mtuBytes', 'network'],
  ['net.overlay.mtuBytes', 'network'],
  ['sysctl.net.ipv4.tcp_rmem', 'kernel'],
  ['sysctl.net.core.somaxconn', 'kernel'],
  ['sysctl.net.netfilter.nf_conntrack_max', 'kernel'],
  ['clock.source', 'time'],
  ['cpu.modelName', 'cpu'],
  ['kernel.release', 'kernel'],
  ['memory.transparentHugePages', 'memory'],
  ['virt.detected', 'virtualization'],
  ['limits.effective.nofile.soft', 'limits'],
];
const TAGS: readonly FactPolicy['tag'][] = ['kernel', 'os', 'network', 'limits', 'containers'];

/** Shares of the facts by how they behave; the rest is equal on all nodes. */
const REGION_DRIFT = 0.05;
const BUNDLED = 0.1;
const LOOSE_DRIFT = 0.2;

/** A fleet of known faults, columnar. The same for the same plan. */
export function makeFleet(plan: FleetPlan): Fleet {
  const random = randomFrom(plan.seed);
  const names = Array.from({length: plan.nodes}, (_, i) => `n${String(i).padStart(5, '0')}`);
  const regionNames = names.map((_, i) => `r${String(i % plan.regions).padStart(3, '0')}`);
  const {names: regions, index: region} = indexed(regionNames);
  const factNames = shuffle(
    Array.from({length: plan.facts}, (_, i): readonly [string, FactPolicy['tag']] => {
      return KNOWN[i] ?? [`sysctl.custom.key${i}`, TAGS[i % TAGS.length] ?? 'os'];
    }),
    random,
  );
  // Half of the causes are things people know to matter, half are not.
  const known = shuffle(
    KNOWN.map(([name]) => name),
    random,
  );
  const plain = factNames.filter(([name]) => !known.includes(name)).map(([name]) => name);
  const causes = faultsOf(plan, region, random).map((members, k) => ({
    fact: (random.next() < 0.5 ? known[k] : plain[k]) as string,
    members,
  }));
  const facts: CodedFact[] = [];
  const lost = (codes: Int32Array) => withLosses(codes, plan.missing, random);
  const taken = new Set(causes.map(({fact}) => fact));
  for (const {fact, members} of causes) {
    const tag = factNames.find(([name]) => name === fact)?.[1] ?? 'os';
    facts.push(coded(fact, tag, 'identical', lost(codesOn(members, plan.nodes))));
  }
  const free = factNames.filter(([name]) => !taken.has(name));
  const bundles = Array.from({length: 4}, () => looseCodes(plan.nodes, random));
  free.forEach(([name, tag], i) => {
    const at = i / free.length;
    if (at < REGION_DRIFT)
      facts.push(coded(name, tag, 'identical', lost(regionCodes(region, regions.length, random))));
    else if (at < REGION_DRIFT + BUNDLED) {
      facts.push(
        coded(name, tag, 'identical', lost(Int32Array.from(bundles[i % 4] as Int32Array))),
      );
    } else if (at < REGION_DRIFT + BUNDLED + LOOSE_DRIFT) {
      facts.push(coded(name, tag, 'identical', lost(looseCodes(plan.nodes, random))));
    }
  });
  const slow = new Set(causes.flatMap(({members}) => members));
  const symptomFacts = new Set<string>();
  for (let i = 0; i < plan.consequences; i++) {
    symptomFacts.add(`pressure.consequence${i}`);
    facts.push(
      coded(`pressure.consequence${i}`, 'cpu', 'symptom', lost(codesOn([...slow], plan.nodes))),
    );
  }
  return {
    table: {
      cohort: 'fleet',
      nodes: names,
      regions,
      region,
      host: null,
      facts: facts
        .filter(({codes}) => new Set(codes).size > 1)
        .sort((a, b) => (a.fact < b.fact ? -1 : 1)),
    },
    measured: names.map((node, i) => {
      return {node, region: regionNames[i] as string, runs: runsOf(i, plan, slow, region, random)};
    }),
    causes: causes.map(({fact, members}) => ({
      fact,
      nodes: members.map((i) => names[i] as string),
    })),
    symptomFacts,
  };
}

function faultsOf(plan: FleetPlan, region: Int32Array, random: Random): number[][] {
  if (plan.faults === 0) return [];
  const all = Array.from({length: plan.nodes}, (_, i) => i);
  if (plan.placement === 'region') {
    const where = random.below(plan.regions);
    return [all.filter((i) => region[i] === where)];
  }
  const order = shuffle(all, random);
  return Array.from({length: plan.faults}, (_, k) =>
    order.slice(k * plan.slowPerFault, (k + 1) * plan.slowPerFault),
  );
}

/** Answer times: distance of the region, the node itself (2 %), each run (5 %), and the fault (1.3 to 4 times). */
function runsOf(
  node: number,
  plan: FleetPlan,
  slow: ReadonlySet<number>,
  region: Int32Array,
  random: Random,
): number[] {
  const base = Math.log(50) + 0.01 * (region[node] as number);
  const own = (plan.nodes === 3 ? 0.005 : 0.02) * random.normal();
  const fault = slow.has(node) ? Math.log(1.3 + 2.7 * random.next()) : 0;
  const noise = plan.nodes === 3 ? 0.02 : 0.05;
  return Array.from({length: plan.runs}, () =>
    Math.exp(base + own + fault + noise * random.normal()),
  );
}

function codesOn(members: readonly number[], nodes: number): Int32Array {
  const codes = new Int32Array(nodes);
  for (const member of members) codes[member] = 1;
  return codes;
}

function regionCodes(region: Int32Array, regions: number, random: Random): Int32Array {
  const own = Array.from({length: regions}, () => (random.next() < 0.35 ? 1 : 0));
  return region.map((r) => own[r] as number);
}

/** Drift that means nothing: some nodes differ, usually few; now and then with several values. */
function looseCodes(nodes: number, random: Random): Int32Array {
  const share = 0.3 * random.next() ** 2;
  const values = random.next() < 0.2 ? 1 + random.below(4) : 1;
  const codes = new Int32Array(nodes);
  for (let i = 0; i < nodes; i++) if (random.next() < share) codes[i] = 1 + random.below(values);
  if (!codes.includes(1)) codes[random.below(nodes)] = 1;
  return codes;
}

function withLosses(codes: Int32Array, share: number, random: Random): Int32Array {
  return share === 0 ? codes : codes.map((code) => (random.next() < share ? -1 : code));
}

function coded(
  fact: string,
  tag: FactPolicy['tag'],
  policy: FactPolicy['policy'],
  given: Int32Array,
): CodedFact {
  const counts = new Map<number, number>();
  for (const code of given) if (code >= 0) counts.set(code, (counts.get(code) ?? 0) + 1);
  const order = [...counts].sort(([x, a], [y, b]) => b - a || x - y).map(([code]) => code);
  const renamed = new Map(order.map((code, i) => [code, i]));
  return {
    fact,
    policy,
    tag,
    readings: order.map((code): FactReading => ({kind: 'value', value: `v${code}`})),
    codes: given.map((code) => renamed.get(code) ?? -1),
  };
}
