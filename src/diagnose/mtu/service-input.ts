import {regionOf} from '../../model/node.ts';
import {missing, type Observed, seen} from '../../model/observed.ts';
import type {PathResult, ServiceResult} from '../../model/path.ts';
import type {Input} from '../define-rule.ts';
import {sourceOfPath} from '../inputs/path.ts';
import {say} from '../inputs/strings.ts';
import {pairOf} from '../inputs/subject.ts';

/** Requests of one node to its region’s service, the two sizes apart: together they tell MTU from CPU. */
export type ServiceBodies = {small: Count; large: Count};
/** `medianMs`: of all requests; one that was given up counts with the time it was waited for. */
type Count = {failed: number; sent: number; medianMs: number};

/**
 * Small and large answers as the pair’s source saw them. A region’s service is asked from within the region, so
 * this says nothing about pairs between regions: there, and where either size was not requested, it is missing.
 */
export function serviceBodies(): Input<ServiceBodies> {
  return {
    name: 'service (small and large body)',
    read(view, subject) {
      const {source, destination} = pairOf(subject);
      if (regionOf(source) !== regionOf(destination)) return notRequested(source.id);
      const {small, large} = servicesOf(view.paths).get(source.id) ?? {};
      if (small === undefined || large === undefined) return notRequested(source.id);
      return seen({small: count(small), large: count(large)}, sourceOfPath(large));
    },
  };
}

function count({samples}: ServiceResult): Count {
  const times = samples.map(({totalMs}) => totalMs).sort((a, b) => a - b);
  return {
    failed: samples.filter(({error}) => error !== null).length,
    sent: samples.length,
    medianMs: times[Math.floor(times.length / 2)] ?? 0,
  };
}

type Bodies = {small?: ServiceResult; large?: ServiceResult};
const indexes = new WeakMap<readonly PathResult[], Map<string, Bodies>>();

function servicesOf(paths: readonly PathResult[]): Map<string, Bodies> {
  const known = indexes.get(paths);
  if (known !== undefined) return known;
  const index = new Map<string, Bodies>();
  for (const result of paths) {
    if (result.probe !== 'service' || result.state === 'unknown') continue;
    const bodies = index.get(result.source) ?? {};
    bodies[result.body] = result;
    index.set(result.source, bodies);
  }
  indexes.set(paths, index);
  return index;
}

function notRequested(node: string): Observed<never> {
  const params = {probe: 'service', layer: 'service', source: node, destination: 'service'};
  const source = {node, command: '-', section: 'path/service', at: '-'};
  return missing('absent', say('path-not-measured', params), source);
}
