import type {PathEvidence} from '../../../model/path.ts';
import {commandAt, evidence, noOutput, scriptFailure} from '../../common-result.ts';
import type {Endpoint, Tools} from '../../define-probe.ts';
import {parsePing} from '../../ping-output.ts';
import {probeScript} from '../../script.ts';
import {classifyEcho, type EchoVerdict, unknownEcho} from './classify.ts';
import {parseEcho} from './parse.ts';

const FILE = new URL('./echo.sh', import.meta.url);
const BYTES_PER_DESTINATION = 4_096;

/** Five echoes to each destination, in one script. Each has an address. Given up before its end it says nothing. */
export async function echoByPing(
  source: Endpoint,
  destinations: readonly Endpoint[],
  tools: Tools,
  conclude: (
    destination: Endpoint,
    verdict: EchoVerdict,
    run: {evidence: PathEvidence[]; durationMs: number},
  ) => void,
): Promise<void> {
  if (destinations.length === 0) return;
  const args = destinations.map(({address}, index) => `${index},${address}`);
  const outcome = await tools.reach.run(
    source.node,
    probeScript('echo.sh', FILE, source.pid, args),
    {
      timeoutMs: 20_000 + 100 * destinations.length,
      maxBytes: 16_384 + BYTES_PER_DESTINATION * destinations.length,
      sudo: tools.sudo,
      ...(tools.signal === undefined ? {} : {signal: tools.signal}),
    },
  );
  const node = source.node.id;
  const {durationMs} = outcome;
  const {echoes} = parseEcho(outcome.stdout.toString('utf8'));
  for (const [index, destination] of destinations.entries()) {
    const said = echoes.get(index);
    if (said !== undefined) {
      const command = commandAt(source, `ping -n -c 5 -i 0.2 -W 1 -s 56 ${destination.address}`);
      const shown = [evidence(command, said)];
      conclude(destination, classifyEcho(parsePing(said), node), {evidence: shown, durationMs});
    } else if (!tools.signal?.aborted) {
      const reason = scriptFailure(node, outcome) ?? noOutput(node, outcome);
      conclude(destination, unknownEcho(reason), {evidence: [], durationMs});
    }
  }
}
