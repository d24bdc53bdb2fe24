import type {ReachTarget} from '../model/node.ts';

export type SshTarget = Extract<ReachTarget, {kind: 'ssh'}>;

/** A login that needs longer than this to begin is not coming. */
const CONNECT_SECONDS = 10;
/** How long an idle shared connection outlives a samespec that was killed. */
const PERSIST_SECONDS = 60;

/**
 * Arguments of ssh(1) up to the command. The user’s own configuration stays in force but for what must hold:
 * nothing is asked, host keys are checked, nothing is forwarded, the connection is shared through `controlPath`
 * (null: it is new and its own).
 */
export function sshArguments(
  target: SshTarget,
  controlPath: string | null,
  timeoutMs: number,
): string[] {
  const connectSeconds = Math.max(1, Math.min(CONNECT_SECONDS, Math.ceil(timeoutMs / 1000)));
  const options = [
    'BatchMode=yes',
    'StrictHostKeyChecking=yes',
    'UpdateHostKeys=no',
    'ForwardAgent=no',
    'ForwardX11=no',
    'ClearAllForwardings=yes',
    'PermitLocalCommand=no',
    'RemoteCommand=none',
    'RequestTTY=no',
    'EscapeChar=none',
    'LogLevel=INFO',
    `ConnectTimeout=${connectSeconds}`,
    'ConnectionAttempts=1',
    'ServerAliveInterval=5',
    'ServerAliveCountMax=3',
    ...(controlPath === null
      ? ['ControlMaster=no', 'ControlPath=none']
      : ['ControlMaster=auto', `ControlPath=${controlPath}`, `ControlPersist=${PERSIST_SECONDS}`]),
  ];
  if (target.identityFile !== undefined) options.push('IdentitiesOnly=yes');
  return [
    ...(target.configFile === undefined ? [] : ['-F', target.configFile]),
    ...options.flatMap((option) => ['-o', option]),
    ...userPart(target),
    '--',
    target.host,
  ];
}

/** What a person would type to try the same by hand. */
export function sshByHand(target: SshTarget): string {
  const config = target.configFile === undefined ? [] : ['-F', target.configFile];
  return ['ssh', ...config, ...userPart(target), target.host].join(' ');
}

function userPart(target: SshTarget): string[] {
  return [
    ...(target.user === undefined ? [] : ['-l', target.user]),
    ...(target.port === undefined ? [] : ['-p', String(target.port)]),
    ...(target.identityFile === undefined ? [] : ['-i', target.identityFile]),
    ...(target.jump === undefined ? [] : ['-J', target.jump]),
  ];
}
