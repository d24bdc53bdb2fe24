import type {Message} from '../../../model/message.ts';
import type {PathEvidence, PathResult} from '../../../model/path.ts';
import type {ReachOutcome} from '../../../reach/reach.ts';
import {noOutput, scriptFailure} from '../../common-result.ts';
import type {Endpoint, Fan, Tools} from '../../define-probe.ts';
import {probeScript} from '../../script.ts';
import {classifyPathMtu, type PathMtuVerdict, unknownPathMtu} from './classify.ts';
import {firstSizes, patience} from './ladder.ts';
import {parsePathMtu} from './parse.ts';
import {evidenceOf} from './show.ts';
import {say} from './strings.ts';

const FILE = new URL('./path-mtu.sh', import.meta.url);
/** Destinations one node searches at the same time: each has some twenty pings in flight. */
const AT_A_TIME = 8;
const SECONDS_PER_TURN = 12;
const BYTES_PER_DESTINATION = 96_000;

export type ByPing = {
  destination: Endpoint;
  verdict: PathMtuVerdict;
  durationMs: number;
  method: string;
  evidence: PathEvidence[];
};

/**
 * Searches paths with ping from the source alone, all destinations in one script. Each has an address.
 * Given up before its end, a search gives nothing.
 */
export async function searchByPing(
  fan: Fan,
  medianMtuBytes: number,
  tools: Tools,
): Promise<ByPing[]> {
  const {source, destinations} = fan;
  if (destinations.length === 0) return [];
  const tries = destinations.map((destination, index) =>
    wordFor(fan, destination, index, tools.results),
  );
  const outcome = await runSearch(
    source,
    tries.map(({word}) => word),
    tools,
  );
  const node = source.node.id;
  const {mode, tool, fail, readings} = parsePathMtu(outcome.stdout.toString('utf8'));
  const failure = failureOf(node, fail, tool) ?? scriptFailure(node, outcome);
  const found: ByPing[] = [];
  for (const [index, {destination, deadlineS}] of tries.entries()) {
    const reading = readings.get(index);
    const {durationMs} = outcome;
    if (reading?.end === 'done') {
      const referenceBytes = Math.max(medianMtuBytes, destination.mtuBytes ?? 0);
      const verdict = classifyPathMtu(reading, {node, mode, referenceBytes});
      const evidence = evidenceOf(reading, verdict, {source, destination, mode, deadlineS});
      found.push({destination, verdict, durationMs, method: `ping-${mode}-ladder`, evidence});
    } else if (!tools.signal?.aborted) {
      const stopped = failureOf(node, reading?.end ?? null, tool);
      const reason = stopped ?? failure ?? noOutput(node, outcome);
      const verdict = unknownPathMtu(reason);
      found.push({destination, verdict, durationMs, method: 'ping-do-ladder', evidence: []});
    }
  }
  return found;
}

function wordFor(
  {source, layer}: Fan,
  destination: Endpoint,
  index: number,
  earlier: readonly PathResult[],
): {destination: Endpoint; deadlineS: number; word: string} {
  const echo = earlier.find(
    (result) =>
      result.probe === 'echo' &&
      result.layer === layer &&
      result.source === source.node.id &&
      result.destination === destination.node.id,
  );
  const {deadlineS, pauseS} = patience(echo?.probe === 'echo' ? echo.rttMaxMs : null);
  // Where small echoes found no answer, a few sizes are enough to see that it is still so.
  const silent = echo?.probe === 'echo' && echo.state === 'no-echo';
  const sizes = silent ? [1280] : firstSizes([source.mtuBytes, destination.mtuBytes]);
  const word = [index, destination.address, deadlineS, pauseS, sizes.join('+')].join(',');
  return {destination, deadlineS, word};
}

function runSearch(source: Endpoint, words: string[], tools: Tools): Promise<ReachOutcome> {
  const turns = Math.ceil(words.length / AT_A_TIME);
  const args = [String(AT_A_TIME), ...words];
  return tools.reach.run(source.node, probeScript('path-mtu.sh', FILE, source.pid, args), {
    timeoutMs: 15_000 + turns * SECONDS_PER_TURN * 1000,
    maxBytes: 65_536 + BYTES_PER_DESTINATION * words.length,
    sudo: tools.sudo,
    ...(tools.signal === undefined ? {} : {signal: tools.signal}),
  });
}

function failureOf(node: string, fail: string | null, tool: string): Message | null {
  if (fail === 'not-iputils') return say('not-iputils', {node, tool: tool.split('|')[0] ?? '-'});
  if (fail === 'no-scratch') return say('no-scratch', {node});
  return null;
}
