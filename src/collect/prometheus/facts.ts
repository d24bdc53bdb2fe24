import {
  type FactLeaf,
  type FactValue,
  factPath,
  type PolicyTable,
  type SectionRun,
} from '../../model/fact.ts';
import type {PrometheusReading, RawSeries, SeriesAnswer} from '../../model/series.ts';
import type {Join} from './join.ts';
import {numberOf} from './raw.ts';

/** Facts of one node that series state plainly, and the queries they were read with. */
export type SeriesFacts = {
  at: string;
  leaves: Record<string, FactLeaf>;
  sections: Record<string, SectionRun>;
};

/** What these facts mean that no collector gives. Equal facts of a family have equal digests, whatever they are. */
export const SERIES_POLICIES: PolicyTable = [
  ['samespec.digest.*', {policy: 'identical', tag: 'os'}],
];

type Stated = readonly (readonly [fact: string, value: FactValue | undefined])[];

/** What the series of one answer state. Values of labels are what the machine said; numbers those of the series. */
const STATED: Readonly<Record<string, (labels: RawSeries['labels'], value: string) => Stated>> = {
  uname: ({release, version, machine, nodename}) => [
    ['kernel.release', release],
    ['kernel.build', version],
    ['kernel.arch', machine],
    ['os.hostname', nodename],
  ],
  os: ({id, version_id, pretty_name}) => [
    ['os.id', id],
    ['os.versionId', version_id],
    ['os.prettyName', pretty_name],
  ],
  dmi: ({system_vendor, product_name}) => [
    ['virt.dmi.sysVendor', system_vendor],
    ['virt.dmi.productName', product_name],
  ],
  memory: (_, value) => [['memory.totalBytes', numberOf(value)]],
  cpus: (_, value) => [['cpu.count', numberOf(value)]],
  'cpu-model': ({vendor, model_name}) => [
    ['cpu.vendor', vendor],
    ['cpu.modelName', model_name],
  ],
  digest: ({family = ''}, value) =>
    family === '' ? [] : [[factPath('samespec', 'digest', family), value]],
  mtu: ({device = ''}, value) =>
    device === '' ? [] : [[factPath('net', 'link', device, 'mtuBytes'), numberOf(value)]],
};

/** By node id. What two series state differently of one node is left out: nobody knows which is right. */
export function factsOfSeries(
  reading: PrometheusReading,
  {nodeOf}: Join,
): Map<string, SeriesFacts> {
  const facts = new Map<string, SeriesFacts>();
  for (const answer of reading.answers) {
    const stated = STATED[answer.id];
    if (stated === undefined) continue;
    const section = `prometheus:${answer.id}`;
    const run = sectionOf(answer, reading);
    const disputed = new Set<string>();
    for (const {labels, points} of answer.series) {
      const node = nodeOf(labels);
      const value = points.at(-1)?.[1];
      if (node === undefined || value === undefined) continue;
      const own = facts.get(node.id) ?? {at: reading.at, leaves: {}, sections: {}};
      facts.set(node.id, own);
      own.sections[section] = run;
      for (const [fact, told] of stated(labels, value)) {
        if (told === undefined) continue;
        const key = `${node.id}\n${fact}`;
        const before = own.leaves[fact];
        if (before !== undefined && 'value' in before && before.value !== told) disputed.add(key);
        own.leaves[fact] = {value: told, section};
        if (disputed.has(key)) delete own.leaves[fact];
      }
    }
  }
  return facts;
}

/** As a person could ask again. */
function sectionOf({query}: SeriesAnswer, {url, at}: PrometheusReading): SectionRun {
  const time = Math.floor(Date.parse(at) / 1000);
  return {
    command: `promtool query instant --time=${time} ${url} '${query}'`,
    exit: 0,
    durationMs: 0,
    bytes: 0,
    truncated: false,
  };
}
