import {factSegments, type NodeFacts, readFact} from '../../../model/fact.ts';
import type {PathEvidence, PathMtuResult} from '../../../model/path.ts';
import {pathHead, unaddressed} from '../../common-result.ts';
import {
  defineProbe,
  type Endpoint,
  type Fan,
  type PlanView,
  type Tools,
} from '../../define-probe.ts';
import {type PortRange, pairKey} from '../../two-ended/mesh.ts';
import {oncePerRun} from '../../two-ended/once-per-run.ts';
import {searchByPing} from './by-ping.ts';
import {type PathMtuVerdict, unknownPathMtu, withTold} from './classify.ts';
import {classifySighting, lostBetween} from './classify-two-ended.ts';
import {explainDirections, oneEnd} from './directions.ts';
import {showSighting} from './show-two-ended.ts';
import {strings} from './strings.ts';
import {searchFromBothEnds, type TwoEnded} from './two-ended.ts';

type Job = Fan & {
  medianMtuBytes: number;
  /** Learned path MTUs by destination address, as collected. */
  cachedBytes: ReadonlyMap<string, number>;
  /** All fans that are searched together. */
  group: {fans: readonly Fan[]; ports: PortRange | null};
};

/** The largest packet that arrives unfragmented, each direction: from both ends where the probe runs, else by ping. */
export const pathMtu = defineProbe<Job>({
  id: 'path-mtu',
  strings,
  plan: (view) =>
    (['host', 'pod'] as const).map((layer) => ({
      layer,
      rounds: [jobsOf(view, layer)],
    })),
  run: measurePathMtu,
  settle: (results, earlier) =>
    explainDirections(
      results.filter((result) => result.probe === 'path-mtu'),
      earlier,
    ),
});

function jobsOf({fans, facts, options}: PlanView, layer: Fan['layer']): Job[] {
  const own = fans.filter((fan) => fan.layer === layer);
  const known = own.flatMap(({source}) => (source.mtuBytes === null ? [] : [source.mtuBytes]));
  const medianMtuBytes = known.sort((a, b) => a - b)[Math.floor((known.length - 1) / 2)] ?? 0;
  const group = {fans: own, ports: options.ports};
  return own.map((fan) => ({
    ...fan,
    medianMtuBytes,
    cachedBytes: layer === 'host' ? cachedOf(facts.get(fan.source.node.id)) : new Map(),
    group,
  }));
}

function cachedOf(facts: NodeFacts | undefined): Map<string, number> {
  const found = new Map<string, number>();
  for (const path of Object.keys(facts?.leaves ?? {})) {
    if (facts === undefined || !path.startsWith('net.cachedPathMtu')) continue;
    const [, , destination] = factSegments(path);
    const fact = readFact(facts, path);
    const bytes = fact.ok ? Number(fact.value) : Number.NaN;
    if (destination !== undefined && Number.isInteger(bytes)) found.set(destination, bytes);
  }
  return found;
}

async function measurePathMtu(job: Job, tools: Tools): Promise<PathMtuResult[]> {
  const {source, layer, group} = job;
  const at = tools.now();
  const results: PathMtuResult[] = [];
  const conclude = (
    destination: Endpoint,
    verdict: PathMtuVerdict,
    run: {method: string; durationMs: number; evidence?: PathEvidence[]; at?: string},
  ) => {
    const head = pathHead(layer, source, destination);
    const {method, durationMs, evidence = []} = run;
    const common = {method, evidence, at: run.at ?? at, durationMs};
    results.push({probe: 'path-mtu', ...head, ...common, ...verdict});
  };

  const addressed: Endpoint[] = [];
  for (const destination of job.destinations) {
    const reason = unaddressed(source, destination);
    if (reason === null) addressed.push(destination);
    else conclude(destination, unknownPathMtu(reason), {method: 'two-ended', durationMs: 0});
  }

  const found = await oncePerRun(tools.reach, group, () =>
    searchFromBothEnds(group.fans, group.ports, tools),
  );
  const left: {destination: Endpoint; why: TwoEnded}[] = [];
  for (const destination of addressed) {
    const result = found.get(pairKey(source, destination));
    if (result?.kind === 'seen') concludeSeen(job, destination, result, conclude);
    else if (tools.signal?.aborted || result === undefined) continue;
    else if (result.kind === 'otherwise') left.push({destination, why: result});
    else conclude(destination, unknownPathMtu(result.reason), {method: 'two-ended', durationMs: 0});
  }

  const destinations = left.map(({destination}) => destination);
  const byPing = await searchByPing({...job, destinations}, job.medianMtuBytes, tools);
  for (const {destination, verdict, ...run} of byPing) {
    const why = left.find((one) => one.destination === destination)?.why;
    if (why?.kind !== 'otherwise' || verdict.state === 'unknown') {
      conclude(destination, verdict, run);
      continue;
    }
    const known = why.told === undefined ? verdict : withTold(verdict, why.told);
    conclude(destination, {...known, reason: oneEnd(why.reason, known.reason)}, run);
  }
  return results;
}

function concludeSeen(
  job: Job,
  destination: Endpoint,
  found: Extract<TwoEnded, {kind: 'seen'}>,
  conclude: (
    destination: Endpoint,
    verdict: PathMtuVerdict,
    run: {method: string; durationMs: number; evidence: PathEvidence[]; at: string},
  ) => void,
): void {
  const {source} = job;
  const {sighting, port, durationMs, at} = found;
  const referenceBytes = Math.max(job.medianMtuBytes, destination.mtuBytes ?? 0);
  const cachedBytes = job.cachedBytes.get(destination.address ?? '') ?? null;
  const verdict = classifySighting(sighting, {node: source.node.id, referenceBytes, cachedBytes});
  const between = verdict.state === 'black-hole' ? lostBetween(sighting.hops) : null;
  const evidence = showSighting(sighting, verdict, {source, destination, port});
  const placed = between === null ? verdict : {...verdict, lostBetween: between};
  conclude(destination, placed, {method: 'two-ended', durationMs, evidence, at});
}
