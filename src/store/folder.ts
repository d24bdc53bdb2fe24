import {homedir} from 'node:os';
import {join} from 'node:path';

/** Where saved runs live: `$SAMESPEC_HOME/runs`, else the user’s data folder (XDG Base Directory). */
export function runsFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  if (env.SAMESPEC_HOME) return join(env.SAMESPEC_HOME, 'runs');
  const data = env.XDG_DATA_HOME || join(homedir(), '.local', 'share');
  return join(data, 'samespec', 'runs');
}
