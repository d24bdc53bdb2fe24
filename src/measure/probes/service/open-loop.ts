import type {Message} from '../../../model/message.ts';
import type {HttpSample, ServiceResult, ServiceStep} from '../../../model/path.ts';
import {firstLine} from '../../clean.ts';
import {evidence} from '../../common-result.ts';
import type {Tools} from '../../define-probe.ts';
import {type LoadOutput, parseLoad} from '../load/parse.ts';
import {type LoadEnd, type LoadName, type LoadRow, UPLOAD_BYTES} from '../load/schema.ts';
import {loadScript} from '../load/script.ts';
import {type Asked, type AskedBody, ipVersionOfRemotes, stateOf} from './asked.ts';
import type {AskedUrl, ServiceJob} from './plan.ts';
import {say} from './strings.ts';
import {urlWord} from './url-word.ts';

const BYTES_PER_REQUEST = 1_024;
/** A program woken later than this may have made a sample slow itself. */
const LATE_MS = 20;
/** … and has, when that is at least this share of it. */
const LATE_SHARE = 0.5;
/** Less than this share of the planned rate: the client was the limit. */
const ENOUGH_RATE = 0.95;

/** Asks by load.py. Null: this node has no Python that can, or the program did not come to its end. */
export async function askByOpenLoop(job: ServiceJob, tools: Tools): Promise<Asked | null> {
  const words = namesOf(job).flatMap(({name, url}) => {
    const word = urlWord(url);
    return word === null ? [] : [{name, word}];
  });
  if (words.length === 0) return null;
  const script = loadScript(job.load, words);
  const requests = job.load.requests * words.length;
  const lastsSeconds = job.load.requests / job.load.requestsPerSecond + job.load.timeoutSeconds;
  const outcome = await tools.reach.run(job.node, script, {
    timeoutMs: 15_000 + lastsSeconds * 1000,
    maxBytes: 65_536 + BYTES_PER_REQUEST * requests,
    ...(tools.signal === undefined ? {} : {signal: tools.signal}),
  });
  const output = parseLoad(outcome.stdout.toString('utf8'));
  const {end} = output;
  if (end === null) {
    // A node that was not reached, or that was given up, is not asked a second time in another way.
    const other = outcome.ran || outcome.message.id === 'reach/no-python3';
    return other ? null : {outcome, reason: null, bodies: new Map()};
  }
  const command = `python3 load.py ${script.args.join(' ')}`;
  return {
    outcome,
    reason: null,
    bodies: new Map(
      job.urls
        .filter(({url}) => urlWord(url) !== null)
        .map(({body, steps}) => [
          body,
          {
            ...bodyOf(job, rowsOf(output, body), end, command),
            ...(steps.length === 0 ? {} : {steps: steps.map((one) => stepOf(output, body, one))}),
            ...(body === 'small' && asksUpload(job) ? {upload: uploadOf(output)} : {}),
          },
        ]),
    ),
  };
}

/** Beside the bodies at the service: the same at other places, and a large request. Load is for the service alone. */
function namesOf(job: ServiceJob): {name: LoadName; url: string}[] {
  const names = job.urls.map(({body, url}): {name: LoadName; url: string} => ({name: body, url}));
  for (const {body, url, steps} of job.urls) {
    for (const {step, url: place} of steps) names.push({name: `${body}-${step}`, url: place});
    if (body === 'small' && asksUpload(job)) names.push({name: 'upload', url});
  }
  return names;
}

/** A service under planned load gets what was planned and no more. */
function asksUpload({isLoad}: ServiceJob): boolean {
  return !isLoad;
}

function rowsOf({rows}: LoadOutput, name: LoadName): LoadOutput['rows'] {
  return rows.filter(({row}) => row.body === name);
}

function keptSamples(rows: LoadOutput['rows']): HttpSample[] {
  return rows.filter(({row}) => !isProberLate(row)).map(({row}) => sampleOf(row));
}

function stepOf(
  output: LoadOutput,
  body: ServiceResult['body'],
  {step, url}: AskedUrl['steps'][number],
): ServiceStep {
  const samples = keptSamples(rowsOf(output, `${body}-${step}`));
  return {step, url, state: stateOf(samples), samples};
}

function uploadOf(output: LoadOutput): NonNullable<ServiceResult['upload']> {
  const samples = keptSamples(rowsOf(output, 'upload'));
  return {requestBytes: UPLOAD_BYTES, state: stateOf(samples), samples};
}

function bodyOf(
  {load, node}: ServiceJob,
  rows: LoadOutput['rows'],
  end: LoadEnd,
  command: string,
): AskedBody {
  const kept = rows.filter(({row}) => !isProberLate(row));
  const samples = kept.map(({row}) => sampleOf(row));
  const withheld = rows.length - kept.length;
  const offeredPerSecond = load.requestsPerSecond;
  const achievedPerSecond = (offeredPerSecond * end.achieved) / end.offered;
  const reason = whyNoStatement(node.id, samples, {
    withheld,
    offeredPerSecond,
    achievedPerSecond,
  });
  return {
    method: 'open-loop',
    ipVersion: ipVersionOfRemotes(rows.map(({row}) => row)),
    evidence: [evidence(command, rows.map(({raw}) => raw).join('\n'))],
    samples,
    loop: 'open',
    connections: load.connections,
    offeredPerSecond,
    achievedPerSecond: Math.round(achievedPerSecond * 1000) / 1000,
    lagMs: Math.max(0, ...rows.map(({row}) => row.lag)),
    ...(withheld > 0 ? {withheld} : {}),
    ...(reason === null ? {state: stateOf(samples)} : {state: 'unknown', reason}),
  };
}

/** Whether this sample tells how late the prober ran rather than how slow the service was. */
function isProberLate({lag, total, error}: LoadRow): boolean {
  return error === null && lag >= LATE_MS && lag >= LATE_SHARE * total;
}

function whyNoStatement(
  node: string,
  samples: readonly HttpSample[],
  counts: {withheld: number; offeredPerSecond: number; achievedPerSecond: number},
): Message | null {
  if (counts.withheld > samples.length) return say('prober-late', {node, ...counts});
  // Where nothing is answered, what was not sent would not have been answered either.
  const enough = counts.achievedPerSecond >= ENOUGH_RATE * counts.offeredPerSecond;
  if (enough || stateOf(samples) === 'dead') return null;
  return say('rate-not-reached', {
    node,
    offered: Math.round(counts.offeredPerSecond * 10) / 10,
    achieved: Math.round(counts.achievedPerSecond * 10) / 10,
  });
}

function sampleOf(row: LoadRow): HttpSample {
  return {
    dnsMs: row.dns,
    connectMs: row.connect,
    tlsMs: row.tls,
    firstByteMs: row.first,
    totalMs: row.total,
    bytes: row.bytes,
    status: row.status,
    error: row.error === null ? null : firstLine(row.error) || '-',
    intendedMs: row.at,
    ...(row.late === null ? {} : {lateMs: row.late}),
  };
}
