import type {Contrast} from '../../model/contrast.ts';
import type {Message} from '../../model/message.ts';
import {carefulSection} from './careful.ts';
import {effectSection, factSection} from './facts.ts';
import {findingSection, symptomSection} from './findings.ts';
import {metricSection} from './metrics.ts';
import {pathSection} from './paths.ts';
import type {Section} from './section.ts';
import {say} from './strings.ts';

/** What every format tells, in this order; sections without content are left out. */
export function sectionsOf(contrast: Contrast): Section[] {
  return [
    carefulSection(contrast),
    symptomSection(contrast),
    metricSection(contrast),
    findingSection(contrast),
    factSection(contrast),
    pathSection(contrast),
    nodeSection(contrast),
    effectSection(contrast),
    countSection(contrast),
  ].filter(({rows, lines}) => rows.length + lines.length > 0);
}

export function titleOf({a, b}: Contrast): Message {
  return say('title', {a: a.name, b: b.name});
}

/** How many nodes, and which run or how far apart. */
export function headOf({a, b, secondsApart}: Contrast): Message {
  const nodes = {nodesA: a.nodes, nodesB: b.nodes};
  if (a.run === b.run) return say('head-one-run', {...nodes, run: a.run});
  return say('head-two-runs', {...nodes, apart: apartOf(secondsApart)});
}

function apartOf(seconds: number | null): Message {
  if (seconds === null) return say('apart-unknown');
  if (seconds === 0) return say('same-time');
  return say(seconds > 0 ? 'later' : 'earlier', {time: timeOf(Math.abs(seconds))});
}

function timeOf(seconds: number): Message {
  if (seconds < 5400) return say('minutes', {x: seconds / 60});
  const hours = seconds / 3600;
  return hours < 48 ? say('hours', {x: hours}) : say('days', {x: Math.round(hours / 24)});
}

export function resultOf(contrast: Contrast): Message {
  const {a, b, counts, compared, conclusion, metrics, paths, findings, membership} = contrast;
  switch (conclusion) {
    case 'same':
      return say('same', {
        equal: counts.equal,
        paths: compared === 'nodes' ? counts.paths.equal : 0,
        ways: compared === 'groups' ? counts.paths.equal : 0,
      });
    case 'nothing-compared':
      return say('nothing-compared', {
        answeredA: a.answered,
        answeredB: b.answered,
        nodesA: a.nodes,
        nodesB: b.nodes,
      });
    case 'different':
      return say('different', {
        facts: counts.different,
        metrics: metrics.filter(({verdict}) => verdict === 'a-worse' || verdict === 'b-worse')
          .length,
        paths: paths.length,
        findings: findings.filter(({status}) => !status.startsWith('unknown')).length,
        nodes: membership.onlyA.length + membership.onlyB.length,
      });
  }
}

const NAMES = 12;

function nodeSection({membership, a, b, compared}: Contrast): Section {
  const only = (side: string, nodes: readonly string[]): Message[] => {
    if (nodes.length === 0) return [];
    const more = nodes.length - NAMES;
    const shown = nodes.slice(0, NAMES);
    return [
      more > 0
        ? say('only-on-more', {side, nodes: shown, more})
        : say('only-on', {side, nodes: shown}),
    ];
  };
  const gone = [...only(a.name, membership.onlyA), ...only(b.name, membership.onlyB)];
  const lines =
    gone.length === 0 || compared === 'groups'
      ? []
      : [...gone, say('compared-with-themselves', {count: membership.both})];
  return {id: 'nodes', lead: null, rows: [], lines, brief: 0};
}

function countSection({counts, compared}: Contrast): Section {
  const {equal, unknown, mixed, free, accepted, paths, findings} = counts;
  const measured = paths.equal + paths.different + paths.unknown > 0;
  const lines = [
    say('counts-facts', {equal, unknown, mixed}),
    ...(free === 0 ? [] : [say('counts-free', {free})]),
    ...(accepted === 0 ? [] : [say('counts-accepted', {accepted})]),
    ...(measured ? [say(compared === 'nodes' ? 'counts-paths' : 'counts-ways', paths)] : []),
    ...(findings === 0 ? [] : [say('counts-findings', {count: findings})]),
  ];
  return {id: 'counts', lead: null, rows: [], lines, brief: 0};
}
