import type {Mode} from './command-words.ts';
import type {FramedEnd, FramedProcess} from './framed-process.ts';
import {byProcess, startFramed} from './framed-process.ts';
import {endWord, type Failure, failed, outcomeOf, sudoFailure} from './outcome.ts';
import {lastLine} from './plain-text.ts';
import type {ReachOptions, Script, Session} from './reach.ts';
import {say} from './strings.ts';

/** Runs scripts on this machine, the same way as on any node. Root needs no sudo. */
export function openLocal(script: Script, options: ReachOptions, mode: Mode): Session {
  const sudo = options.sudo === true && process.getuid?.() !== 0;
  const framed: FramedProcess = startFramed({
    script,
    mode,
    options,
    sudo,
    start: byProcess((words) => words, localEnvironment()),
  });
  const done = framed.done.then((end) =>
    outcomeOf(end, script, options, {notStarted: (ended) => notStarted(ended, script, sudo)}),
  );
  return {write: framed.write, end: framed.end, done};
}

/** This process’s own environment; programs speak untranslated. */
export function localEnvironment(): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined) environment[name] = value;
  }
  return {...environment, LC_ALL: 'C'};
}

function notStarted(end: FramedEnd, script: Script, sudo: boolean): Failure {
  const said =
    end.stderr.trim() === '' ? (end.process.errorCode ?? endWord(end)) : lastLine(end.stderr);
  return (
    sudoFailure(end, sudo) ??
    failed('failed', say('not-started', {script: script.name, detail: said}))
  );
}
