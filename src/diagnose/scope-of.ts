import {byText, sortedByText} from '../compare/order.ts';
import type {Scope} from '../model/finding.ts';
import type {Message} from '../model/message.ts';
import type {Node} from '../model/node.ts';
import type {Claim, Subject} from './define-rule.ts';
import {type Pair, whereNodes, wherePairs, whereRegions} from './where.ts';

/** Whom claims are about, before they are joined; claims join only within one `kind` (and cohort). */
export type About =
  | {kind: 'node'; nodes: readonly string[]}
  | {kind: 'pair'; pairs: readonly Pair[]}
  | {kind: 'region'; regions: readonly string[]}
  | {kind: 'cohort'; cohort: string; nodes: readonly string[]};

export function aboutOf(claim: Claim | undefined, subject: Subject, fleet: readonly Node[]): About {
  const about = claim?.about;
  if (about !== undefined) {
    if ('nodes' in about) return {kind: 'node', nodes: about.nodes};
    if ('regions' in about) return {kind: 'region', regions: about.regions};
    return {kind: 'pair', pairs: about.pairs};
  }
  switch (subject.kind) {
    case 'node':
      return {kind: 'node', nodes: [subject.node.id]};
    case 'pair':
      return {kind: 'pair', pairs: [[subject.source.id, subject.destination.id]]};
    case 'cohort':
      return {kind: 'cohort', cohort: subject.cohort.id, nodes: subject.cohort.nodes};
    case 'fleet':
      return {kind: 'node', nodes: fleet.map((node) => node.id)};
  }
}

/** Joins claims of one kind; the order of their subjects does not matter. */
export function joinAbout(all: readonly About[]): About {
  const [first] = all;
  if (first === undefined) return {kind: 'node', nodes: []};
  switch (first.kind) {
    case 'node':
      return {kind: 'node', nodes: unique(all.flatMap((one) => ('nodes' in one ? one.nodes : [])))};
    case 'cohort':
      return first;
    case 'region':
      return {
        kind: 'region',
        regions: unique(all.flatMap((one) => ('regions' in one ? one.regions : []))),
      };
    case 'pair': {
      const pairs = all.flatMap((one) => ('pairs' in one ? one.pairs : []));
      const byKey = new Map(pairs.map((pair) => [pair.join('\n'), pair]));
      const sorted = [...byKey.entries()].sort(([a], [b]) => byText(a, b));
      return {kind: 'pair', pairs: sorted.map(([, pair]) => pair)};
    }
  }
}

/** Whom a finding is about, as data and in words. `considered`: the pairs that were looked at at all. */
export function scopeOf(
  about: About,
  fleet: readonly Node[],
  considered: readonly Pair[],
): {scope: Scope; where: Message} {
  switch (about.kind) {
    case 'node': {
      const where = whereNodes(about.nodes, fleet);
      return {scope: {kind: 'node', nodes: [...about.nodes]}, where};
    }
    case 'cohort': {
      const where = whereNodes(about.nodes, fleet);
      return {scope: {kind: 'cohort', cohort: about.cohort, nodes: [...about.nodes]}, where};
    }
    case 'region': {
      const where = whereRegions(about.regions, fleet);
      return {scope: {kind: 'region', regions: [...about.regions]}, where};
    }
    case 'pair': {
      const where = wherePairs(about.pairs, considered, fleet);
      const pairs = about.pairs.map(([from, to]): [string, string] => [from, to]);
      return {scope: {kind: 'pair', pairs, where}, where};
    }
  }
}

/** The part of a finding’s id after `@`. */
export function scopeId(scope: Scope): string {
  switch (scope.kind) {
    case 'node':
      return scope.nodes[0] ?? 'fleet';
    case 'pair':
      return scope.pairs[0]?.join(':') ?? 'fleet';
    case 'region':
      return scope.regions.join('+');
    case 'cohort':
      return scope.cohort;
  }
}

function unique(words: readonly string[]): string[] {
  return sortedByText([...new Set(words)]);
}
