import type {Message} from '../../../model/message.ts';
import type {ServiceResult} from '../../../model/path.ts';
import {noOutput, scriptFailure} from '../../common-result.ts';
import {defineProbe, type Tools} from '../../define-probe.ts';
import type {Asked, AskedBody} from './asked.ts';
import {askByCurl} from './curl.ts';
import {askByOpenLoop} from './open-loop.ts';
import {planService, type ServiceJob} from './plan.ts';
import {say, strings} from './strings.ts';
import {urlWord} from './url-word.ts';

/** Requests from each node to the service of its own region, in phases, small body and large. */
export const service = defineProbe<ServiceJob>({
  id: 'service',
  strings,
  plan: planService,
  run: measureService,
});

async function measureService(job: ServiceJob, tools: Tools): Promise<ServiceResult[]> {
  const at = tools.now();
  const asked = (await askByOpenLoop(job, tools)) ?? (await askByCurl(job, tools));
  const results: ServiceResult[] = [];
  for (const {body, url} of job.urls) {
    const found = asked.bodies.get(body) ?? nothing('open-loop');
    const explained = found.samples.length > 0 || found.reason !== undefined;
    if (!explained && tools.signal?.aborted) continue;
    const result: ServiceResult = {
      probe: 'service',
      source: job.node.id,
      destination: `service:${job.region}`,
      layer: 'service',
      at,
      durationMs: asked.outcome.durationMs,
      url,
      body,
      ...found,
    };
    results.push(explained ? result : {...result, reason: whyNothing(job, url, asked)});
  }
  return results;
}

function nothing(method: string): AskedBody {
  return {method, ipVersion: 4, evidence: [], samples: [], state: 'unknown'};
}

function whyNothing(job: ServiceJob, url: string, {reason, outcome}: Asked): Message {
  if (urlWord(url) === null) return say('bad-url', {url});
  return reason ?? scriptFailure(job.node.id, outcome) ?? noOutput(job.node.id, outcome);
}
