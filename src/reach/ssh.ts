import {runProcess} from '../platform/process.ts';
import {commandLine, type Mode} from './command-words.ts';
import {type Connections, createConnections, type Turn} from './connections.ts';
import {type ControlFolder, createControlFolder} from './control-folder.ts';
import {byProcess, type FramedProcess, startFramed} from './framed-process.ts';
import {localEnvironment} from './local.ts';
import {cancelledOutcome, cutShort, outcomeOf} from './outcome.ts';
import type {ReachOptions, ReachOutcome, Script, Session} from './reach.ts';
import {type SshTarget, sshArguments} from './ssh-arguments.ts';
import {whyCutShort, whyNotStarted} from './ssh-failure.ts';

export type SshTransport = {
  open(target: SshTarget, script: Script, options: ReachOptions, mode: Mode): Session;
  close(): Promise<void>;
};

const EXIT_LIMIT_MS = 2_000;

/** Scripts over the system’s OpenSSH, one shared connection per node. */
export function createSsh(): SshTransport {
  const connections: Connections = createConnections();
  const used = new Map<string, SshTarget>();
  let folder: ControlFolder | undefined;

  function open(target: SshTarget, script: Script, options: ReachOptions, mode: Mode): Session {
    folder ??= createControlFolder();
    const socket = folder.socketOf(target);
    used.set(socket, target);
    const unsent: string[] = [];
    const ending = new AbortController();
    const signal = AbortSignal.any([ending.signal, ...(options.signal ? [options.signal] : [])]);
    let framed: FramedProcess | undefined;

    async function through(): Promise<ReachOutcome> {
      const turn = options.fresh ? ALONE : await connections.enter(socket, signal);
      if (turn.kind === 'failed') return turn.outcome;
      if (turn.kind === 'aborted') return cancelledOutcome();
      framed = start(target, socket, script, {...options, signal}, mode, turn);
      for (const text of unsent.splice(0)) framed.write(text);
      return finish(framed, target, script, options, turn);
    }

    return {
      write: (text) => (framed === undefined ? void unsent.push(text) : framed.write(text)),
      end: () => ending.abort(),
      done: through(),
    };
  }

  async function close(): Promise<void> {
    const ended = folder;
    if (ended === undefined) return;
    folder = undefined;
    await Promise.all([...used].map(([socket, target]) => exitMaster(target, socket)));
    used.clear();
    ended.remove();
  }

  return {open, close};
}

type Go = Extract<Turn, {kind: 'go'}>;

/** A connection that nobody shares waits for nobody. */
const ALONE: Go = {kind: 'go', started() {}, finished() {}};

function start(
  target: SshTarget,
  socket: string,
  script: Script,
  options: ReachOptions,
  mode: Mode,
  turn: Go,
): FramedProcess {
  return startFramed({
    script,
    mode,
    options,
    sudo: needsSudo(target, options),
    start: byProcess(
      (words) => [
        'ssh',
        ...sshArguments(target, options.fresh ? null : socket, options.timeoutMs),
        commandLine(words),
      ],
      // No window may ask for a password either, not even for a jump host.
      {...localEnvironment(), SSH_ASKPASS_REQUIRE: 'never'},
    ),
    onStarted: turn.started,
  });
}

async function finish(
  framed: FramedProcess,
  target: SshTarget,
  script: Script,
  options: ReachOptions,
  turn: Go,
): Promise<ReachOutcome> {
  const end = await framed.done;
  const attempt = {target, script, options, sudo: needsSudo(target, options)};
  const outcome = outcomeOf(end, script, options, {
    notStarted: (ended) => whyNotStarted(ended, attempt),
    cutShort: (ended) => whyCutShort(ended, attempt) ?? cutShort(ended, script),
  });
  const loginFailed = !end.started && end.process.exit === 255 && end.gaveUp === undefined;
  turn.finished(loginFailed ? outcome : undefined, end.process.exit === 255);
  return outcome;
}

function needsSudo(target: SshTarget, options: ReachOptions): boolean {
  return options.sudo === true && target.user !== 'root';
}

async function exitMaster(target: SshTarget, socket: string): Promise<void> {
  const config = target.configFile === undefined ? [] : ['-F', target.configFile];
  await runProcess({
    argv: ['ssh', ...config, '-o', `ControlPath=${socket}`, '-O', 'exit', '--', target.host],
    timeoutMs: EXIT_LIMIT_MS,
    maxBytes: 1_000,
  });
}
