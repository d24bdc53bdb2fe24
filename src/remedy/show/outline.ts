import type {Message} from '../../model/message.ts';
import type {Plan, PlanStep} from '../../model/plan.ts';
import {say} from './strings.ts';

/** A plan as headings, sentences and commands, before any of it is text. */
export type Block =
  | {kind: 'title'; message: Message}
  | {kind: 'text'; message: Message}
  | {kind: 'heading'; message: Message}
  | {kind: 'item'; message: Message}
  | {kind: 'label'; text: string}
  /** A command line, or a whole file. */
  | {kind: 'code'; text: string};

const MOST_PATHS = 8;

export function planOutline(plan: Plan): Block[] {
  const {id, remedy, finding, run, findingTitle} = plan;
  return [
    title(say('head', {id: id.slice(0, 12), remedy, finding})),
    text(say('from', {run, title: findingTitle})),
    text(plan.steps.length === 0 ? say('no-steps') : rolloutMessage(plan)),
    ...section(
      'risks',
      plan.acceptedRisks.map(({message}) => item(message)),
    ),
    ...section('does', doesBlocks(plan)),
    ...section('does-not', plan.leftOut.map(item)),
    ...section('proof', proofBlocks(plan)),
    ...section('criterion', criterionBlocks(plan)),
    ...section('undo', undoBlocks(plan)),
    ...section('files', fileBlocks(plan)),
    ...section('tickets', ticketBlocks(plan)),
    ...section(
      'never',
      plan.dangers.map(({message}) => item(message)),
    ),
    ...section('next-head', plan.steps.length === 0 ? [] : [text(say('next'))]),
  ];
}

function rolloutMessage({rollout, targets, steps, windowSeconds}: Plan): Message {
  return say('nodes', {
    count: targets.length,
    steps: steps.length,
    mode: rollout.mode,
    canary: rollout.order[0] ?? '-',
    most: rollout.maxUnavailable,
    seconds: windowSeconds,
  });
}

function doesBlocks({rollout, steps}: Plan): Block[] {
  return rollout.order.flatMap((node) => [
    {kind: 'label' as const, text: node},
    ...steps.filter(({target}) => target === node).flatMap(stepBlocks),
  ]);
}

function stepBlocks(step: PlanStep): Block[] {
  const {argv, namespace, persist, disruptive, blastRadius} = step;
  return [
    item(step.title),
    ...(argv.length === 0 ? [] : [code(commandLine(argv, namespace))]),
    ...(disruptive ? [item(say('disruptive', {interfaces: blastRadius.interfaces}))] : []),
    ...persist.flatMap((each) =>
      each.kind === 'file'
        ? [item(say('keeps-file', {path: each.path})), code(each.content.trimEnd())]
        : [item(say('keeps-command', {command: commandLine(each.argv, null)}))],
    ),
  ];
}

function proofBlocks({steps, proof}: Plan): Block[] {
  if (steps.length === 0) return [];
  const shown = proof.slice(0, MOST_PATHS);
  const more = proof.length - shown.length;
  return [
    item(say('proof-connection')),
    ...shown.map(({from, to, layer, bytes, heldBefore}) =>
      item(say('proof-path', {from, to, layer, bytes, held: String(heldBefore)})),
    ),
    ...(more > 0 ? [item(say('proof-more', {count: more}))] : []),
  ];
}

function criterionBlocks({criterion}: Plan): Block[] {
  if (criterion === null) return [];
  const {metric, region, statistic, marginShare, runsPerArm, order, peers} = criterion;
  const direction = criterion.direction === 'higher-is-better' ? 'higher' : 'lower';
  const params = {metric, region, statistic, direction, order, peers};
  return [item(say('criterion-line', {...params, margin: marginShare, runs: runsPerArm}))];
}

function undoBlocks({rollout, steps}: Plan): Block[] {
  if (steps.length === 0) return [];
  return [
    text(say('undo-line')),
    ...rollout.order.flatMap((node) => [
      {kind: 'label' as const, text: node},
      ...steps
        .filter(({target}) => target === node)
        .reverse()
        .flatMap(undoBlock),
    ]),
  ];
}

function undoBlock({inverse, namespace, persist}: PlanStep): Block[] {
  return [
    ...persist.map((each) =>
      each.kind === 'file'
        ? item(
            say('undo-file', {path: each.path, was: each.oldSha256 === null ? 'absent' : 'copy'}),
          )
        : code(commandLine(each.inverse, null)),
    ),
    ...(inverse.length === 0 ? [] : [code(commandLine(inverse, namespace))]),
  ];
}

function fileBlocks({artifacts}: Plan): Block[] {
  return artifacts.flatMap(({name, content, instructions}) => [
    {kind: 'label' as const, text: name},
    text(instructions),
    code(content.trimEnd()),
  ]);
}

function ticketBlocks({tickets}: Plan): Block[] {
  return tickets.flatMap(({recipient, subject, body}) => [
    text(say('ticket-head', {recipient, subject})),
    ...body.map(item),
  ]);
}

/** As a person would type it; what the node’s own program does is shown in commands of every system. */
export function commandLine(argv: readonly string[], namespace: number | null): string {
  const typed = asTyped(argv);
  const inside = namespace === null ? '' : `nsenter --net=/proc/$(${finder(namespace)})/ns/net `;
  return inside + typed;
}

const GOVERNORS = '/sys/devices/system/cpu/cpu*/cpufreq/scaling_governor';

function asTyped([program = '', ...words]: readonly string[]): string {
  switch (program) {
    case 'samespec-route-mtu': {
      const [to = '', bytes, lock] = words;
      const size = lock === undefined ? `mtu ${bytes}` : `mtu lock ${bytes}`;
      return to === 'default'
        ? `ip route replace $(ip route show exact default) ${size}`
        : `ip route replace ${to} $(ip route get ${to} | grep -oE '(via|dev) [^ ]+') ${size}`;
    }
    case 'samespec-route-back': {
      const [to = ''] = words;
      return to === 'default'
        ? `ip route replace $(ip route show exact default | sed 's/ mtu .*//')`
        : `ip route del ${to}`;
    }
    case 'samespec-governor':
      return `echo ${words[0]} | tee ${GOVERNORS}`;
    case 'samespec-iptables-drop': {
      const [tool = '', table = '', ...rule] = words;
      return plain([tool, '-w', '-t', table, '-D', ...rule]);
    }
    default:
      return plain([program, ...words]);
  }
}

function plain(words: readonly string[]): string {
  return words
    .map((word) => (/^[A-Za-z0-9_.,:/@%+=-]+$/.test(word) ? word : quoted(word)))
    .join(' ');
}

/** Names a process of the pod: its namespace has a number, not a name. */
function finder(namespace: number): string {
  return `lsns -t net -n -o PID,NS | awk '$2==${namespace}{print $1; exit}'`;
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

function section(id: Parameters<typeof say>[0], blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [{kind: 'heading', message: say(id)}, ...blocks];
}

function title(message: Message): Block {
  return {kind: 'title', message};
}

function text(message: Message): Block {
  return {kind: 'text', message};
}

function item(message: Message): Block {
  return {kind: 'item', message};
}

function code(content: string): Block {
  return {kind: 'code', text: content};
}
