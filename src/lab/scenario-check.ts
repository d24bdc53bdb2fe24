import {resolveNode} from './plan/resolve-node.ts';
import type {Scenario} from './scenario.ts';

/** Each node has a /24 of pods below 10.244.0.0/16. */
const MAX_NODES = 100;
const MAX_REGIONS = 10;

export type Inconsistency = {path: readonly (string | number)[]; detail: string};

/** Mistakes that single keys do not show: names of regions and nodes that do not exist, impossible MTUs. */
export function inconsistencies(scenario: Scenario): Inconsistency[] {
  return [...wrongNodes(scenario), ...wrongLinks(scenario), ...wrongExpectations(scenario)];
}

/** `hk-1`, `hk-2`, … of every region, in order. */
export function nodeNames(scenario: Scenario): string[] {
  const names: string[] = [];
  for (const [region, {nodes}] of Object.entries(scenario.regions)) {
    for (let n = 1; n <= nodes; n++) names.push(`${region}-${n}`);
  }
  return names;
}

function wrongNodes(scenario: Scenario): Inconsistency[] {
  const found: Inconsistency[] = [];
  const known = nodeNames(scenario);
  if (known.length > MAX_NODES) {
    found.push({
      path: ['regions'],
      detail: `${known.length} nodes; a lab holds at most ${MAX_NODES}`,
    });
  }
  const regions = Object.keys(scenario.regions).length;
  if (regions > MAX_REGIONS) {
    found.push({
      path: ['regions'],
      detail: `${regions} regions; a lab holds at most ${MAX_REGIONS}`,
    });
  }
  for (const name of Object.keys(scenario.nodeOverrides ?? {})) {
    if (!known.includes(name)) {
      found.push({
        path: ['nodeOverrides', name],
        detail: `no such node; there are ${known.join(', ')}`,
      });
    }
  }
  if (found.length > 0) return found;
  for (const name of known) {
    for (const path of Object.keys(resolveNode(scenario, name).files)) {
      if (path.startsWith('/dev/')) {
        found.push({path: ['node', 'files', path], detail: 'files below /dev cannot be laid over'});
      }
    }
  }
  return [...found, ...wrongGuests(scenario, known), ...pythonTakenAway(scenario, known)];
}

/** What a guest cannot have: the service’s pods, limits that this machine’s kernel sets, files of its own kernel. */
function wrongGuests(scenario: Scenario, names: readonly string[]): Inconsistency[] {
  const found: Inconsistency[] = [];
  for (const name of names) {
    const spec = resolveNode(scenario, name);
    if (spec.guest === null) continue;
    const told = (detail: string) => found.push({path: ['regions', regionOf(name)], detail});
    if (scenario.service !== null && Number(name.slice(name.lastIndexOf('-') + 1)) <= 2) {
      told(
        `${name} is a guest and cannot run the service; set service: null or choose the third node`,
      );
    }
    for (const key of ['cpuQuotaCpus', 'busyLoops', 'maxOpenFiles'] as const) {
      if (spec[key]) told(`${name} is a guest and has no ${key}`);
    }
    const kernel = Object.keys(spec.files).find((path) => /^\/(proc|sys)\//.test(path));
    if (kernel !== undefined) told(`${name} is a guest; ${kernel} is its own kernel’s`);
  }
  return found;
}

function regionOf(node: string): string {
  return node.slice(0, node.lastIndexOf('-'));
}

/** The service’s pods run on Python; they are on the first two nodes of each region. */
function pythonTakenAway(scenario: Scenario, names: readonly string[]): Inconsistency[] {
  if (scenario.service === null) return [];
  return names
    .filter((name) => Number(name.slice(name.lastIndexOf('-') + 1)) <= 2)
    .filter((name) => resolveNode(scenario, name).hiddenPrograms.includes('python3'))
    .map((name) => ({
      path: placeOfHidden(scenario, name),
      detail: `${name} runs a part of the service, which needs python3; set service: null or choose the third node of a region`,
    }));
}

function placeOfHidden({nodeOverrides, regions}: Scenario, name: string): string[] {
  const region = regionOf(name);
  if (nodeOverrides?.[name]?.hiddenPrograms !== undefined) {
    return ['nodeOverrides', name, 'hiddenPrograms'];
  }
  if (regions[region]?.hiddenPrograms !== undefined) return ['regions', region, 'hiddenPrograms'];
  return ['node', 'hiddenPrograms'];
}

function wrongLinks(scenario: Scenario): Inconsistency[] {
  const found: Inconsistency[] = [];
  const regions = Object.keys(scenario.regions);
  const seen = new Set<string>();
  for (const [i, link] of (scenario.links ?? []).entries()) {
    const [a, b] = link.between;
    const key = [a, b].sort().join(' ');
    const unknown = [a, b].find((region) => !regions.includes(region));
    const path = ['links', i, 'between'];
    if (unknown !== undefined) {
      found.push({path, detail: `no region ${unknown}; there are ${regions.join(', ')}`});
    } else if (a === b) found.push({path, detail: 'a link joins two different regions'});
    else if (seen.has(key)) found.push({path, detail: `${a} and ${b} already have a link`});
    seen.add(key);
    for (const region of Object.keys(link.toward ?? {})) {
      if (region === a || region === b) continue;
      found.push({
        path: ['links', i, 'toward', region],
        detail: `this link joins ${a} and ${b} only`,
      });
    }
  }
  return found;
}

function wrongExpectations({expect, ...scenario}: Scenario): Inconsistency[] {
  const found: Inconsistency[] = [];
  const nodes = nodeNames({...scenario, expect});
  const regions = Object.keys(scenario.regions);
  const check = (name: string, allowed: readonly string[], path: readonly (string | number)[]) => {
    if (allowed.includes(name)) return;
    found.push({path: ['expect', ...path], detail: `no ${name} in this scenario`});
  };
  for (const [i, path] of (expect.paths ?? []).entries()) {
    check(path.from, [...nodes, ...regions], ['paths', i, 'from']);
    check(path.to, [...nodes, ...regions], ['paths', i, 'to']);
  }
  for (const [i, finding] of (expect.findings ?? []).entries()) {
    for (const region of finding.regions ?? []) check(region, regions, ['findings', i, 'regions']);
    for (const node of finding.nodes ?? []) check(node, nodes, ['findings', i, 'nodes']);
  }
  for (const [i, {subject}] of (expect.outcomes ?? []).entries()) {
    check(subject, nodes, ['outcomes', i, 'subject']);
  }
  for (const node of expect.unreachable ?? []) check(node, nodes, ['unreachable']);
  if (typeof expect.symptom === 'object')
    check(expect.symptom.region, regions, ['symptom', 'region']);
  return found;
}
