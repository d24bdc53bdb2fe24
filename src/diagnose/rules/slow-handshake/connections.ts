import {missing, type Observed, type Source, seen} from '../../../model/observed.ts';
import type {EchoResult, PathResult, ServiceResult} from '../../../model/path.ts';
import {rememberedOf} from '../../../model/remembered.ts';
import type {Input} from '../../define-rule.ts';
import {sourceOfPath} from '../../inputs/index.ts';
import {pathsByPlace, regionsOf} from '../../inputs/indexes.ts';
import {say} from '../../inputs/strings.ts';
import {nodeOf} from '../../inputs/subject.ts';

/** New connections of a node to one service: time from SYN to established, milliseconds. */
export type Connections = {
  region: string;
  handshakesMs: readonly number[];
  lagMs: number;
  source: Source;
};

/** By service. Missing where the node asked none, or no connection was timed. */
export function connections(): Input<readonly Connections[]> {
  return {
    name: 'service connections',
    read(view, subject) {
      const {id} = nodeOf(subject);
      const byRegion = Map.groupBy(
        servicesOf(view.paths).get(id) ?? [],
        ({destination}) => destination,
      );
      const found: Connections[] = [];
      for (const [destination, results] of byRegion) {
        const [first] = results;
        const handshakesMs = handshakesOf(results);
        if (first === undefined || handshakesMs.length === 0) continue;
        const lagMs = Math.max(0, ...results.map((result) => result.lagMs ?? 0));
        const region = destination.replace(/^service:/, '');
        found.push({region, handshakesMs, lagMs, source: sourceOfPath(first)});
      }
      const [first] = found;
      return first === undefined ? notTimed(id) : seen(found, first.source);
    },
  };
}

/**
 * Round trip from the node to the farthest node of a region, by region: an upper bound for where its service runs.
 * Missing where no echo of the node came back.
 */
export function roundTrips(): Input<ReadonlyMap<string, number>> {
  return {
    name: 'echo from the node',
    read(view, subject) {
      const {id} = nodeOf(subject);
      const regions = regionsOf(view.nodes);
      const farthest = new Map<string, number>();
      let source: Source | undefined;
      for (const result of echoesOf(view.paths).get(id) ?? []) {
        const region = regions.get(result.destination);
        if (region === undefined || result.rttMedianMs === null) continue;
        source ??= sourceOfPath(result);
        farthest.set(region, Math.max(farthest.get(region) ?? 0, result.rttMedianMs));
      }
      if (source !== undefined) return seen(farthest, source);
      return missing('absent', say('nothing-measured', {probe: 'echo', layer: 'host'}), {
        node: id,
        command: '-',
        section: 'path/echo',
        at: '-',
      });
    },
  };
}

/** All times of a request count from its start (or intended start), so what went before the SYN is taken off. */
function handshakesOf(results: readonly ServiceResult[]): number[] {
  const found: number[] = [];
  for (const {samples} of results) {
    for (const {connectMs, dnsMs, lateMs} of samples) {
      if (connectMs === null || connectMs <= 0) continue;
      found.push(Math.max(0, connectMs - Math.max(dnsMs ?? 0, lateMs ?? 0)));
    }
  }
  return found;
}

function notTimed(node: string): Observed<never> {
  const params = {probe: 'service', layer: 'service', source: node, destination: 'service'};
  const source = {node, command: '-', section: 'path/service', at: '-'};
  return missing('absent', say('path-not-measured', params), source);
}

// Every node asks; the results are gone through once.
const servicesOf = rememberedOf((paths: readonly PathResult[]): Map<string, ServiceResult[]> => {
  const all = pathsByPlace(paths).filter(
    (result) => result.probe === 'service' && result.state !== 'unknown',
  );
  return Map.groupBy(all as ServiceResult[], ({source}) => source);
});

const echoesOf = rememberedOf((paths: readonly PathResult[]): Map<string, EchoResult[]> => {
  const all = pathsByPlace(paths).filter(
    (result) => result.probe === 'echo' && result.layer === 'host',
  );
  return Map.groupBy(all as EchoResult[], ({source}) => source);
});
