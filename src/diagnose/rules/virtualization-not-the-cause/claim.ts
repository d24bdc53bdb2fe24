import type {Evidence} from '../../../model/finding.ts';
import type {Claim} from '../../define-rule.ts';
import type {Machines} from './machines.ts';
import {say} from './say.ts';

const NAMED = 4;

export function notTheCauseClaim(machines: Machines): Claim {
  const nodes = [...new Set(machines.suspicions.map(({node}) => node))].sort();
  const measured = machines.slowest !== undefined;
  return {
    verdict: 'note',
    severity: 'info',
    confidence: measured ? 0.8 : 0.6,
    about: {nodes},
    title: say('title'),
    why: say('why'),
    evidenceFor: [
      acceleratedEvidence(machines),
      ...suspicionEvidence(machines),
      ...speedEvidence(machines),
      {message: say('others-silent'), sources: []},
    ],
    evidenceAgainst: measured ? [] : [{message: say('speed-unknown'), sources: []}],
    safe: [
      ...(measured ? [] : [{id: 'benchmark', message: say('benchmark')}]),
      {id: 'look-elsewhere', message: say('look-elsewhere')},
    ],
    danger: [{id: 'change-host', message: say('change-host')}],
  };
}

export function acceleratedEvidence({accelerators}: Machines): Evidence {
  const sources = accelerators
    .slice(0, NAMED)
    .flatMap(({accelerator}) => accelerator.signs[0]?.sources ?? []);
  return {message: say('accelerated', {count: accelerators.length}), sources};
}

export function speedEvidence({slowest}: Machines): Evidence[] {
  if (slowest === undefined) return [];
  const {node} = slowest;
  const ratio = Math.max(1.1, slowest.ratio).toFixed(1);
  const source = {node, command: '-', section: 'benchmark', at: '-'};
  return [{message: say('alike', {ratio}), sources: [source]}];
}

function suspicionEvidence({suspicions}: Machines): Evidence[] {
  return (['no-nesting', 'module'] as const).flatMap((kind) => {
    const found = suspicions.filter((one) => one.kind === kind);
    if (found.length === 0) return [];
    const nodes = found.slice(0, NAMED).map(({node}) => node);
    if (found.length > NAMED) nodes.push('…');
    const sources = found.slice(0, NAMED).map(({source}) => source);
    return [{message: say(kind, {nodes}), sources}];
  });
}
