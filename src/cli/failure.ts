import {CommanderError} from 'commander';
import {isAppError} from '../model/error.ts';
import type {Context} from './context.ts';

/** Tells the user in one sentence what stopped samespec; returns the exit status. */
export async function failureStatus(error: unknown, context: Context): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Error && error.name === 'AbortError') return 130;
  if (!isAppError(error)) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    context.note(
      context.text({
        en: `samespec: a mistake in samespec itself, please report it:\n${detail}`,
        'zh-CN': `samespec：程序自身出错，请反馈：\n${detail}`,
      }),
    );
    return 1;
  }
  const {errorSpeaker} = await import('../pipeline/catalogue.ts');
  context.note(`samespec: ${errorSpeaker(context.language)(error.userMessage)}`);
  return error.exitCode;
}
