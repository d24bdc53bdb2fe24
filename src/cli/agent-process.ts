import {pathToFileURL} from 'node:url';
import {runAgent} from '../agent/main.ts';
import type {AgentOptions} from '../agent/options.ts';
import {isAppError} from '../model/error.ts';
import type {Language} from '../model/message.ts';

/** `samespec agent` as it stays: its options as JSON, and the language of its only sentence. Returns the exit status. */
export async function runProcess(words: readonly string[]): Promise<number> {
  const [options = '', language = 'en'] = words;
  try {
    await runAgent(JSON.parse(options) as AgentOptions);
    return 0;
  } catch (error) {
    if (!isAppError(error)) throw error;
    const {errorSpeaker} = await import('../pipeline/catalogue.ts');
    const sentence = errorSpeaker(language as Language)(error.userMessage);
    process.stderr.write(`samespec: ${sentence}\n`);
    return error.exitCode;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.title = 'samespec agent';
  process.exitCode = await runProcess(process.argv.slice(2));
}
