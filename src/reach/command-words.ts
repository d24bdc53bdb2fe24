import type {Script} from './reach.ts';

const PLAIN = /^[A-Za-z0-9_.,:/@%+=-]+$/;
/** How much longer than the caller’s limit a script may live on a node that lost its caller. */
const SPARE_SECONDS = 5;

export type Mode = 'once' | 'talk';

/**
 * What is run on the node: the same for every script, but for plain words.
 * Throws on any other word: that is a mistake in our code, never node output.
 */
export function commandWords(
  script: Script,
  options: {nonce: string; timeoutMs: number; mode: Mode; sudo: boolean},
): [string, ...string[]] {
  for (const word of script.args) {
    if (!PLAIN.test(word)) {
      throw new Error(`${script.name}: parameter ${JSON.stringify(word)} is not a plain word`);
    }
  }
  const seconds = Math.ceil(options.timeoutMs / 1000) + SPARE_SECONDS;
  const shell = ['-s', '--', options.nonce, String(seconds), options.mode, ...script.args];
  return options.sudo ? ['sudo', '-n', 'sh', ...shell] : ['sh', ...shell];
}

/** The words as one command line for whatever login shell the node has; quoted, as zsh reads a leading `=` its own way. */
export function commandLine(words: readonly string[]): string {
  return words
    .map((word) => (/^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/.test(word) ? word : `'${word}'`))
    .join(' ');
}
