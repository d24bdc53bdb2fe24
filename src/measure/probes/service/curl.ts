import type {PathEvidence} from '../../../model/path.ts';
import {evidence} from '../../common-result.ts';
import type {Tools} from '../../define-probe.ts';
import {probeScript} from '../../script.ts';
import {type Asked, type AskedBody, ipVersionOfRemotes, stateOf} from './asked.ts';
import {parseService, type Request} from './parse.ts';
import type {ServiceJob} from './plan.ts';
import {say} from './strings.ts';
import {urlWord} from './url-word.ts';

const FILE = new URL('./service.sh', import.meta.url);
/** More requests than this would be more processes than a node should bear. */
const MOST_REQUESTS = 20;

/** Asks by curl, a process for each request: started at fixed times, but with no intended start to count from. */
export async function askByCurl(job: ServiceJob, tools: Tools): Promise<Asked> {
  const {timeoutSeconds} = job.load;
  const requests = Math.min(job.load.requests, MOST_REQUESTS);
  const waitSeconds = (job.load.seed % 200) / 1000;
  const args = [requests, timeoutSeconds, waitSeconds].map(String);
  for (const {body, url} of job.urls) {
    const word = urlWord(url);
    if (word !== null) args.push(body, word);
  }
  const perBodyMs = (timeoutSeconds + requests * 0.3 + 2) * 1000;
  const outcome = await tools.reach.run(job.node, probeScript('service.sh', FILE, null, args), {
    timeoutMs: 10_000 + job.urls.length * perBodyMs,
    maxBytes: 65_536 + job.urls.length * requests * 2_048,
    ...(tools.signal === undefined ? {} : {signal: tools.signal}),
  });
  const output = parseService(outcome.stdout.toString('utf8'));
  return {
    outcome,
    reason: output.fail === 'no-curl' ? say('no-curl', {node: job.node.id}) : null,
    bodies: new Map(job.urls.map(({body, url}) => [body, bodyOf(job, url, output.requests[body])])),
  };
}

function bodyOf(job: ServiceJob, url: string, requests: readonly Request[]): AskedBody {
  const samples = requests.map(({sample}) => sample);
  return {
    method: 'curl',
    ipVersion: ipVersionOfRemotes(requests),
    evidence: requests.length === 0 ? [] : [evidenceOf(job, url, requests)],
    samples,
    state: stateOf(samples),
    connections: 'new',
  };
}

function evidenceOf({load}: ServiceJob, url: string, requests: readonly Request[]): PathEvidence {
  const format =
    'phases %{http_code} %{time_namelookup} %{time_connect} %{time_appconnect} %{time_starttransfer} %{time_total} %{size_download} %{remote_ip}\\n';
  const quoted = `'${url.replaceAll("'", "'\\''")}'`;
  const command = `curl -q -g -sS -o /dev/null --noproxy '*' --max-time ${load.timeoutSeconds} -w '${format}' --url ${quoted}`;
  return evidence(command, requests.map(({raw}) => raw).join('|'));
}
