import {basename} from 'node:path';

/** What the user typed to come here: kubectl runs its plugin `samespec` as `kubectl-samespec`. */
export function calledAs(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): string {
  // The script of a clone starts Node.js itself, and says how it was called.
  const file = env.SAMESPEC_CALLED ?? basename(argv[1] ?? '');
  return file.startsWith('kubectl-samespec') ? 'kubectl samespec' : 'samespec';
}
