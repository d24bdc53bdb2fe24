import type {EchoResult, PathEvidence} from '../../../model/path.ts';
import {pathHead, unaddressed} from '../../common-result.ts';
import {defineProbe, type Endpoint, type Fan, type Tools} from '../../define-probe.ts';
import {type PortRange, pairKey} from '../../two-ended/mesh.ts';
import {oncePerRun} from '../../two-ended/once-per-run.ts';
import {echoByPing} from './by-ping.ts';
import {type EchoVerdict, unknownEcho} from './classify.ts';
import {classifySeries, showSeries} from './classify-series.ts';
import {strings} from './strings.ts';
import {SERIES, seriesFromBothEnds} from './two-ended.ts';

type Job = Fan & {group: {fans: readonly Fan[]; ports: PortRange | null}};

/** Round-trip time and loss of small packets, each ordered pair: from both ends where the probe runs, else by ping. */
export const echo = defineProbe<Job>({
  id: 'echo',
  strings,
  plan: ({fans, options}) =>
    (['host', 'pod'] as const).map((layer) => {
      const own = fans.filter((fan) => fan.layer === layer);
      const group = {fans: own, ports: options.ports};
      return {layer, rounds: [own.map((fan) => ({...fan, group}))]};
    }),
  run: measureEcho,
});

async function measureEcho(job: Job, tools: Tools): Promise<EchoResult[]> {
  const {source, group} = job;
  const at = tools.now();
  const results: EchoResult[] = [];
  const conclude = (
    destination: Endpoint,
    verdict: EchoVerdict,
    run: {method: string; evidence: PathEvidence[]; durationMs: number; at?: string},
  ) => {
    const head = pathHead(job.layer, source, destination);
    results.push({probe: 'echo', ...head, ...run, at: run.at ?? at, ...verdict});
  };

  const addressed: Endpoint[] = [];
  for (const destination of job.destinations) {
    const reason = unaddressed(source, destination);
    if (reason === null) addressed.push(destination);
    else conclude(destination, unknownEcho(reason), nothing('two-ended'));
  }

  const found = await oncePerRun(tools.reach, group, () =>
    seriesFromBothEnds(group.fans, group.ports, tools),
  );
  const left: Endpoint[] = [];
  for (const destination of addressed) {
    const result = found.get(pairKey(source, destination));
    if (result?.kind === 'seen') {
      const verdict = classifySeries(result, source.node.id);
      const evidence = [showSeries(result, source, destination)];
      const durationMs = SERIES.count * SERIES.intervalMs;
      conclude(destination, verdict, {method: 'two-ended', evidence, durationMs, at: result.at});
    } else if (result?.kind === 'otherwise') left.push(destination);
    else if (result !== undefined && !tools.signal?.aborted) {
      conclude(destination, unknownEcho(result.reason), nothing('two-ended'));
    }
  }
  await echoByPing(source, left, tools, (destination, verdict, run) => {
    conclude(destination, verdict, {...run, method: 'ping'});
  });
  return results;
}

function nothing(method: string) {
  return {method, evidence: [], durationMs: 0};
}
