import {createHash} from 'node:crypto';
import {type Node, regionOf, type Service} from '../../../model/node.ts';
import type {ServiceResult} from '../../../model/path.ts';
import type {MeasureOptions, PlanView, Stage} from '../../define-probe.ts';
import {HOST_PLACES, hostUses, splitByCaps, type Use} from '../../schedule.ts';
import type {LoadSettings} from '../load/script.ts';

/** Nodes that ask the same service at the same time: enough to be quick, too few to be load. */
const NODES_AT_ONCE = 4;
/** Small and large body take turns at this rate each. */
const GENTLE_PER_SECOND = 2;
const GENTLE_IN_FLIGHT = 64;
/** Nodes do not ask at the same instants. */
const GENTLE_JITTER = 0.5;

export type ServiceJob = {
  node: Node;
  region: string;
  urls: readonly {body: ServiceResult['body']; url: string}[];
  load: LoadSettings;
};

/** Each node asks the service of its own region. Real load is put on a service by one node at a time. */
export function planService({inventory, options, done}: PlanView): Stage<ServiceJob>[] {
  const jobs: ServiceJob[] = [];
  for (const offered of inventory.services) {
    for (const node of inventory.nodes) {
      if (regionOf(node) !== offered.region) continue;
      const urls = urlsOf(offered).filter(
        ({body, url}) => !done.some((result) => answers(result, node.id, body, url)),
      );
      if (urls.length === 0) continue;
      jobs.push({node, region: offered.region, urls, load: settingsOf(options, node.id)});
    }
  }
  const kind = options.load === undefined ? 'normal' : 'exclusive';
  const atOnce = kind === 'normal' ? NODES_AT_ONCE : 1;
  const uses = ({node, region}: ServiceJob): Use[] => [
    `service ${region}`,
    ...hostUses(kind, [node.id]),
  ];
  const capOf = (resource: string) => (resource.startsWith('host ') ? HOST_PLACES : atOnce);
  return [{layer: 'service', rounds: splitByCaps(jobs, uses, capOf)}];
}

function settingsOf(
  {load, requests, requestTimeoutSeconds: timeoutSeconds}: MeasureOptions,
  node: string,
): LoadSettings {
  const seed = createHash('sha256').update(node).digest().readUInt32BE();
  if (load === undefined) {
    return {
      requestsPerSecond: GENTLE_PER_SECOND,
      requests,
      timeoutSeconds,
      maxInFlight: GENTLE_IN_FLIGHT,
      connections: 'new',
      jitter: GENTLE_JITTER,
      seed,
    };
  }
  const {requestsPerSecond, seconds, connections, maxInFlight, jitter} = load;
  return {
    requestsPerSecond,
    requests: Math.max(1, Math.round(requestsPerSecond * seconds)),
    timeoutSeconds,
    maxInFlight,
    connections,
    jitter,
    seed,
  };
}

function urlsOf({url, largeUrl}: Service): ServiceJob['urls'] {
  const small = {body: 'small' as const, url};
  return largeUrl === undefined ? [small] : [small, {body: 'large', url: largeUrl}];
}

function answers(result: PlanView['done'][number], node: string, body: string, url: string) {
  if (result.probe !== 'service' || result.source !== node) return false;
  return result.body === body && result.url === url;
}
