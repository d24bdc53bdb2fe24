import type {Message} from '../model/message.ts';
import type {PathEvidence} from '../model/path.ts';
import type {ReachOutcome} from '../reach/reach.ts';
import {evidenceText, firstLine} from './clean.ts';
import type {Endpoint, PathLayer} from './define-probe.ts';
import {ipVersionOf} from './endpoints.ts';
import {say} from './strings.ts';

/** The fields every path result begins with. */
export function pathHead(layer: PathLayer, source: Endpoint, destination: Endpoint) {
  return {
    source: source.node.id,
    destination: destination.node.id,
    layer,
    ipVersion: ipVersionOf(destination.address ?? source.address),
  };
}

export function evidence(command: string, output: string): PathEvidence {
  return {command, output: evidenceText(output.replaceAll('|', '\n'))};
}

/** As a person would type it on the node to run it where the endpoint is. */
export function commandAt(endpoint: Endpoint, command: string): string {
  return endpoint.pid === null ? command : `nsenter -t ${endpoint.pid} -n ${command}`;
}

/** Why nothing can be sent between two ends, before anything was tried. */
export function unaddressed(source: Endpoint, destination: Endpoint): Message | null {
  for (const {address, node} of [destination, source]) {
    if (address === null) return say('no-address', {node: node.id});
  }
  return null;
}

/** Why a script as a whole gave nothing: it never ran, or it said `fail WHY`. Null: it did its work. */
export function scriptFailure(node: string, outcome: ReachOutcome): Message | null {
  const fail = /^fail (\S+)/m.exec(outcome.stdout.toString('utf8'))?.[1];
  switch (fail) {
    case 'no-ping':
    case 'no-nsenter':
      return say(fail, {node});
    case 'no-namespace':
      return say(fail, {node, detail: firstLine(outcome.stderr) || '-'});
  }
  if (outcome.ran) return null;
  return say('not-reached', {node, detail: outcome.message});
}

/** What is known when a script ran but one path is missing from its output. */
export function noOutput(node: string, outcome: ReachOutcome): Message {
  const said = firstLine(outcome.stderr);
  const detail = said !== '' ? said : outcome.ran ? `exit ${outcome.exit}` : outcome.message;
  return say('no-output', {node, detail});
}
