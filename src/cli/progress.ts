import type {Message} from '../model/message.ts';
import type {Stage} from '../pipeline/stages.ts';
import type {Context} from './context.ts';

/** Runs stages one after the other, showing a live list on a terminal and plain lines elsewhere. */
export async function runStages(
  stages: readonly Stage[],
  options: {quiet: boolean; signal: AbortSignal; say: (message: Message) => string},
  context: Context,
): Promise<void> {
  if (options.quiet) return runPlainly(stages, options, () => {});
  if (!process.stderr.isTTY || process.env.TERM === 'dumb') {
    return runPlainly(stages, options, context.note);
  }
  const {Listr, ProcessOutput} = await import('listr2');
  const tasks = stages.map((stage) => ({
    title: options.say(stage.title),
    skip: () => options.signal.aborted,
    task: async (_: unknown, task: {output: string; title: string}) => {
      await stage.run({
        update: (done, total, doing) => {
          const detail = typeof doing === 'object' ? options.say(doing) : doing;
          task.output = progressText(done, total, detail);
        },
        tell: (message) => {
          task.title = `${options.say(stage.title)} (${options.say(message)})`;
        },
      });
    },
  }));
  const logger = new ProcessOutput(process.stderr, process.stderr);
  await new Listr(tasks, {rendererOptions: {processOutput: logger} as never}).run();
}

async function runPlainly(
  stages: readonly Stage[],
  options: {signal: AbortSignal; say: (message: Message) => string},
  note: (text: string) => void,
): Promise<void> {
  for (const stage of stages) {
    if (options.signal.aborted) return;
    const title = options.say(stage.title);
    let told = -1;
    await stage.run({
      update: (done, total) => {
        // A line per tenth is enough for a log file.
        const tenth = total === 0 ? 10 : Math.floor((done / total) * 10);
        if (tenth === told) return;
        told = tenth;
        note(`${title} ${progressText(done, total)}`);
      },
      tell: (message) => note(`${title}: ${options.say(message)}`),
    });
  }
}

function progressText(done: number, total: number, detail?: string): string {
  return detail === undefined ? `${done}/${total}` : `${done}/${total}  ${detail}`;
}
