import type {Message} from '../../model/message.ts';
import {say} from '../strings.ts';
import type {Grid} from './path-mtu.ts';
import type {JudgedPath, Pattern} from './patterns.ts';

const PAIRS_SHOWN = 3;

/** A pattern in one sentence: which paths, what they are, where to look. */
export function patternMessage(grid: Pick<Grid<JudgedPath>, 'layer'>, pattern: Pattern): Message {
  const {count} = pattern;
  const layer = say(`layer-${grid.layer}`);
  return say('pattern', {
    layer,
    which: whichOf(pattern),
    what: say(whatOf(pattern)),
    where: whereOf(pattern),
    count,
  });
}

function whichOf(pattern: Pattern): Message {
  const {count} = pattern;
  switch (pattern.kind) {
    case 'all':
      return say('pattern-all', {count});
    case 'node-out':
    case 'node-in':
    case 'node-cross':
      return say(`pattern-${pattern.kind}`, {count, node: pattern.node});
    case 'region-out':
    case 'region-in':
    case 'region-cross':
    case 'region-whole':
    case 'region-inside':
      return say(`pattern-${pattern.kind}`, {count, region: pattern.region});
    case 'block':
      return say('pattern-block', {count, from: pattern.from, to: pattern.to});
    case 'region-pair': {
      const [a, b] = pattern.between;
      return say('pattern-region-pair', {count, a, b});
    }
    case 'single':
      return say('pattern-single', {count, pairs: pairsOf(pattern.pairs)});
  }
}

function whatOf({problem, state}: Pattern) {
  if (problem === 'unknown') return 'what-unknown';
  return state === 'black-hole' || state === 'general-loss'
    ? (`what-${state}` as const)
    : 'what-mixed';
}

function pairsOf(pairs: readonly [string, string][]): readonly string[] | Message {
  const names = pairs.map(([from, to]) => `${from} > ${to}`);
  const shown = names.slice(0, PAIRS_SHOWN);
  const more = names.length - shown.length;
  return more > 0 ? say('examples-more', {shown: shown.join(', '), more}) : shown;
}

function whereOf(pattern: Pattern): Message {
  const clean = pattern.cleanInside;
  switch (pattern.kind) {
    case 'all':
      return say(pattern.problem === 'unknown' ? 'look-all-unknown' : 'look-all');
    case 'node-out':
      return say('look-out', {who: pattern.node});
    case 'node-in':
      return say('look-in', {who: pattern.node});
    case 'node-cross':
      return say('look-node', {node: pattern.node});
    case 'region-out':
      return say('look-out', {who: pattern.region});
    case 'region-in':
      return say('look-in', {who: pattern.region});
    case 'region-cross':
      return say('look-region-edge', {region: pattern.region});
    case 'region-whole':
    case 'region-inside':
      return say('look-region', {region: pattern.region});
    case 'block':
      return say('look-between', {a: pattern.from, b: pattern.to, clean});
    case 'region-pair':
      return say('look-between', {a: pattern.between[0], b: pattern.between[1], clean});
    case 'single':
      return say('look-single', {count: pattern.count});
  }
}
