import {regionOf} from '../../../model/node.ts';
import {missing, type Source, seen} from '../../../model/observed.ts';
import type {HttpSample, PathResult, ServiceResult} from '../../../model/path.ts';
import {rememberedOf} from '../../../model/remembered.ts';
import type {EvidenceView, Input} from '../../define-rule.ts';
import {sourceOfPath} from '../../inputs/index.ts';
import {pathsByPlace, regionsOf} from '../../inputs/indexes.ts';
import {say as sayInput} from '../../inputs/strings.ts';
import {nodeOf} from '../../inputs/subject.ts';

/** The way to an answer, nearest to where it is made first. */
export const STEPS = ['pod', 'proxy', 'tls', 'service', 'ingress'] as const;
export type StepName = (typeof STEPS)[number];

/** One place of the way, asked by a node; times of answered requests in milliseconds, in order. */
export type Step = {
  step: StepName;
  sortedMs: readonly number[];
  failed: number;
  /** Of the body, after its first byte; null where it came at once. */
  bytesPerSecond: number | null;
};

export type Ladder = {
  region: string;
  body: ServiceResult['body'];
  /** Those that were asked, in the order of `STEPS`. */
  steps: readonly Step[];
  source: Source;
};

/** A node’s requests to its region’s service at each place that was asked; missing where only the service was. */
export function serviceLadders(): Input<readonly Ladder[]> {
  return {
    name: 'service by step',
    read(view, subject) {
      const {id} = nodeOf(subject);
      const ladders = (askedByStep(view.paths).get(id) ?? []).map(ladderOf);
      const [first] = ladders;
      if (first !== undefined) return seen(ladders, first.source);
      const params = {
        probe: 'service',
        layer: 'service',
        source: id,
        destination: 'pod, proxy, tls, ingress',
      };
      const source = {node: id, command: '-', section: 'path/service', at: '-'};
      return missing('absent', sayInput('path-not-measured', params), source);
    },
  };
}

/** Whether pods of the node’s region cannot exchange packets of the size they send: then that is what stalls. */
export function podHoles(): Input<boolean> {
  return {
    name: 'path-mtu (pod)',
    read(view, subject) {
      const node = nodeOf(subject);
      const source = {node: node.id, command: '-', section: 'path/path-mtu', at: '-'};
      return seen(holesOf(view).has(regionOf(node)), source);
    },
  };
}

// Every node asks; few were told other places than the service itself.
const askedByStep = rememberedOf((paths: readonly PathResult[]): Map<string, ServiceResult[]> => {
  const asked = pathsByPlace(paths).filter(
    (result): result is ServiceResult =>
      result.probe === 'service' && result.state !== 'unknown' && result.steps !== undefined,
  );
  return Map.groupBy(asked, ({source}) => source);
});

/** Regions with such a pair inside. */
const holesOf = rememberedOf(({paths, nodes}: EvidenceView): ReadonlySet<string | undefined> => {
  const regions = regionsOf(nodes);
  const inside = paths.filter(
    (one) =>
      one.layer === 'pod' &&
      isHole(one) &&
      regions.has(one.source) &&
      regions.get(one.source) === regions.get(one.destination),
  );
  return new Set(inside.map(({source}) => regions.get(source)));
});

function isHole(result: PathResult): boolean {
  return result.probe === 'path-mtu' && result.state === 'black-hole';
}

function ladderOf(result: ServiceResult): Ladder {
  const asked = [...(result.steps ?? []), {step: 'service' as const, samples: result.samples}];
  return {
    region: result.destination.replace(/^service:/, ''),
    body: result.body,
    steps: STEPS.flatMap((name) =>
      asked.filter(({step}) => step === name).map(({samples}) => stepOf(name, samples)),
    ),
    source: sourceOfPath(result),
  };
}

function stepOf(step: StepName, samples: readonly HttpSample[]): Step {
  const answered = samples.filter(({error}) => error === null);
  const rates = answered.flatMap(({bytes, firstByteMs, totalMs}) =>
    firstByteMs === null || totalMs <= firstByteMs ? [] : [bytes / ((totalMs - firstByteMs) / 1e3)],
  );
  return {
    step,
    sortedMs: sorted(answered.map(({totalMs, lateMs}) => totalMs - (lateMs ?? 0))),
    failed: samples.length - answered.length,
    bytesPerSecond: median(sorted(rates)),
  };
}

function sorted(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

export function median(values: readonly number[]): number | null {
  return values[Math.floor(values.length / 2)] ?? null;
}
