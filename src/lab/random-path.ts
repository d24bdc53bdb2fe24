import type {PathMtuState} from '../model/path.ts';
import {type Dice, diceFrom} from './random-numbers.ts';
import {type LinkDirection, Scenario} from './scenario.ts';

export const SMALLEST_LINK_BYTES = 1280;
export const LARGEST_LINK_BYTES = 9001;

/** What is so of one ordered pair of nodes, known before anything is measured. */
export type PathTruth = {
  from: string;
  to: string;
  /** Largest packet that arrives. */
  passBytes: number;
  state: Extract<PathMtuState, 'ok' | 'local-emsgsize' | 'icmp-clamped' | 'black-hole'>;
  /** Share of packets of any size lost on the way there and on the way back, 0..1. */
  lossShare: number;
  backLossShare: number;
  /** There and back. */
  rttMs: number;
};

export type RandomPathOptions = {
  /** 2 to 10; every two of them have a link. Left out: 4, which makes 12 ordered pairs. */
  regions?: number;
  /** Nodes per region. Left out: 1. */
  nodes?: number;
  /** False: no link loses packets. */
  loss?: boolean;
  /** Largest delay of a link one way, at most 80, which is also the value where left out. */
  maxDelayMs?: number;
};

export type RandomPaths = {scenario: Scenario; truth: PathTruth[]};

/** MTUs that are met in the field: tunnels, PPPoE, clouds, jumbo frames. */
const REALISTIC_LINKS = [
  1280, 1380, 1400, 1412, 1420, 1440, 1450, 1454, 1460, 1480, 1492, 1500, 1500, 1500, 3498, 8500,
  8896, 8900, 8951, 9000, 9001,
] as const;
const CARDS = [1500, 1500, 1500, 9001, 9001, 8900, 9000, 1450] as const;
const MAX_DELAY_MS = 80;
const MAX_LOSS_SHARE = 0.02;
/** Pods fit through the smallest link with a vxlan around them, so that only the paths of the hosts differ. */
const POD_MTU = SMALLEST_LINK_BYTES - 50;
const NAMES = 'abcdefghij';

/**
 * A fleet with links drawn at random, and the truth about every ordered pair. The same seed and options give the
 * same fleet. Per direction of a link: MTU 1280 to 9001 (half of them values met in the field, half any), whether
 * routers return ICMP, loss 0 to 2 %, delay 0 to 80 ms. No link is larger than the cards it leads to, so the
 * link alone decides and the truth has no doubtful case. Pure.
 */
export function randomPathScenario(seed: number, options: RandomPathOptions = {}): RandomPaths {
  const dice = diceFrom(seed);
  const {regions: count = 4, nodes = 1, loss = true, maxDelayMs = MAX_DELAY_MS} = options;
  const cards = new Map([...NAMES.slice(0, count)].map((name) => [name, dice.pick(CARDS)]));
  const names = [...cards.keys()];
  const links = names.flatMap((a, i) =>
    names.slice(i + 1).map((b) => ({
      between: [a, b] as [string, string],
      toward: {
        [b]: randomDirection(dice, cards.get(b) ?? 0, {loss, maxDelayMs}),
        [a]: randomDirection(dice, cards.get(a) ?? 0, {loss, maxDelayMs}),
      },
    })),
  );
  const title = {en: `Random paths, seed ${seed}`, 'zh-CN': `随机路径，种子 ${seed}`};
  const summary = {
    en: 'Links drawn at random: size, silence, loss and delay differ in each direction.',
    'zh-CN': '链路随机生成：每个方向的大小、是否通知、丢包和时延各不相同。',
  };
  const drawn: Scenario = {
    schemaVersion: 1,
    name: `random-path-${seed}`,
    title,
    summary,
    node: {overlay: {podMtuBytes: POD_MTU}},
    regions: Object.fromEntries(
      [...cards].map(([name, nicMtuBytes]) => [name, {nodes, nicMtuBytes}]),
    ),
    links,
    service: null,
    expect: {},
  };
  const truth = truthOf(drawn);
  // Only of paths without loss is it certain what will be measured.
  const certain = truth.filter((path) => path.lossShare === 0 && path.backLossShare === 0);
  const paths = certain.map(({from, to, passBytes, state}) => ({from, to, passBytes, state}));
  return {scenario: Scenario.parse({...drawn, expect: {paths}}), truth};
}

function randomDirection(
  dice: Dice,
  cardBytes: number,
  {loss, maxDelayMs}: {loss: boolean; maxDelayMs: number},
): Required<Omit<LinkDirection, 'rateMbit'>> {
  const met = dice.next() < 0.5;
  const any = dice.between(SMALLEST_LINK_BYTES, LARGEST_LINK_BYTES);
  const mtuBytes = Math.min(met ? dice.pick(REALISTIC_LINKS) : any, cardBytes);
  const reportsTooBig = dice.next() < 0.5;
  // Most links lose nothing; the others up to 2 %, in steps of a tenth of a per cent.
  const lossy = dice.next() < 0.3;
  const lossShare = dice.between(1, MAX_LOSS_SHARE * 1000) / 1000;
  const delayMs = dice.between(0, Math.min(maxDelayMs, MAX_DELAY_MS));
  return {mtuBytes, reportsTooBig, lossShare: loss && lossy ? lossShare : 0, delayMs};
}

/** Truth of every ordered pair, by the table “states of path MTU”. */
function truthOf(scenario: Scenario): PathTruth[] {
  const nodes = Object.entries(scenario.regions).flatMap(([region, {nodes: count, nicMtuBytes}]) =>
    Array.from({length: count}, (_, i) => ({
      id: `${region}-${i + 1}`,
      region,
      cardBytes: nicMtuBytes ?? 1500,
    })),
  );
  const sorted = nodes.map(({cardBytes}) => cardBytes).sort((a, b) => a - b);
  const median = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return nodes.flatMap((source) =>
    nodes
      .filter((destination) => destination !== source)
      .map((destination) => {
        const way = directionOf(scenario, source.region, destination.region);
        const back = directionOf(scenario, destination.region, source.region);
        const linkBytes = way?.mtuBytes ?? destination.cardBytes;
        const passBytes = Math.min(source.cardBytes, linkBytes);
        const reference = Math.max(source.cardBytes, destination.cardBytes, median);
        const silent = way?.reportsTooBig === false;
        return {
          from: source.id,
          to: destination.id,
          passBytes,
          state: stateOf({passBytes, ownBytes: source.cardBytes, reference, silent}),
          lossShare: way?.lossShare ?? 0,
          backLossShare: back?.lossShare ?? 0,
          rttMs: (way?.delayMs ?? 0) + (back?.delayMs ?? 0),
        };
      }),
  );
}

function stateOf(path: {
  passBytes: number;
  ownBytes: number;
  reference: number;
  silent: boolean;
}): PathTruth['state'] {
  if (path.passBytes < path.ownBytes) return path.silent ? 'black-hole' : 'icmp-clamped';
  return path.ownBytes < path.reference ? 'local-emsgsize' : 'ok';
}

/** Null within a region: there is no link. */
function directionOf({links}: Scenario, from: string, to: string): LinkDirection | null {
  const link = links?.find(
    ({between}) => from !== to && between.every((r) => r === from || r === to),
  );
  return link?.toward?.[to] ?? null;
}
