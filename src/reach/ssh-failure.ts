import type {FramedEnd} from './framed-process.ts';
import {endWord, type Failure, failed, seconds, sudoFailure} from './outcome.ts';
import {lastLine, plainLine} from './plain-text.ts';
import type {ReachOptions, Script} from './reach.ts';
import {type SshTarget, sshByHand} from './ssh-arguments.ts';
import {say} from './strings.ts';

export type SshAttempt = {
  target: SshTarget;
  script: Script;
  options: Pick<ReachOptions, 'timeoutMs'>;
  sudo: boolean;
};

/**
 * Why ssh brought no script to run, read from its standard error and exit status (255 is ssh’s own, anything else
 * came from the node). Source: ssh(1) EXIT STATUS; the sentences are those of OpenSSH 7.4 to 10.
 */
export function whyNotStarted(end: FramedEnd, attempt: SshAttempt): Failure {
  const {target, options} = attempt;
  const host = target.host;
  const port = String(target.port ?? 22);
  if (end.process.end === 'not-started') return notHere(end, attempt);
  if (end.gaveUp === 'timeout') {
    return failed('timeout', say('no-answer', {host, port, seconds: seconds(options)}));
  }
  if (end.process.exit === 255 || end.process.exit === null) return connectFailure(end, attempt);
  const denied = sudoFailure(end, attempt.sudo);
  if (denied !== undefined) return denied;
  if (/syntax error/i.test(end.stderr)) {
    const params = {script: attempt.script.name, detail: lastLine(end.stderr)};
    return failed('failed', say('not-started', params));
  }
  // sshd’s own remark about a home that is not there says nothing about the shell.
  const errors = end.stderr.replaceAll(/^Could not chdir to home directory.*$/gm, '');
  const said = errors.trim() === '' ? end.process.stdout.toString('utf8') : errors;
  const detail = said.trim() === '' ? endWord(end) : lastLine(said);
  return failed('no-shell', say('no-shell', {host, detail}));
}

const CONNECTION_LOST =
  /Connection (?:closed|reset)|closed by remote host|Broken pipe|not responding|terminated unexpectedly|read from master failed/i;

/** Why a script that was running fell silent: the connection, where ssh says so; else undefined (it was killed there). */
export function whyCutShort(end: FramedEnd, attempt: SshAttempt): Failure | undefined {
  const line = end.stderr.split('\n').findLast((text) => CONNECTION_LOST.test(text));
  if (end.process.exit !== 255 || line === undefined) return undefined;
  return failed('closed', say('closed', {host: attempt.target.host, detail: plainLine(line)}));
}

function notHere(end: FramedEnd, {target}: SshAttempt): Failure {
  if (end.process.errorCode === 'ENOENT') return failed('failed', say('ssh-missing'));
  const detail = end.process.errorCode ?? '-';
  return failed('failed', say('failed', {host: target.host, detail, command: sshByHand(target)}));
}

function connectFailure(end: FramedEnd, {target}: SshAttempt): Failure {
  const said = end.stderr;
  const host = target.host;
  const port = String(target.port ?? 22);
  const command = sshByHand(target);
  const line = (pattern: RegExp) =>
    plainLine(said.split('\n').find((text) => pattern.test(text)) ?? lastLine(said));

  if (/HOST IDENTIFICATION HAS CHANGED|host key for .* has changed/i.test(said)) {
    return failed('host-key-changed', changedKey(said, host, target.port));
  }
  if (/host key is known for|Host key verification failed/.test(said)) {
    return failed('host-key-unknown', say('host-key-unknown', {host, command}));
  }
  const denied = /(\S+@\S+): Permission denied(?: \(([^)]*)\))?/.exec(said);
  if (denied !== null || /Too many authentication failures|Permission denied/.test(said)) {
    return failed('permission-denied', deniedLogin(said, host, denied));
  }
  if (/Could not resolve hostname|Name or service not known/.test(said)) {
    return failed('unresolved', say('unresolved', {host}));
  }
  if (/Connection refused/.test(said)) return failed('refused', say('refused', {host, port}));
  if (/timed out/i.test(said)) {
    return failed('timeout', say('connect-timeout', {host, port, detail: line(/timed out/i)}));
  }
  const noRoute = /No route to host|Network is unreachable|Host is down/i;
  if (noRoute.test(said))
    return failed('unreachable', say('unreachable', {host, detail: line(noRoute)}));
  const cut =
    /Connection closed|Connection reset|closed by remote host|Broken pipe|not responding/i;
  if (cut.test(said)) return failed('closed', say('closed', {host, detail: line(cut)}));
  return failed('failed', say('failed', {host, detail: lastLine(said), command}));
}

function changedKey(said: string, host: string, port: number | undefined) {
  const where = plainLine(/Offending \S+ key in (.+)/.exec(said)?.[1] ?? 'known_hosts');
  const name = port === undefined || port === 22 ? host : `[${host}]:${port}`;
  const file = where.replace(/:\d+$/, '');
  return say('host-key-changed', {host, where, command: `ssh-keygen -f '${file}' -R '${name}'`});
}

function deniedLogin(said: string, host: string, denied: RegExpExecArray | null) {
  const login = plainLine(denied?.[1] ?? host);
  const methods = plainLine(denied?.[2] ?? '-');
  const unusable =
    /^(Load key .*|no such identity: .*|Warning: Identity file .*|.*bad permissions.*)$/m;
  const detail = unusable.exec(said)?.[1];
  if (detail !== undefined) return say('key-unusable', {login, detail: plainLine(detail)});
  if (/password|keyboard-interactive/.test(methods) && !methods.includes('publickey')) {
    return say('asks-for-password', {login, methods});
  }
  return say('permission-denied', {login, methods});
}
