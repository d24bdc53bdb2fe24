import {createHash} from 'node:crypto';
import {type Node, regionOf, type Service} from '../../../model/node.ts';
import type {ServiceResult, ServiceStep} from '../../../model/path.ts';
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

/** A body, and where else on its way it can be had. */
export type AskedUrl = {
  body: ServiceResult['body'];
  url: string;
  steps: readonly {step: ServiceStep['step']; url: string}[];
};

export type ServiceJob = {
  node: Node;
  region: string;
  urls: readonly AskedUrl[];
  load: LoadSettings;
  /** Real load, not a few requests: then nothing is asked for beside the bodies. */
  isLoad: boolean;
};

/** Each node asks the service of its own region. Real load is put on a service by one node at a time. */
export function planService({inventory, options, done}: PlanView): Stage<ServiceJob>[] {
  const jobs: ServiceJob[] = [];
  for (const offered of inventory.services) {
    for (const node of inventory.nodes) {
      if (regionOf(node) !== offered.region) continue;
      const urls = urlsOf(offered, options.load === undefined).filter(
        ({body, url}) => !done.some((result) => answers(result, node.id, body, url)),
      );
      if (urls.length === 0) continue;
      const isLoad = options.load !== undefined;
      const load = settingsOf(options, node.id);
      jobs.push({node, region: offered.region, urls, load, isLoad});
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

function urlsOf(service: Service, withSteps: boolean): AskedUrl[] {
  const {url, largeUrl} = service;
  const small: AskedUrl = {body: 'small', url, steps: withSteps ? stepsOf(service, url) : []};
  if (largeUrl === undefined) return [small];
  return [
    small,
    {body: 'large', url: largeUrl, steps: withSteps ? stepsOf(service, largeUrl) : []},
  ];
}

/** The same path and query at the places that the inventory names. */
function stepsOf({podUrl, proxyUrl, tlsUrl, ingressUrl}: Service, url: string): AskedUrl['steps'] {
  const steps: {step: ServiceStep['step']; url: string}[] = [];
  for (const [step, place] of [
    ['pod', podUrl],
    ['proxy', proxyUrl],
    ['tls', tlsUrl],
    ['ingress', ingressUrl],
  ] as const) {
    if (place === undefined || !URL.canParse(url) || !URL.canParse(place)) continue;
    const {pathname, search} = new URL(url);
    steps.push({step, url: new URL(`${pathname}${search}`, place).href});
  }
  return steps;
}

function answers(result: PlanView['done'][number], node: string, body: string, url: string) {
  if (result.probe !== 'service' || result.source !== node) return false;
  return result.body === body && result.url === url;
}
