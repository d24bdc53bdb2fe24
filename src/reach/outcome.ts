import type {Message} from '../model/message.ts';
import type {ReachFailure} from '../model/run.ts';
import type {FramedEnd} from './framed-process.ts';
import {lastLine} from './plain-text.ts';
import type {ReachOptions, ReachOutcome, Script} from './reach.ts';
import {say} from './strings.ts';

export type Failure = {failure: ReachFailure; message: Message};

/**
 * What became of a script. `notStarted` tells why the wrapper never spoke; that is the transport’s own matter,
 * as is `cutShort`, why it spoke and then fell silent.
 */
export function outcomeOf(
  end: FramedEnd,
  script: Script,
  options: ReachOptions,
  transport: {notStarted: (end: FramedEnd) => Failure; cutShort?: (end: FramedEnd) => Failure},
): ReachOutcome {
  const {stdout, stderr, durationMs} = end;
  const common = {stdout, stderr, durationMs};
  if (end.gaveUp === 'too-much-output') {
    return {
      ...common,
      ran: false,
      ...failed('failed', say('too-much-output', {bytes: options.maxBytes})),
    };
  }
  // A script that ended while something it left behind still holds its output has ended.
  if (end.status !== undefined && /^\d+$/.test(end.status)) {
    return {...common, ran: true, exit: Number(end.status)};
  }
  if (end.gaveUp === 'cancelled')
    return {...common, ran: false, ...failed('cancelled', say('cancelled'))};
  if (end.status === 'no-python3') {
    return {...common, ran: false, ...failed('failed', say('no-python3', {script: script.name}))};
  }
  if (!end.started) return {...common, ran: false, ...transport.notStarted(end)};
  if (end.gaveUp === 'timeout') {
    const message = say('time-limit', {seconds: seconds(options)});
    return {...common, ran: false, ...failed('timeout', message)};
  }
  return {...common, ran: false, ...(transport.cutShort?.(end) ?? cutShort(end, script))};
}

export function failed(failure: ReachFailure, message: Message): Failure {
  return {failure, message};
}

/** Said of a script that never began because its caller had given up. */
export function cancelledOutcome(): ReachOutcome {
  const common = {stdout: Buffer.alloc(0), stderr: '', durationMs: 0};
  return {...common, ran: false, ...failed('cancelled', say('cancelled'))};
}

/** Said of a node of which only saved files are known. */
export function savedFilesOutcome(): ReachOutcome {
  const common = {stdout: Buffer.alloc(0), stderr: '', durationMs: 0};
  return {...common, ran: false, ...failed('failed', say('saved-files'))};
}

export function cutShort(end: FramedEnd, script: Script): Failure {
  const detail = end.stderr.trim() === '' ? endWord(end) : lastLine(end.stderr);
  return failed('failed', say('cut-short', {script: script.name, detail}));
}

export function endWord(end: FramedEnd): string {
  return end.process.signal ?? `exit ${end.process.exit ?? '-'}`;
}

export function seconds(options: Pick<ReachOptions, 'timeoutMs'>): number {
  return Math.round(options.timeoutMs / 100) / 10;
}

/** `sudo -n` refused; undefined where sudo had no part in it. */
export function sudoFailure(end: FramedEnd, sudo: boolean): Failure | undefined {
  if (!sudo) return undefined;
  const line = end.stderr.split('\n').find((text) => /\bsudo\b/.test(text));
  if (line === undefined) return undefined;
  return failed('permission-denied', say('sudo-denied', {detail: lastLine(line)}));
}
